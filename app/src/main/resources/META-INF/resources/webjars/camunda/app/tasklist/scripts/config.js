// Stands in for the file of the same name that Camunda ships.
import { language, settings } from '../../../assets/lastmile/settings.js';

const description = language === 'zh'
  ? { claim: '认领所选任务', filter: '转到第一个筛选器', list: '转到第一个任务', form: '转到任务表单的第一项', start: '打开“启动流程”' }
  : {
    claim: 'claims the currently selected task',
    filter: 'set the focus to the first filter in the list',
    list: 'sets the focus to the first task in the list',
    form: 'sets the focus to the first input field in a task form',
    start: 'opens the start process modal dialog'
  };

export default {
  ...settings({ zh: '任务办理', en: 'Tasklist' }, ['tasklist']),
  shortcuts: {
    claimTask: { key: 'ctrl+alt+c', description: description.claim },
    focusFilter: { key: 'ctrl+shift+f', description: description.filter },
    focusList: { key: 'ctrl+alt+l', description: description.list },
    focusForm: { key: 'ctrl+alt+f', description: description.form },
    startProcess: { key: 'ctrl+alt+p', description: description.start }
  }
};
