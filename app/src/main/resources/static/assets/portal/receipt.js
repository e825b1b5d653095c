// The draft's end; printing and copying, where the browser can.
(() => {
  'use strict';
  // What was sent from this page's window has been received: its draft has done its work.
  const sent = sessionStorage.getItem('lastmile-sent');
  if (sent && window.indexedDB) {
    const request = indexedDB.open('lastmile-report', 1);
    request.onupgradeneeded = () => request.result.createObjectStore('drafts');
    request.onsuccess = () => {
      const drafts = request.result.transaction('drafts', 'readwrite').objectStore('drafts');
      drafts.get('draft').onsuccess = event => {
        if (event.target.result && event.target.result.token === sent) {
          drafts.delete('draft');
        }
      };
    };
    sessionStorage.removeItem('lastmile-sent');
  }
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
