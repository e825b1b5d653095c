// Draws a Camunda form from its own schema, with the browser's native controls: a designer's change shows here without
// a line of this being touched. What cannot be drawn is said, and the officer led to Tasklist. The rules are checked here
// for comfort; the server checks them again.
(() => {
  'use strict';
  const queue = window.lastmile;
  const words = queue.words;
  const make = (tag, properties, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };

  // The part of FEEL that conditions of forms are written in. What is not understood hides nothing.
  const TOKEN = /\s*("(?:[^"\\]|\\.)*"|\d+(?:\.\d+)?|[\p{L}_][\p{L}\p{N}_.]*|!=|<=|>=|[=<>()[\],])/yu;
  const tokens = text => {
    const found = [];
    TOKEN.lastIndex = 0;
    while (TOKEN.lastIndex < text.trimEnd().length) {
      const at = TOKEN.exec(text);
      if (!at) {
        throw new SyntaxError(text);
      }
      found.push(at[1]);
    }
    return found;
  };
  const feel = (text, data) => {
    const left = tokens(text);
    const take = expected => {
      const token = left.shift();
      if (token === undefined || expected && token !== expected) {
        throw new SyntaxError(text);
      }
      return token;
    };
    const list = end => {
      const values = [];
      while (left[0] !== end) {
        values.push(either());
        if (left[0] === ',') {
          take();
        }
      }
      take(end);
      return values;
    };
    const value = () => {
      const token = take();
      if (token === '(') {
        const inner = either();
        take(')');
        return inner;
      }
      if (token === '[') {
        return list(']');
      }
      if (token === 'not') {
        take('(');
        const inner = either();
        take(')');
        return !inner;
      }
      if (token[0] === '"') {
        return JSON.parse(token);
      }
      if (/^\d/.test(token)) {
        return Number(token);
      }
      if (/^[=<>!)\],]/.test(token) || left[0] === '(') {
        throw new SyntaxError(text);
      }
      return { true: true, false: false, null: null }[token] !== undefined || token === 'null'
        ? { true: true, false: false, null: null }[token] : token.split('.').reduce((held, name) => (held || {})[name], data);
    };
    const same = (one, other) => (one === undefined || one === '' ? null : one) === (other === undefined || other === '' ? null : other);
    const compared = () => {
      const one = value();
      const operator = left[0];
      if (operator === 'in') {
        take();
        return [].concat(value()).some(other => same(one, other));
      }
      if (!['=', '!=', '<', '<=', '>', '>='].includes(operator)) {
        return one;
      }
      take();
      const other = value();
      return { '=': same(one, other), '!=': !same(one, other), '<': one < other, '<=': one <= other, '>': one > other,
        '>=': one >= other }[operator];
    };
    const both = () => {
      let result = compared();
      while (left[0] === 'and') {
        take();
        result = compared() && result;
      }
      return result;
    };
    const either = () => {
      let result = both();
      while (left[0] === 'or') {
        take();
        result = both() || result;
      }
      return result;
    };
    const result = either();
    if (left.length > 0) {
      throw new SyntaxError(text);
    }
    return result;
  };
  const holds = (condition, data) => {
    try {
      return feel(condition.replace(/^=/, ''), data) === true;
    } catch (beyondUs) {
      return false;
    }
  };
  const isHidden = (component, data) => {
    const hide = component.conditional && component.conditional.hide;
    return Boolean(hide) && holds(hide, data);
  };

  // Texts: paragraphs, headings, bold, links within the site.
  const inline = (text, element) => text.split(/(\*\*[^*]+\*\*|\[[^\]]+\]\([^)]+\))/).forEach(part => {
    const link = /^\[([^\]]+)\]\((\/[^)\s]*)\)$/.exec(part);
    element.append(/^\*\*/.test(part) ? make('strong', { textContent: part.slice(2, -2) })
      : link ? make('a', { href: link[2], textContent: link[1] }) : part.replace(/^\[([^\]]+)\]\([^)]+\)$/, '$1'));
  });
  const filled = (text, values) => text.replace(/\{\{\s*([\w.]+)\s*\}\}/g, (all, name) => (values[name] === undefined || values[name] === null ? '' : String(values[name])));
  const prose = (component, values) => make('div', { className: 'prose' }, ...(component.text || '').split(/\n{2,}/).map(block => {
    const heading = /^#{1,6}\s+/.exec(block);
    const paragraph = make(heading ? 'h3' : 'p', {});
    inline(filled(heading ? block.slice(heading[0].length) : block, values), paragraph);
    return paragraph;
  }));

  const options = (component, values) => (component.values || [].concat(values[component.valuesKey] || []))
    .map(option => (typeof option === 'object' ? option : { value: option, label: String(option) }));
  const option = (chosen, text) => Object.assign(document.createElement('option'), { value: chosen, textContent: text });
  const many = type => type === 'checklist' || type === 'taglist';

  // Each control: how it is drawn, and how it is read.
  const controls = {
    textfield: () => make('input', { type: 'text' }),
    textarea: () => make('textarea', { rows: 4 }),
    number: () => make('input', { type: 'text', inputMode: 'decimal' }),
    datetime: component => make('input', { type: component.subtype === 'time' ? 'time' : component.subtype === 'datetime' ? 'datetime-local' : 'date' }),
    checkbox: () => make('input', { type: 'checkbox' }),
    select: (component, values) => make('select', {}, option('', words.choose), ...options(component, values).map(one => option(one.value, one.label)))
  };
  controls.radio = controls.select;
  const checks = (component, values, id) => make('div', { className: 'checks', id }, ...options(component, values).map(one =>
    make('label', { className: 'check' }, make('input', { type: 'checkbox', value: one.value }), ` ${one.label}`)));

  const read = field => {
    const { type } = field.component;
    if (many(type)) {
      return Array.from(field.control.querySelectorAll('input:checked'), input => input.value);
    }
    if (type === 'checkbox') {
      return field.control.checked;
    }
    const text = field.control.value;
    if (text === '') {
      return null;
    }
    return type === 'number' && !field.component.serializeToString && Number.isFinite(Number(text)) ? Number(text) : text;
  };

  const problemOf = (field, value) => {
    const rules = field.component.validate || {};
    const empty = value === null || value === false || Array.isArray(value) && value.length === 0 || typeof value === 'string' && !value.trim();
    if (empty) {
      return rules.required ? words.required : '';
    }
    if (rules.maxLength && Array.from(String(value)).length > rules.maxLength) {
      return queue.say(words.long, rules.maxLength);
    }
    if (field.component.type === 'number') {
      const [least, most] = [rules.min === undefined ? -Infinity : rules.min, rules.max === undefined ? Infinity : rules.max];
      const whole = field.component.decimalDigits !== 0 || Number.isInteger(Number(value));
      if (!whole || !(Number(value) >= least && Number(value) <= most)) {
        return queue.say(words.number, least, most);
      }
    }
    if (field.component.type === 'datetime' && field.component.disallowPassedDates && value.slice(0, 10) < new Date().toISOString().slice(0, 10)) {
      return words.past;
    }
    return '';
  };

  const IGNORED = ['spacer', 'separator'];
  const draw = form => {
    const schema = JSON.parse(form.dataset.form);
    const values = JSON.parse(form.dataset.values);
    const box = form.querySelector('.fields');
    const fields = [];
    let unfit = false;
    // A photograph that is added loads the page anew, and the task itself takes the place of its form filled in ahead: what
    // was entered stays with the tab until it is handed in.
    const place = form.dataset.draft && `lastmile-form-${form.dataset.draft}`;
    const entered = JSON.parse(place && sessionStorage.getItem(place) || '{}');

    const add = (component, into) => {
      const id = `${form.dataset.task}-${component.id}`;
      const { type } = component;
      if (IGNORED.includes(type)) {
        return;
      }
      if (type === 'text') {
        const element = prose(component, values);
        into.append(element);
        fields.push({ component, element });
      } else if (type === 'group' && !component.path) {
        const element = make('fieldset', {}, make('legend', { textContent: component.label || '' }));
        into.append(element);
        fields.push({ component, element });
        (component.components || []).forEach(part => add(part, element));
      } else if ((controls[type] || many(type)) && component.key && !component.key.includes('.')) {
        const control = many(type) ? checks(component, values, id) : Object.assign(controls[type](component, values), { id });
        const text = component.label || component.dateLabel || component.timeLabel || component.key;
        const label = many(type) ? make('p', { className: 'label', id: `${id}-label`, textContent: text })
          : make('label', { htmlFor: id, textContent: text });
        if (!(component.validate || {}).required && type !== 'checkbox') {
          label.append(make('em', { textContent: ` ${words.optional}` }));
        }
        const problem = make('p', { className: 'problem', id: `${id}-problem`, hidden: true });
        const element = make('div', { className: 'field' }, label, control, problem);
        // What follows another task has no lists yet: they are made when it comes into being.
        const listless = form.dataset.element && component.valuesKey && !values[component.valuesKey];
        const hint = [component.description, listless && words.noList].filter(Boolean).join(' ');
        if (hint) {
          control.before(make('p', { className: 'hint', id: `${id}-hint`, textContent: hint }));
        }
        control.setAttribute('aria-describedby', hint ? `${id}-problem ${id}-hint` : `${id}-problem`);
        if (many(type)) {
          control.setAttribute('role', 'group');
          control.setAttribute('aria-labelledby', `${id}-label`);
        }
        const [first] = [entered, values].map(known => known[component.key]).filter(known => known !== undefined)
          .concat([component.defaultValue]);
        if (many(type) && Array.isArray(first)) {
          control.querySelectorAll('input').forEach(input => {
            input.checked = first.includes(input.value);
          });
        } else if (type === 'checkbox') {
          control.checked = first === true;
        } else if (!many(type) && first !== undefined && first !== null) {
          control.value = first;
        }
        control.disabled = Boolean(component.disabled || component.readonly);
        into.append(element);
        fields.push({ component, element, control, problem });
      } else {
        unfit = true;
      }
    };
    (schema.components || []).forEach(component => add(component, box));

    // Hiding one answer may hide what depends on it, so that what is hidden counts as not answered. A form that is not
    // shown as a whole yet hides none of its answers.
    const collect = () => {
      const data = Object.assign({}, values);
      fields.forEach(field => {
        const hidden = isHidden(field.component, data) || Boolean(field.element.parentElement.closest('.fields [hidden]'));
        field.element.hidden = hidden;
        if (field.control) {
          data[field.component.key] = hidden ? null : read(field);
        }
      });
      return data;
    };
    const keep = () => {
      collect();
      if (place) {
        sessionStorage.setItem(place, JSON.stringify(fields.filter(field => field.control)
          .reduce((kept, field) => Object.assign(kept, { [field.component.key]: read(field) }), {})));
      }
    };
    box.addEventListener('input', keep);
    box.addEventListener('change', keep);
    collect();

    if (unfit) {
      const link = make('a', { href: form.dataset.tasklist, textContent: 'Tasklist' });
      box.append(make('p', { className: 'problem' }, words.unfit, ' ', link));
      form.querySelector('button[type=submit]').hidden = true;
    }

    form.addEventListener('submit', event => {
      event.preventDefault();
      const data = collect();
      const open = fields.filter(field => field.control && !field.element.hidden && !field.control.disabled);
      const wrong = open.filter(field => {
        const text = problemOf(field, data[field.component.key]);
        field.problem.textContent = text;
        field.problem.hidden = !text;
        field.control.setAttribute('aria-invalid', String(Boolean(text)));
        return text;
      });
      if (wrong.length > 0) {
        wrong[0].control.focus();
        wrong[0].element.scrollIntoView({ block: 'center' });
        return;
      }
      const variables = {};
      open.forEach(field => {
        const value = data[field.component.key];
        variables[field.component.key] = Array.isArray(value) ? { value: JSON.stringify(value), type: 'Json' } : { value };
      });
      sessionStorage.removeItem(place);
      const { element, number, task, title } = form.dataset;
      if (element) {
        queue.submit(form, 'FOLLOW', number, { element, variables }, [], title, location.pathname);
      } else {
        queue.submit(form, 'COMPLETE', task, { variables }, [], title, location.pathname);
      }
    });
  };
  queue.draw = draw;
  queue.holds = holds;
  document.querySelectorAll('form.form').forEach(draw);
})();
