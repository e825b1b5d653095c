// Keeps the report page on the device, so that it opens without network. It sends nothing: a form that did not get
// through leads back to the page, where the draft is.
'use strict';
const PAGES = 'lastmile-report-page';
const FILES = 'lastmile-report-files';
const REPORT = '/report';
const PATIENCE = 8000;
const SHELL = /^\/(assets\/portal|webjars\/leaflet|geo)\//;

self.addEventListener('install', event => {
  self.skipWaiting();
  event.waitUntil(refresh().catch(() => undefined));
});
self.addEventListener('activate', event => event.waitUntil(self.clients.claim()));

const keep = async (name, key, answer) => {
  if (answer.ok && answer.type === 'basic' && !answer.redirected) {
    await (await caches.open(name)).put(key, answer.clone());
  }
  return answer;
};

// The page, and whatever it is made of.
const refresh = async () => {
  const answer = await keep(PAGES, REPORT, await fetch(REPORT, { headers: { Accept: 'text/html' } }));
  const html = await answer.text();
  const parts = Array.from(html.matchAll(/(?:src|href|data-library|data-sheet|data-towns|data-roads)="(\/[^"?]+)"/g), found => found[1]).filter(path => SHELL.test(path));
  await Promise.all(Array.from(new Set(parts), path => fetch(path).then(part => keep(FILES, path, part))));
};

const inTime = request => new Promise((resolve, reject) => {
  setTimeout(() => reject(new Error('late')), PATIENCE);
  fetch(request).then(resolve, reject);
});

const page = async request => {
  try {
    return await keep(PAGES, REPORT, await inTime(request));
  } catch (unreachable) {
    return (await (await caches.open(PAGES)).match(REPORT)) || Response.error();
  }
};

const file = async (request, path) => {
  const kept = await (await caches.open(FILES)).match(path);
  const newer = fetch(request).then(answer => keep(FILES, path, answer));
  if (!kept) {
    return newer;
  }
  newer.catch(() => undefined);
  return kept;
};

self.addEventListener('fetch', event => {
  const { request } = event;
  const address = new URL(request.url);
  if (address.origin !== self.location.origin) {
    return;
  }
  if (request.mode === 'navigate' && address.pathname === REPORT) {
    event.respondWith(request.method === 'GET' ? page(request) : fetch(request).catch(() => Response.redirect(REPORT, 303)));
  } else if (request.method === 'GET' && SHELL.test(address.pathname)) {
    event.respondWith(file(request, address.pathname));
  }
});
