// Chinese where the applications' locale files do not reach: AngularJS's dates and numbers, and the texts that
// Camunda's programs, form-js and its date picker have built in. Loaded before the application starts.

import { attributes, texts } from './phrases.js';

const MONTHS = '一月,二月,三月,四月,五月,六月,七月,八月,九月,十月,十一月,十二月'.split(',');
const DAYS = '日一二三四五六'.split('');

const numbers = (before, after) => ({
  minInt: 1, minFrac: before, maxFrac: after, posPre: '', posSuf: '', negPre: '-', negSuf: '', gSize: 3, lgSize: 3
});

window.angular.module('ngLocale', [], ['$provide', $provide => $provide.value('$locale', {
  id: 'zh-cn',
  DATETIME_FORMATS: {
    AMPMS: ['上午', '下午'],
    DAY: DAYS.map(day => '星期' + day),
    ERANAMES: ['公元前', '公元'],
    ERAS: ['公元前', '公元'],
    FIRSTDAYOFWEEK: 0,
    MONTH: MONTHS,
    SHORTDAY: DAYS.map(day => '周' + day),
    SHORTMONTH: MONTHS.map((month, index) => index + 1 + '月'),
    STANDALONEMONTH: MONTHS,
    WEEKENDRANGE: [5, 6],
    fullDate: 'y年M月d日EEEE',
    longDate: 'y年M月d日',
    medium: 'y年M月d日 HH:mm:ss',
    mediumDate: 'y年M月d日',
    mediumTime: 'HH:mm:ss',
    short: 'y/M/d HH:mm',
    shortDate: 'y/M/d',
    shortTime: 'HH:mm'
  },
  NUMBER_FORMATS: {
    CURRENCY_SYM: '¥',
    DECIMAL_SEP: '.',
    GROUP_SEP: ',',
    PATTERNS: [numbers(0, 3), { ...numbers(2, 2), posPre: '\u00a4', negPre: '-\u00a4' }]
  },
  localeID: 'zh_CN',
  pluralCat: () => 'other'
})]);

function inChinese(phrases, text) {
  const english = text.trim();
  for (const [pattern, chinese] of phrases) {
    if (pattern === english) {
      return text.replace(english, chinese);
    }
    if (pattern instanceof RegExp && pattern.test(english)) {
      return english.replace(pattern, chinese);
    }
  }
  return text;
}

// The program that wrote a text goes on writing into the same node, so the node stays and only its text changes.
function translateTexts(selector, phrases) {
  document.querySelectorAll(selector).forEach(element => {
    element.childNodes.forEach(node => {
      if (node.nodeType === Node.TEXT_NODE) {
        const chinese = inChinese(phrases, node.data);
        if (chinese !== node.data) {
          node.data = chinese;
        }
      }
    });
  });
}

function translateAttribute(selector, name, phrases) {
  document.querySelectorAll(selector).forEach(element => {
    const english = element.getAttribute(name);
    const chinese = inChinese(phrases, english);
    if (chinese !== english) {
      element.setAttribute(name, chinese);
    }
  });
}

function translate() {
  texts.forEach(({ selector, phrases }) => translateTexts(selector, phrases));
  attributes.forEach(({ selector, name, phrases }) => translateAttribute(selector, name, phrases));
}

// On a first visit the applications read some texts before their language file has come, and would show those texts'
// keys for good. They keep the file here from then on: so it is put here before they start.
async function keepLanguageFile() {
  const application = document.querySelector('base').getAttribute('app-name');
  const folder = document.querySelector('base').getAttribute('app-root') + '/app/' + application + '/locales/';
  const kept = JSON.parse(localStorage.getItem('camunda-web') || '{}');
  const key = folder + '_locales_data_zh_' + window.bust;
  if (!kept[key]) {
    const file = await fetch(folder + 'zh.json?bust=' + window.bust);
    if (file.ok) {
      localStorage.setItem('camunda-web', JSON.stringify({ ...kept, [key]: await file.text() }));
    }
  }
}

function begin() {
  document.documentElement.lang = 'zh-CN';
  translate();
  // In the same turn as the change, so that no English is ever painted.
  new MutationObserver(translate).observe(document.body, {
    subtree: true, childList: true, characterData: true, attributes: true,
    attributeFilter: [...new Set(attributes.map(({ name }) => name))]
  });
}

// Who imports it waits for this, as in cockpit.js. Without the file the application still starts, and asks for it itself.
export const then = resolve => keepLanguageFile().catch(error => console.error(error)).then(() => {
  begin();
  resolve({});
});
