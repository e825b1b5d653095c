// The editor of forms: that of form-js 1.8.7, which Tasklist shows forms with.
import { FormEditor } from '@bpmn-io/form-js-editor';
import { translatePage } from './chinese.js';
import { start } from './page.js';
import '@bpmn-io/form-js-viewer/dist/assets/form-js.css';
import '@bpmn-io/form-js-editor/dist/assets/form-js-editor.css';
import './editor.css';

start((place, language) => {
  const editor = new FormEditor({ container: place });
  window.lastmileModeler = editor;
  translatePage(place, language);
  return {
    open: text => editor.importSchema(JSON.parse(text)),
    text: async () => JSON.stringify(editor.saveSchema(), null, 2) + '\n',
    onChange: listener => editor.on('changed', listener)
  };
});
