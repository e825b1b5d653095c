// Lastmile's own rules for forms, beside those of @camunda/form-linting.
import { CAMEL, DEFAULT_ID, isChinese, KEBAB, PASCAL } from './names.mjs';

/** form-js 1.8.7, which Tasklist brings, reads schemas up to this version. */
const NEWEST_SCHEMA = 16;

/** Knows form-js 1.8.7; for a later version the linter of forms passes everything without a look. */
const PLATFORM = /^7\.22\./;

/** In Tasklist these break the whole form. */
const BROKEN_IN_TASKLIST = ['filepicker', 'documentPreview', 'expression'];

/** @returns a list of problems, each with id, message and name of the rule */
export function checkForm(form) {
  const problems = [];
  const report = (rule, id, message) => problems.push({ id, message, rule: `lastmile/${rule}` });

  if (form.executionPlatform !== 'Camunda Platform' || !PLATFORM.test(form.executionPlatformVersion || '')) {
    report('platform', form.id, 'Form must be made for "Camunda Platform" 7.22.x, the newest that linting knows');
  }
  if (!(form.schemaVersion <= NEWEST_SCHEMA)) {
    report('platform', form.id, `schemaVersion must be at most ${NEWEST_SCHEMA}`);
  }
  if (!KEBAB.test(form.id || '') || DEFAULT_ID.test(form.id)) {
    report('readable-ids', form.id, 'Id of a form must be a readable name in kebab-case');
  }
  const components = all(form);
  if (components.length === 0) {
    report('not-empty', form.id, 'Form has no component');
  }
  components.forEach(component => checkComponent(component, report));
  return problems;
}

function checkComponent(component, report) {
  const { id, key, text, type } = component;
  const label = type === 'datetime' ? component.dateLabel : component.label;
  if (!PASCAL.test(id || '') || DEFAULT_ID.test(id)) {
    report('readable-ids', id, 'Id of a component must be a readable name in PascalCase');
  }
  if (key !== undefined && (!CAMEL.test(key) || DEFAULT_ID.test(key))) {
    report('readable-ids', id, `Key "${key}" must be a readable name in camelCase`);
  }
  if (key !== undefined && !isChinese(label || '')) {
    report('chinese-labels', id, `Label "${label || ''}" is missing or not Chinese`);
  }
  (component.values || []).filter(value => !isChinese(value.label || ''))
      .forEach(value => report('chinese-labels', id, `Label "${value.label || ''}" is missing or not Chinese`));
  if (type === 'text' && !(text || '').trim()) {
    report('not-empty', id, 'Text is empty');
  }
  if (BROKEN_IN_TASKLIST.includes(type)) {
    report('tasklist', id, `A component of type ${type} breaks the form in Tasklist`);
  }
}

function all(container) {
  return (container.components || []).flatMap(component => [component, ...all(component)]);
}
