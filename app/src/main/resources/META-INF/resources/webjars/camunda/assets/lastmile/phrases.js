// English that is built into the applications' programs, and where it stands. Each place is named as narrowly as it
// can be, so that nothing a person wrote is ever taken for it. A phrase is the whole text or a pattern of it.

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October',
  'November', 'December'];
const months = MONTHS.map((month, index) => [month, index + 1 + '月']);
const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'].map((day, index) => [day, '日一二三四五六'[index]]);

const formErrors = [
  ['Field is required.', '此项必填。'],
  ['Field must be a valid email.', '请填写正确的电子邮箱。'],
  ['Field must be a valid  international phone number. (e.g. +4930664040900)',
    '请填写正确的国际电话号码（例如 +8653282288888）。'],
  [/^Field must match pattern (.*)\.$/s, '格式不符合要求：$1'],
  [/^Field must have minimum value of (.*)\.$/, '不能小于 $1。'],
  [/^Field must have maximum value of (.*)\.$/, '不能大于 $1。'],
  [/^Field must have minimum length of (.*)\.$/, '至少填写 $1 个字。'],
  [/^Field must have maximum length of (.*)\.$/, '最多填写 $1 个字。'],
  ['Value is not a number.', '请填写数字。'],
  ['Value is expected to be an integer.', '请填写整数。'],
  [/^Value is expected to have at most (\d+) decimal digits?\.$/, '最多 $1 位小数。'],
  [/^Please select a valid value, the two nearest valid values are (.*) and (.*)\.$/,
    '请填写有效的值，最接近的是 $1 和 $2。']
];

/** Texts between tags. */
export const texts = [
  { selector: '.fjs-form-field-error li', phrases: formErrors },
  { selector: '.fjs-select-display.fjs-select-placeholder', phrases: [['Select', '请选择']] },
  { selector: '.fjs-dropdownlist-empty',
    phrases: [['No results', '没有结果'], ['All values selected', '已全部选择']] },
  { selector: '.flatpickr-monthDropdown-month, .flatpickr-calendar .cur-month', phrases: months },
  { selector: '.flatpickr-weekday', phrases: days },
  { selector: '.tooltip-inner', phrases: [
    ['Toggle this section', '展开或收起此部分'],
    ['Suspended Job Definition', '已挂起的作业定义'],
    ['Select all', '全选'],
    ['Unselect all', '取消全选']
  ] }
];

/** Texts in attributes. */
export const attributes = [
  { selector: '.fjs-container input[placeholder]', name: 'placeholder', phrases: [
    ['Search', '搜索'],
    ['hh:mm', '时:分'],
    ['hh:mm ?m', '时:分'],
    ['yyyy/mm/dd', '年/月/日'],
    ['yyyy/m/d', '年/月/日']
  ] },
  { selector: '.fjs-container [aria-label]', name: 'aria-label', phrases: [
    ['Increment', '增加'],
    ['Decrement', '减少'],
    ['Previous page', '上一页'],
    ['Next page', '下一页']
  ] },
  { selector: '.flatpickr-calendar [aria-label]', name: 'aria-label', phrases: [['Month', '月'], ['Year', '年']] },
  { selector: '[title]', name: 'title', phrases: [
    ['zoom in', '放大'],
    ['zoom out', '缩小'],
    ['reset zoom', '恢复缩放'],
    ['Toggle this section', '展开或收起此部分'],
    ['Select all', '全选'],
    ['Unselect all', '取消全选']
  ] }
];
