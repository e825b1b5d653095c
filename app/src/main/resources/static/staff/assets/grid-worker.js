// Keeps the terminal's pages on the telephone for a dead spot. The network comes first; what it cannot give is shown as
// it was. Nothing is sent from here: that is the queue's part, on the page.
'use strict';
const PAGES = 'lastmile-grid-pages';
const FILES = 'lastmile-grid-files';
const HOME = '/staff/grid';
const PATIENCE = 8000;
const LIVE = /^\/staff\/grid\/(pulse|lists|worker\.js)/;

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', event => event.waitUntil(self.clients.claim()));

const keep = async (name, request, answer) => {
  if (answer.ok && answer.type === 'basic' && !answer.redirected) {
    await (await caches.open(name)).put(request, answer.clone());
  }
  return answer;
};

const inTime = request => new Promise((resolve, reject) => {
  setTimeout(() => reject(new Error('late')), PATIENCE);
  fetch(request).then(resolve, reject);
});

const page = async request => {
  const { pathname, search } = new URL(request.url);
  const address = pathname.startsWith(HOME) ? pathname : pathname + search;
  try {
    return await keep(PAGES, address, await inTime(request));
  } catch (unreachable) {
    const kept = await caches.open(PAGES);
    return (await kept.match(address)) || (request.mode === 'navigate' && (await kept.match(HOME))) || Response.error();
  }
};

const file = async request => {
  const kept = await (await caches.open(FILES)).match(request);
  const newer = fetch(request).then(answer => keep(FILES, request, answer));
  if (!kept) {
    return newer;
  }
  newer.catch(() => undefined);
  return kept;
};

self.addEventListener('fetch', event => {
  const address = new URL(event.request.url);
  if (event.request.method !== 'GET' || address.origin !== self.location.origin || LIVE.test(address.pathname)) {
    return;
  }
  if (/^\/(staff\/assets|webjars|geo)\//.test(address.pathname)) {
    event.respondWith(file(event.request));
  } else if (address.pathname.startsWith('/staff/grid') || /^\/staff\/requests\/[^/]+\/photos\//.test(address.pathname)) {
    event.respondWith(page(event.request));
  }
});

// Pages that an officer has not opened yet, with all that they are made of, so that they are there in a dead spot. The
// page itself is kept last: one that is there without its scripts would never be completed.
const PARTS = /(?:src|href)="(\/(?:staff\/assets|webjars)\/[^"]+\.(?:js|css)|\/staff\/requests\/[^"]+thumbnail=true)"/g;
const keepWhole = async address => {
  const answer = await fetch(address, { headers: { Accept: 'text/html' } });
  const text = await answer.clone().text();
  const parts = new Set(Array.from(text.matchAll(PARTS), found => found[1].replace(/&amp;/g, '&')));
  const photo = part => part.startsWith('/staff/requests');
  await Promise.all(Array.from(parts, async part => {
    const kept = await caches.open(photo(part) ? PAGES : FILES);
    return (await kept.match(part)) || fetch(part).then(found => keep(photo(part) ? PAGES : FILES, part, found));
  }));
  await keep(PAGES, address, answer);
};
self.addEventListener('message', event => event.waitUntil((async () => {
  const kept = await caches.open(PAGES);
  for (const address of event.data.keep || []) {
    if (!(await kept.match(address))) {
      await keepWhole(address).catch(() => undefined);
    }
  }
  for (const address of event.data.renew || []) {
    await keepWhole(address).catch(() => undefined);
  }
})()));
