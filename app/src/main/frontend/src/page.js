// The page around an editor: drawing or source text, saving, and what the server found.

/** Starts the page with an editor: { open(text), text(), onChange(listener) }, each of the first two a promise. */
export function start(create) {
  const form = document.getElementById('model');
  const words = form.dataset;
  const drawing = document.getElementById('drawing');
  const source = form.elements.content;
  const state = { drawn: false, dirty: false, opening: false };
  const editor = create(drawing, words.language);

  const touch = () => {
    // Opening a model is no change, though editors tell it like one.
    if (!state.opening) {
      state.dirty = true;
      say(words.unsaved);
    }
  };
  editor.onChange(touch);
  source.addEventListener('input', touch);
  window.addEventListener('beforeunload', event => {
    if (state.dirty && words.editable === 'true') {
      event.preventDefault();
      event.returnValue = '';
    }
  });

  const [draw, text] = tabs(form, words);
  draw.addEventListener('click', () => showDrawing());
  text.addEventListener('click', () => showSource());
  form.addEventListener('submit', event => {
    event.preventDefault();
    save();
  });
  document.addEventListener('keydown', event => {
    if ((event.ctrlKey || event.metaKey) && event.key === 's') {
      event.preventDefault();
      save();
    }
  });
  showDrawing().then(() => form.setAttribute('data-ready', 'true'));

  async function showDrawing() {
    state.opening = true;
    try {
      drawing.hidden = false;
      await editor.open(source.value);
      refuse('');
      show(true);
    } catch (error) {
      show(false);
      refuse(words.unreadable.replace('{0}', String(error.message || error).split('\n')[0]));
    } finally {
      state.opening = false;
    }
  }

  async function showSource() {
    if (state.drawn) {
      source.value = await editor.text();
      show(false);
    }
  }

  function show(drawn) {
    state.drawn = drawn;
    drawing.hidden = !drawn;
    source.hidden = drawn;
    source.required = !drawn;
    draw.setAttribute('aria-pressed', String(drawn));
    text.setAttribute('aria-pressed', String(!drawn));
  }

  async function save() {
    if (words.editable !== 'true') {
      return;
    }
    if (state.drawn) {
      source.value = await editor.text();
    }
    try {
      const answer = await fetch(form.action, {
        method: 'POST', body: new FormData(form), headers: { Accept: 'application/json' }, credentials: 'same-origin'
      });
      const told = await answer.json();
      if (answer.ok) {
        form.elements.over.value = told.revision;
        state.dirty = false;
        refuse('');
        say(words.saved);
        list(told.findings);
      } else {
        refuse(told.detail || words.failed);
      }
    } catch (error) {
      refuse(words.failed);
    }
  }

  /** Shows the findings; an id that no person can read gets a field for a better one. */
  function list(findings) {
    const place = document.getElementById('findings');
    place.textContent = '';
    if (!findings.length) {
      return;
    }
    const box = add(place, 'div', '', 'problem');
    box.setAttribute('role', 'alert');
    add(box, 'p', words.findings);
    const items = add(box, 'ul', '', 'findings');
    findings.forEach(finding => {
      const item = add(items, 'li', '');
      add(item, 'code', finding.file, 'small');
      item.append(' ');
      add(item, 'code', finding.element, 'small');
      item.append(' ' + finding.words + ' ');
      if (finding.rename && finding.file === words.name) {
        renaming(item, finding.element);
      }
    });
  }

  function renaming(item, id) {
    const field = add(item, 'input', '', 'rename');
    field.setAttribute('aria-label', words.rename + ' ' + id);
    const button = add(item, 'button', words.rename, 'quiet');
    button.type = 'button';
    button.addEventListener('click', async () => {
      const name = field.value.trim();
      const text = state.drawn ? await editor.text() : source.value;
      if (/^[A-Za-z][A-Za-z0-9_-]*$/.test(name) && !text.includes('"' + name + '"')) {
        source.value = text.split('"' + id + '"').join('"' + name + '"').split('"#' + id + '"').join('"#' + name + '"')
            .split('>' + id + '<').join('>' + name + '<');
        touch();
        button.disabled = true;
        if (state.drawn) {
          await showDrawing();
        }
      } else {
        field.focus();
      }
    });
  }

  function say(text) {
    document.getElementById('said').textContent = text;
  }

  function refuse(text) {
    const place = document.getElementById('refused');
    place.textContent = text;
    place.hidden = !text;
  }
}

function tabs(form, words) {
  const bar = document.createElement('div');
  bar.className = 'tabs';
  const buttons = [['draw', words.draw], ['text', words.text]].map(([id, label]) => {
    const button = add(bar, 'button', label, 'quiet');
    button.type = 'button';
    button.id = id;
    return button;
  });
  form.prepend(bar);
  const saving = document.getElementById('save');
  if (saving) {
    bar.append(saving);
  }
  return buttons;
}

function add(parent, name, text, className) {
  const element = document.createElement(name);
  element.textContent = text;
  if (className) {
    element.className = className;
  }
  parent.append(element);
  return element;
}
