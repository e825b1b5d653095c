// Printing and copying, where the browser can.
(() => {
  'use strict';
  const print = document.getElementById('print');
  print.hidden = false;
  print.addEventListener('click', () => window.print());
  const copy = document.getElementById('copy');
  if (navigator.clipboard) {
    copy.hidden = false;
    copy.addEventListener('click', () => navigator.clipboard.writeText(document.getElementById('link').href)
      .then(() => { copy.textContent = copy.dataset.copied; }));
  }
})();
