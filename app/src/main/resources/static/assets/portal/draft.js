// Keeps what a resident has filled in, photographs too, on the device: without network, and after the page was closed.
// It is sent by the person who presses the button and by nobody else. A draft has one token for its whole life, so that
// sending it again after a doubtful end makes no second case.
(() => {
  'use strict';
  const form = document.getElementById('report');
  if (!form || !window.indexedDB) {
    return;
  }
  const notice = document.getElementById('draft');
  const forget = document.getElementById('forget');
  const KEPT = ['description', 'category', 'subjectOrganisation', 'latitude', 'longitude', 'town', 'village', 'place',
    'contactName', 'contactPhone', 'contactEmail'];
  const DAYS = 30;
  const PATIENCE = 8000;

  const done = request => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const opened = (() => {
    const request = indexedDB.open('lastmile-report', 1);
    request.onupgradeneeded = () => request.result.createObjectStore('drafts');
    return done(request);
  })();
  const store = async (mode, work) => done(work((await opened).transaction('drafts', mode).objectStore('drafts')));

  const say = (...texts) => {
    notice.querySelector('p').textContent = texts.filter(Boolean).join(' ');
    notice.hidden = !texts.some(Boolean);
    notice.classList.toggle('good', !texts.includes(notice.dataset.offline));
  };

  let photos = [];
  const filled = () => KEPT.some(name => form.elements[name].value.trim() && name !== 'town') || photos.length > 0;
  const token = form.elements.token;
  const draft = files => ({ token: token.value, at: Date.now(), photos: files,
    fields: KEPT.reduce((fields, name) => Object.assign(fields, { [name]: form.elements[name].value }), {}) });

  // One after the other, so that an older state never comes last.
  let writing = Promise.resolve();
  const save = () => {
    writing = writing.then(() => (filled() ? store('readwrite', drafts => drafts.put(draft(photos), 'draft'))
      : store('readwrite', drafts => drafts.delete('draft'))))
      .then(() => { forget.hidden = !filled(); })
      .catch(() => store('readwrite', drafts => drafts.put(draft([]), 'draft')).then(() => say(notice.dataset.full), () => undefined));
    return writing;
  };
  let pause = 0;
  form.addEventListener('input', () => {
    clearTimeout(pause);
    pause = setTimeout(save, 400);
  });
  form.addEventListener('change', save);
  document.addEventListener('lastmile:placed', save);
  document.addEventListener('lastmile:photos', event => {
    photos = event.detail;
    save();
  });
  document.addEventListener('visibilitychange', () => document.hidden && save());

  const restore = kept => {
    token.value = kept.token;
    KEPT.forEach(name => {
      form.elements[name].value = kept.fields[name] || '';
    });
    ['town', 'category', 'latitude'].forEach(name => form.elements[name].dispatchEvent(new Event('change', { bubbles: false })));
    document.dispatchEvent(new CustomEvent('lastmile:village', { detail: kept.fields.village || '' }));
    photos = kept.photos;
    document.dispatchEvent(new CustomEvent('lastmile:restored', { detail: photos }));
    document.getElementById('coordinates').open = Boolean(kept.fields.latitude);
    forget.hidden = false;
    say(notice.dataset.back, notice.dataset.kept, navigator.onLine ? '' : notice.dataset.offline);
  };
  const fresh = () => (crypto.randomUUID ? crypto.randomUUID()
    : Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join(''));
  const begin = async () => {
    const kept = await store('readonly', drafts => drafts.get('draft'));
    const young = kept && Date.now() - kept.at < DAYS * 86400000;
    if (form.dataset.fresh) {
      // The page may come from the device's memory, and its token with it.
      token.value = fresh();
      if (young) {
        restore(kept);
      }
    } else if (young) {
      // The server showed the form again with the words; browsers give no photographs back.
      photos = kept.photos;
      document.dispatchEvent(new CustomEvent('lastmile:restored', { detail: photos }));
      await save();
    }
    if (!navigator.onLine && !notice.textContent.trim()) {
      say(notice.dataset.offline);
    }
    form.dataset.drafts = 'ready';
  };

  forget.addEventListener('click', () => {
    form.reset();
    photos = [];
    store('readwrite', drafts => drafts.delete('draft')).then(() => location.assign(location.pathname));
  });

  // Whether the city can be reached is asked before the page is given up for the answer.
  const reachable = () => {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), PATIENCE);
    return fetch('/report/worker.js', { method: 'HEAD', cache: 'no-store', signal: stop.signal })
      .then(answer => answer.ok, () => false).finally(() => clearTimeout(timer));
  };
  form.addEventListener('submit', event => {
    event.preventDefault();
    save().then(reachable).then(online => {
      if (online) {
        sessionStorage.setItem('lastmile-sent', token.value);
        form.submit();
        return;
      }
      document.dispatchEvent(new Event('lastmile:unsent'));
      say(notice.dataset.offline);
      notice.scrollIntoView({ block: 'center' });
    });
  });
  window.addEventListener('offline', () => say(notice.dataset.offline));
  window.addEventListener('online', () => say(filled() ? notice.dataset.online : ''));

  if (navigator.serviceWorker) {
    navigator.serviceWorker.register('/report/worker.js', { scope: '/report' })
      .then(() => navigator.serviceWorker.ready).then(() => {
        form.dataset.worker = 'ready';
      }).catch(() => undefined);
  }
  begin().catch(() => undefined);
})();
