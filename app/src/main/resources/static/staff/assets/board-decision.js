// A decision on the board itself: the task's own form in a window over it, sent past the same gate as everywhere. Without
// it the link leads to a page with the same form.
window.lastmile = (() => {
  'use strict';
  const words = document.getElementById('words').dataset;
  const dialog = document.getElementById('decide');
  const fresh = () => (crypto.randomUUID ? crypto.randomUUID()
    : Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join(''));
  const told = (form, text) => {
    const problem = Array.from(form.children).find(part => part.classList.contains('problem'));
    problem.textContent = text;
    problem.hidden = !text;
  };
  const leave = () => {
    if (!dialog) {
      location.assign('/staff/board');
      return;
    }
    const said = document.getElementById('decided');
    said.textContent = dialog.dataset.done;
    said.hidden = false;
    dialog.close();
    document.dispatchEvent(new Event('lastmile:decided'));
  };

  const queue = {
    words,
    say: (text, ...parts) => parts.reduce((said, part, at) => said.replace(`{${at}}`, part), text),
    // Whoever presses twice, or again after a broken line, does it once: the form keeps its key.
    submit: async (form, kind, subject, data) => {
      const button = form.querySelector('button[type=submit]');
      button.disabled = true;
      told(form, '');
      form.dataset.key = form.dataset.key || fresh();
      const body = new FormData();
      Object.entries({ key: form.dataset.key, kind, subject, data: JSON.stringify(data), _csrf: form.elements._csrf.value })
        .forEach(([name, value]) => body.append(name, value));
      try {
        const answer = await fetch(form.action, { method: 'POST', body, redirect: 'error', headers: { Accept: 'application/json' } });
        if (answer.ok) {
          leave();
        } else {
          const refused = await answer.json().catch(() => ({}));
          told(form, refused.detail || words.refused);
        }
      } catch (unreachable) {
        told(form, form.dataset.failed);
      } finally {
        button.disabled = false;
      }
    }
  };

  if (dialog && dialog.showModal) {
    let opener = '';
    const open = link => fetch(link.href, { headers: { Accept: 'text/html' }, redirect: 'error' })
      .then(answer => answer.ok ? answer.text() : Promise.reject(new Error(String(answer.status))))
      .then(text => {
        const part = new DOMParser().parseFromString(text, 'text/html').getElementById('decision');
        opener = link.id;
        dialog.querySelector('.place').replaceChildren(document.importNode(part, true));
        queue.draw(dialog.querySelector('form.form'));
        dialog.querySelectorAll('.fields a').forEach(elsewhere => Object.assign(elsewhere, { target: '_blank', rel: 'noopener' }));
        dialog.showModal();
        dialog.querySelector('.fields input, .fields select, .fields textarea').focus();
      });
    document.addEventListener('click', event => {
      const link = event.target instanceof Element ? event.target.closest('a.decide') : null;
      if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
        event.preventDefault();
        open(link).catch(() => location.assign(link.href));
      }
    });
    dialog.addEventListener('close', () => {
      dialog.querySelector('.place').replaceChildren();
      const link = document.getElementById(opener);
      if (link) {
        link.focus();
      }
    });
  }
  return queue;
})();
