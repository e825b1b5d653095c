// What Camunda's four applications have in common here: language, name, and no greeting of the vendor's.
// They take the first language of the browser, cut at the hyphen, if it is an available one, else the fallback.
// Only one is ever loaded: with two, the one that comes last sets the dates' language, whoever is reading.

const wished = (navigator.languages && navigator.languages[0]) || navigator.language || '';

/** Chinese for everybody but those whose browser asks for English, as on our own pages. */
export const language = wished.toLowerCase().startsWith('en') ? 'en' : 'zh';

/** The settings of one application, whose name is given in each language, and what we add to it. */
export function settings(names, plugins = []) {
  return {
    app: {
      vendor: language === 'zh' ? '最后一公里 Lastmile' : 'Lastmile',
      name: names[language]
    },
    locales: {
      availableLocales: ['zh', 'en'],
      fallbackLocale: language
    },
    customScripts: [...(language === 'zh' ? ['chinese'] : []), ...plugins].map(script => '../../assets/lastmile/' + script),
    disableWelcomeMessage: true
  };
}
