// The board of an organisation: renews itself, and takes cards that are dragged onto an officer. Without it the list
// behind "assign" does the same.
(() => {
  'use strict';
  const EVERY = 3000;
  const form = document.getElementById('assign');
  let dragged = null;

  const closest = (event, selector) => event.target instanceof Element ? event.target.closest(selector) : null;

  document.addEventListener('dragstart', event => {
    const card = closest(event, '[data-number]');
    if (card) {
      dragged = card.dataset.number;
      event.dataTransfer.setData('text/plain', dragged);
      event.dataTransfer.effectAllowed = 'move';
    }
  });
  document.addEventListener('dragend', () => { dragged = null; });
  document.addEventListener('dragover', event => {
    const officer = closest(event, '[data-officer]');
    document.querySelectorAll('.over').forEach(other => other.classList.toggle('over', other === officer));
    if (officer && dragged) {
      officer.classList.add('over');
      event.preventDefault();
    }
  });
  document.addEventListener('drop', event => {
    const officer = closest(event, '[data-officer]');
    if (officer && dragged) {
      event.preventDefault();
      form.elements.namedItem('number').value = dragged;
      form.elements.namedItem('officer').value = officer.dataset.officer;
      form.submit();
    }
  });

  const renew = () => {
    const live = document.getElementById('live');
    if (document.hidden || dragged) {
      return Promise.resolve();
    }
    return fetch(live.dataset.live, { headers: { Accept: 'text/html' }, redirect: 'error' })
      .then(answer => answer.ok ? answer.text() : Promise.reject(new Error(String(answer.status))))
      .then(text => {
        const fresh = new DOMParser().parseFromString(text, 'text/html').getElementById('live');
        if (!fresh || dragged) {
          return;
        }
        live.querySelector('.asof').replaceWith(fresh.querySelector('.asof').cloneNode(true));
        if (fresh.innerHTML === live.innerHTML) {
          return;
        }
        const focused = live.contains(document.activeElement) ? document.activeElement.id : '';
        const people = live.querySelector('.people');
        const scrolled = people ? people.scrollTop : 0;
        live.replaceWith(fresh);
        const again = focused && document.getElementById(focused);
        if (again) {
          again.focus({ preventScroll: true });
        }
        if (fresh.querySelector('.people')) {
          fresh.querySelector('.people').scrollTop = scrolled;
        }
      }).catch(() => undefined);
  };
  document.addEventListener('lastmile:decided', renew);
  const again = () => setTimeout(() => renew().then(again), EVERY);
  again();
})();
