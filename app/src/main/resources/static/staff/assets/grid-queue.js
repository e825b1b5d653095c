// What an officer did is kept on the telephone first and sent from there, so that a dead spot loses nothing. Each action
// has a key of its own; the server does one key once, however often it is sent.
window.lastmile = (() => {
  'use strict';
  const words = document.getElementById('words').dataset;
  const PULSE = '/staff/grid/pulse';
  const ACTIONS = '/staff/grid/actions';
  const PATIENCE = 20000;

  const done = request => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  let opened = null;
  const database = () => {
    if (!opened) {
      const request = indexedDB.open('lastmile-grid', 1);
      request.onupgradeneeded = () => request.result.createObjectStore('actions', { keyPath: 'key' });
      opened = done(request);
    }
    return opened;
  };
  const store = async (mode, work) => done(work((await database()).transaction('actions', mode).objectStore('actions')));
  const all = async () => (await store('readonly', actions => actions.getAll())).sort((a, b) => a.made - b.made);
  const put = action => store('readwrite', actions => actions.put(action));
  const remove = key => store('readwrite', actions => actions.delete(key));

  const fresh = () => (crypto.randomUUID ? crypto.randomUUID()
    : Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join(''));

  const changed = () => document.dispatchEvent(new Event('lastmile:queue'));

  const within = (address, options) => {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), PATIENCE);
    return fetch(address, Object.assign({ signal: stop.signal, redirect: 'error', headers: {} }, options))
      .finally(() => clearTimeout(timer));
  };

  // Who is signed on, and the token of that session; null without network, {} without session.
  const pulse = async () => {
    try {
      const answer = await within(PULSE, { headers: { Accept: 'application/json' }, cache: 'no-store' });
      return answer.ok ? await answer.json() : answer.status === 401 || answer.status === 403 ? {} : null;
    } catch (unreachable) {
      return null;
    }
  };

  const body = action => {
    const form = new FormData();
    ['key', 'kind', 'subject'].forEach(name => form.append(name, action[name]));
    form.append('data', JSON.stringify(action.data));
    action.photos.forEach(photo => form.append('photos', photo.blob, photo.name));
    return form;
  };

  // Pages kept before this was done show what is not so any more; the worker fetches them again while there is a network.
  const renew = numbers => {
    const worker = navigator.serviceWorker && navigator.serviceWorker.controller;
    if (worker && numbers.length > 0) {
      worker.postMessage({ renew: ['/staff/grid'].concat(numbers.map(number => `/staff/grid/cases/${number}`)) });
    }
  };

  // 'sent', 'refused' or 'later'
  const send = async (action, session) => {
    let answer;
    try {
      answer = await within(ACTIONS, { method: 'POST', body: body(action),
        headers: { Accept: 'application/json', [session.header]: session.token } });
    } catch (unreachable) {
      return { state: 'later' };
    }
    const told = await answer.json().catch(() => ({}));
    if (answer.ok) {
      return { state: 'sent', number: told.trackingNumber };
    }
    const later = answer.status >= 500 || [401, 408, 429].includes(answer.status);
    return { state: later ? 'later' : 'refused', words: told.detail || words.refused };
  };

  let running = null;
  let expired = false;
  const sendAll = async () => {
    const actions = await all();
    const waiting = actions.filter(action => action.state === 'waiting');
    const results = {};
    if (waiting.length === 0) {
      return results;
    }
    const session = await pulse();
    expired = Boolean(session && !session.officer);
    if (!session || !session.officer) {
      return results;
    }
    // What was done in the belief that something before it would be is not sent when that was refused.
    const refused = new Set(actions.filter(action => action.state === 'refused').map(action => action.key));
    const cases = new Set();
    let reached = true;
    for (const action of waiting.filter(one => one.officer === session.officer)) {
      const held = refused.has(action.after);
      if (held || reached) {
        const result = held ? { state: 'refused', words: words.held, held } : await send(action, session);
        results[action.key] = result;
        if (result.state === 'sent') {
          await remove(action.key);
          action.about && cases.add(action.about);
        } else if (result.state === 'refused') {
          refused.add(action.key);
          await put(Object.assign(action, { state: 'refused', words: result.words, held }));
        } else {
          reached = false;
        }
        changed();
      }
    }
    renew(Array.from(cases));
    return results;
  };

  // One after the other, also over several open pages of one telephone.
  const flush = () => {
    const locked = () => (navigator.locks ? navigator.locks.request('lastmile-grid', sendAll) : sendAll());
    running = (running || Promise.resolve()).then(locked, locked).finally(changed);
    return running;
  };

  return {
    words,
    all,
    flush,
    get expired() {
      return expired;
    },
    say: (text, ...parts) => parts.reduce((said, part, at) => said.replace(`{${at}}`, part), text),
    dismiss: key => remove(key).then(changed),
    // With it goes what was held because of it. What was held itself goes alone when asked for: the officer may have got
    // by another way what it needed.
    again: async key => {
      const actions = await all();
      const chosen = new Set([key]);
      actions.forEach(one => one.held && chosen.has(one.after) && chosen.add(one.key));
      for (const one of actions.filter(action => chosen.has(action.key))) {
        await put(Object.assign(one, { state: 'waiting', words: '', held: false, after: one.key === key ? '' : one.after }));
      }
      await flush();
    },
    // Keeps the action and tries to send it; says 'sent', 'refused' with words, or 'kept'. Of one case, each waits for the
    // one before it, in the order in which they were done, whatever the telephone's clock says.
    act: async (kind, subject, data, photos, title, about) => {
      const key = fresh();
      const before = await all();
      const same = one => about && one.about === about && one.officer === words.officer && one.state === 'waiting';
      const latest = before.filter(same).pop();
      await put({ key, kind, subject, data, title, about, after: latest ? latest.key : '', officer: words.officer,
        made: before.reduce((made, one) => Math.max(made, one.made + 1), Date.now()), state: 'waiting',
        photos: Array.from(photos, file => ({ name: file.name, blob: file })) });
      changed();
      const result = (await flush())[key];
      if (result && result.state !== 'later') {
        return Object.assign({ key }, result);
      }
      const still = (await all()).find(one => one.key === key);
      return !still ? { key, state: 'sent' } : still.state === 'refused' ? { key, state: 'refused', words: still.words, held: still.held }
        : { key, state: 'kept' };
    }
  };
})();
