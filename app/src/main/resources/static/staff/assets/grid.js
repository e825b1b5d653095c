// The terminal's page: clocks that run, the order by distance, what waits to be sent, and the worker for dead spots.
(() => {
  'use strict';
  const queue = window.lastmile;
  const words = queue.words;
  const field = id => document.getElementById(id);

  // Clocks.
  const span = minutes => (minutes >= 1440 ? queue.say(words.days, Math.floor(minutes / 1440), Math.floor(minutes % 1440 / 60))
    : minutes >= 60 ? queue.say(words.hours, Math.floor(minutes / 60), minutes % 60) : queue.say(words.minutes, minutes));
  const tick = () => document.querySelectorAll('[data-due]').forEach(card => {
    const left = card.querySelector('.left');
    const minutes = Math.floor((new Date(card.dataset.due) - Date.now()) / 60000);
    left.textContent = queue.say(minutes < 0 ? words.late : words.left, span(Math.abs(minutes)));
  });

  // Distance: worked out here, from a position that never leaves the telephone.
  let position = null;
  const radians = degrees => degrees * Math.PI / 180;
  const metres = card => {
    if (!position || !card.dataset.latitude) {
      return Infinity;
    }
    const [from, to] = [radians(position.latitude), radians(Number(card.dataset.latitude))];
    const across = radians(Number(card.dataset.longitude) - position.longitude) * Math.cos((from + to) / 2);
    return 6371000 * Math.hypot(across, to - from);
  };
  const shown = distance => (!Number.isFinite(distance) ? '' : distance < 1000
    ? queue.say(words.metres, Math.round(distance / 10) * 10) : queue.say(words.kilometres, (distance / 1000).toFixed(1)));
  // The most urgent first, and of the same urgency the nearest.
  const order = () => {
    if (!position) {
      return;
    }
    document.querySelectorAll('.cards').forEach(list => {
      const cards = Array.from(list.children, card => ({ card, away: metres(card), standing: Number(card.dataset.standing) }));
      cards.forEach(({ card, away }) => { card.querySelector('.away').textContent = shown(away); });
      const sorted = cards.slice().sort((a, b) => a.standing - b.standing || a.away - b.away || 0);
      if (sorted.some(({ card }, at) => list.children[at] !== card)) {
        const focus = document.activeElement;
        list.append(...sorted.map(({ card }) => card));
        focus.focus();
      }
    });
  };
  const near = field('near');
  if (near) {
    near.hidden = !navigator.geolocation;
    near.addEventListener('click', () => {
      if (position) {
        location.reload();
        return;
      }
      navigator.geolocation.getCurrentPosition(found => {
        position = found.coords;
        near.setAttribute('aria-pressed', 'true');
        order();
      }, () => { field('near-words').textContent = words.noPlace; }, { timeout: 15000, maximumAge: 60000 });
    });
  }

  // What waits to be sent.
  const entry = action => {
    const item = document.createElement('li');
    item.className = action.state;
    item.dataset.key = action.key;
    const what = document.createElement('strong');
    what.textContent = `${words[action.kind.toLowerCase()]} ${action.title}`;
    const state = document.createElement('span');
    const foreign = action.officer !== words.officer;
    state.textContent = action.state === 'refused' ? `${words.refused}${words.refused && action.words ? ': ' : ''}${action.words}`
      : foreign ? queue.say(words.foreign, action.officer) : queue.expired ? words.signOn : words.waiting;
    item.append(what, state);
    const button = (text, work) => {
      const made = Object.assign(document.createElement('button'), { type: 'button', className: 'quiet', textContent: text });
      made.addEventListener('click', work);
      item.append(made);
    };
    if (action.state === 'refused' && !foreign) {
      button(words.again, () => queue.again(action.key));
      button(words.dismiss, () => queue.dismiss(action.key));
    }
    return item;
  };
  let sentBefore = 0;
  const showQueue = async () => {
    const actions = await queue.all().catch(() => []);
    const section = field('queue');
    section.hidden = actions.length === 0;
    section.querySelector('ul').replaceChildren(...actions.map(entry));
    if (actions.length < sentBefore) {
      document.body.dispatchEvent(new Event('lastmile:done'));
    }
    sentBefore = actions.length;
  };
  document.addEventListener('lastmile:queue', showQueue);

  // Forms of one case.
  const told = (form, text) => {
    const problem = form.querySelector('.problem');
    problem.textContent = text;
    problem.hidden = !text;
  };
  const main = document.querySelector('main');
  // A refusal is said beside the form, where the officer is; sent or kept leads back, unless the officer can go on here.
  queue.submit = async (form, kind, subject, data, photos, title, next) => {
    const button = form.querySelector('button[type=submit]');
    button.disabled = true;
    queue.submitting = true;
    told(form, '');
    try {
      const result = await queue.act(kind, subject, data, photos, title, main.dataset.number || '');
      if (result.state === 'refused' && !result.held) {
        await queue.dismiss(result.key);
        told(form, result.words);
      } else if (result.state === 'kept' && queue.goesOn && await queue.goesOn()) {
        form.reset();
        tell(words.kept);
      } else {
        const kept = result.state !== 'sent';
        sessionStorage.setItem('lastmile-said', result.held ? result.words : kept ? words.kept
          : result.number ? queue.say(words.registered, result.number) : words.sent);
        location.assign(kept ? '/staff/grid' : next);
      }
    } catch (full) {
      told(form, words.noStore);
    } finally {
      queue.submitting = false;
      button.disabled = false;
      document.dispatchEvent(new Event('lastmile:queue'));
    }
  };
  const here = location.pathname;
  document.querySelectorAll('form.take').forEach(form => form.addEventListener('submit', event => {
    event.preventDefault();
    queue.submit(form, 'TAKE', form.dataset.task, {}, [], main.dataset.number, here);
  }));
  document.querySelectorAll('form.evidence-form').forEach(form => form.addEventListener('submit', event => {
    event.preventDefault();
    queue.submit(form, 'EVIDENCE', main.dataset.number, { stage: form.dataset.stage, shown: form.elements.shown.checked },
      form.elements.photos.files, form.dataset.title, here);
  }));

  // Without network.
  const link = field('link');
  let said = sessionStorage.getItem('lastmile-said');
  sessionStorage.removeItem('lastmile-said');
  let reached = true;
  const showLink = () => {
    const online = navigator.onLine && reached;
    link.hidden = online && !said;
    link.textContent = online ? said || '' : [said, words.offline].filter(Boolean).join(' ');
    link.classList.toggle('good', online);
  };
  const tell = text => {
    said = text;
    showLink();
  };
  const reach = now => {
    if (reached !== now) {
      reached = now;
      said = now ? null : said;
      showLink();
      now && queue.flush();
    }
  };
  document.body.addEventListener('htmx:sendError', () => reach(false));
  document.body.addEventListener('htmx:afterRequest', event => event.detail.xhr.status > 0 && reach(true));
  window.addEventListener('online', () => {
    tell(null);
    queue.flush();
  });
  window.addEventListener('offline', showLink);
  showLink();

  // The pages on the telephone belong to whoever is signed on.
  const PAGES = 'lastmile-grid-pages';
  const forget = () => (window.caches ? caches.delete(PAGES) : Promise.resolve());
  const ready = localStorage.getItem('lastmile-grid-officer') === words.officer ? Promise.resolve() : forget();
  localStorage.setItem('lastmile-grid-officer', words.officer);
  const keep = () => {
    const worker = navigator.serviceWorker && navigator.serviceWorker.controller;
    if (worker && navigator.onLine) {
      const cases = Array.from(document.querySelectorAll('.cards a'), link => link.pathname);
      worker.postMessage({ keep: ['/staff/grid', '/staff/grid/patrol'].concat(cases) });
    }
  };
  if (navigator.serviceWorker) {
    ready.then(() => navigator.serviceWorker.register('/staff/grid/worker.js', { scope: '/staff/grid' }))
      .then(() => navigator.serviceWorker.ready).catch(() => undefined);
    navigator.serviceWorker.addEventListener('controllerchange', keep);
  }
  ready.then(keep);
  const leave = field('leave');
  if (leave) {
    leave.addEventListener('submit', event => {
      event.preventDefault();
      queue.all().catch(() => []).then(actions => {
        if (actions.length === 0 || confirm(words.unsent)) {
          forget().then(() => leave.submit());
        }
      });
    });
  }

  document.body.addEventListener('htmx:afterSwap', () => { tick(); order(); keep(); });
  document.addEventListener('visibilitychange', () => document.hidden || queue.flush());
  setInterval(tick, 20000);
  setInterval(() => queue.all().then(actions => actions.some(action => action.state === 'waiting') && queue.flush(),
    () => undefined), 15000);
  tick();
  showQueue().then(queue.flush, () => undefined);
})();
