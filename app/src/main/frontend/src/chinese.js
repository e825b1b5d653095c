// Chinese texts of the editors: by their own translation service where they have one, on the page where they have none.
import texts from './zh.json';

/** @returns what the editors' `translate` service is, in the page's language */
export function translation(language) {
  const dictionary = language === 'zh' ? texts : {};
  return {
    translate: ['value', (text, gaps) => fill(dictionary[text] || text, gaps || {})]
  };
}

function fill(text, gaps) {
  return text.replace(/{([^}]+)}/g, (gap, name) => name in gaps ? gaps[name] : gap);
}

/** Translates what appears below an element: an editor without a translation service writes its texts there. */
export function translatePage(root, language) {
  if (language !== 'zh') {
    return;
  }
  const ATTRIBUTES = ['title', 'placeholder', 'aria-label', 'data-placeholder'];
  const text = node => {
    const known = texts[node.nodeValue.trim()];
    if (known && !node.parentElement.closest('textarea, [contenteditable]')) {
      node.nodeValue = node.nodeValue.replace(node.nodeValue.trim(), known);
    }
  };
  const element = node => ATTRIBUTES.filter(name => texts[node.getAttribute(name)])
      .forEach(name => node.setAttribute(name, texts[node.getAttribute(name)]));
  const walk = node => {
    if (node.nodeType === Node.TEXT_NODE) {
      text(node);
    } else if (node.nodeType === Node.ELEMENT_NODE) {
      element(node);
      node.childNodes.forEach(walk);
    }
  };
  new MutationObserver(changes => changes.forEach(change => {
    change.addedNodes.forEach(walk);
    if (change.type === 'characterData') {
      text(change.target);
    } else if (change.type === 'attributes') {
      element(change.target);
    }
  })).observe(root, { childList: true, subtree: true, characterData: true, attributes: true, attributeFilter: ATTRIBUTES });
  walk(root);
}
