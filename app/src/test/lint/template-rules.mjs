// Checks element templates: the schema of Camunda 7, and Lastmile's own rules.
import { createRequire } from 'node:module';
import { isChinese, KEBAB } from './names.mjs';

const { validateAll } = createRequire(import.meta.url)('@bpmn-io/element-templates-validator');

const PREFIX = 'city.lastmile.';

/** @returns all that is wrong with a file of one template or several: a list of { id, message, rule } */
export function checkTemplates(content) {
  const templates = Array.isArray(content) ? content : [content];
  const seen = new Set();
  return templates.flatMap((template, index) => [
    ...schemaProblems(template),
    ...ids(template, seen),
    ...labels(template),
    ...bindings(template)
  ].map(problem => ({ id: template.id || `template ${index + 1}`, ...problem })));
}

function schemaProblems(template) {
  return validateAll([template]).results.flatMap(result => result.errors || [])
      .map(({ message, dataPath }) => ({ message: `${message} ${dataPath || ''}`.trim(), rule: 'element-template' }));
}

/** A model remembers the id and the version of the template it was made with. */
function ids({ id, version }, seen) {
  const known = seen.has(id);
  seen.add(id);
  const readable = typeof id === 'string' && id.startsWith(PREFIX) && KEBAB.test(id.slice(PREFIX.length));
  return [
    ...(readable && !known ? [] : [{ message: `Id must be ${PREFIX}a-name-in-kebab-case, used once`,
      rule: 'lastmile/readable-ids' }]),
    ...(Number.isInteger(version) ? [] : [{ message: 'Version is missing', rule: 'lastmile/readable-ids' }])
  ];
}

/** What designers read is Chinese. */
function labels({ name, description, properties = [] }) {
  const texts = [name, description, ...properties.filter(({ type }) => type !== 'Hidden').map(({ label }) => label),
    ...properties.flatMap(({ choices = [] }) => choices.map(choice => choice.name))];
  return texts.filter(text => !isChinese(text || ''))
      .map(text => ({ message: `Text "${text || ''}" is missing or not Chinese`, rule: 'lastmile/chinese-labels' }));
}

/** A case keeps the tables and forms that it began with; and models name beans, never classes. */
function bindings({ properties = [] }) {
  return properties.filter(({ binding = {}, value }) =>
      /^camunda:(decisionRef|formRef|calledElement)Binding$/.test(binding.name) && value !== 'deployment')
      .map(({ binding }) => ({ message: `${binding.name} must be deployment`, rule: 'lastmile/deployment-binding' }))
      .concat(properties.filter(({ binding = {} }) => ['camunda:class', 'camunda:delegateExpression'].includes(binding.name))
          .map(({ binding }) => ({ message: `${binding.name} is not allowed: call a \${bean}`, rule: 'lastmile/no-code' })));
}
