// Asks for guides that may answer the report, when the category is chosen and when the writer pauses.
(() => {
  'use strict';
  const box = document.getElementById('guides');
  const category = document.getElementById('category');
  const description = document.getElementById('description');
  if (!box || !category || !description) {
    return;
  }
  const PAUSE = 800;
  let timer = 0;
  let asked = 0;

  const confidential = () => Boolean((category.selectedOptions[0] || { dataset: {} }).dataset.confidential);

  const ask = () => {
    clearTimeout(timer);
    const number = ++asked;
    const words = new URLSearchParams({ category: category.value, description: description.value.slice(0, 2000) });
    const answer = confidential() ? Promise.resolve('')
      : fetch(box.dataset.url, { method: 'POST', body: words }).then(reply => reply.ok ? reply.text() : '');
    answer.then(html => {
      if (number === asked && box.innerHTML.trim() !== html.trim()) {
        box.innerHTML = html;
      }
    }).catch(() => undefined);
  };

  category.addEventListener('change', ask);
  description.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });
})();
