// Reads the models and asks every linter about each of them.
import { readFile, readdir } from 'node:fs/promises';
import { createRequire, register } from 'node:module';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BpmnModdle } from 'bpmn-moddle';
import { DmnModdle } from 'dmn-moddle';
import { bpmnRules } from './bpmn-rules.mjs';
import { dmnRules } from './dmn-rules.mjs';
import { checkForm } from './form-rules.mjs';
import { checkTemplates } from './template-rules.mjs';

register('./esm-hook.mjs', import.meta.url);
const { FormLinter } = await import('@camunda/form-linting');

const require = createRequire(import.meta.url);
const BpmnLinter = require('bpmnlint/lib/linter');
const BpmnResolver = require('bpmnlint/lib/resolver/node-resolver');
const DmnLinter = require('dmnlint/lib/linter');
const DmnResolver = require('dmnlint/lib/resolver/node-resolver');

/** The root of the repository. */
export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../../../..');

const KINDS = [
  { folder: 'processes', ending: '.bpmn', lint: lintBpmn },
  { folder: 'dmn', ending: '.dmn', lint: lintDmn },
  { folder: 'forms', ending: '.form', lint: lintForm },
  { folder: 'processes/element-templates', ending: '.json', lint: async text => checkTemplates(JSON.parse(text)) }
];

const BPMN_CONFIG = {
  extends: ['bpmnlint:all', 'plugin:camunda-compat/camunda-platform-7-24', 'plugin:lastmile/all'],
  rules: {
    // A wide sub-process or a long label makes its shape larger than the Modeler's first size.
    'standard-size': 'off'
  }
};

const DMN_CONFIG = { extends: ['dmnlint:all', 'plugin:lastmile/all'] };

/** @returns the models below a root: a list of { path, kind }, path relative to the root, sorted */
export async function findModels(root) {
  const found = await Promise.all(KINDS.map(async kind => (await list(join(root, kind.folder)))
      .filter(name => extname(name) === kind.ending)
      .map(name => ({ path: `${kind.folder}/${name.replaceAll('\\', '/')}`, kind }))));
  return found.flat().sort((a, b) => a.path.localeCompare(b.path));
}

/** @returns the folders that hold no model at all, which is never right */
export function emptyFolders(models) {
  return KINDS.map(kind => kind.folder).filter(folder => !models.some(model => model.kind.folder === folder));
}

/** @returns all that is wrong with a model's text: a list of { id, message, rule } */
export async function lint(model, text) {
  try {
    return await model.kind.lint(text, model.path);
  } catch (error) {
    return [{ id: '', message: error.message.split('\n')[0], rule: 'parse' }];
  }
}

async function list(folder) {
  try {
    return await readdir(folder, { recursive: true });
  } catch (error) {
    if (error.code === 'ENOENT') {
      return [];
    }
    throw error;
  }
}

async function lintBpmn(text) {
  const moddle = new BpmnModdle({ camunda: require('camunda-bpmn-moddle/resources/camunda.json') });
  const { rootElement, warnings } = await moddle.fromXML(text);
  const linter = new BpmnLinter({ config: BPMN_CONFIG, resolver: withOwnRules(BpmnResolver, bpmnRules) });
  return [...parseProblems(warnings), ...problems(await linter.lint(rootElement))];
}

async function lintDmn(text) {
  const moddle = new DmnModdle({ camunda: require('camunda-dmn-moddle/resources/camunda.json') });
  const { rootElement, warnings } = await moddle.fromXML(text);
  const linter = new DmnLinter({ config: DMN_CONFIG, resolver: withOwnRules(DmnResolver, dmnRules) });
  return [...parseProblems(warnings), ...problems(await linter.lint(rootElement))];
}

async function lintForm(text) {
  const form = JSON.parse(text);
  // Tasklist draws its own button, so that none in the form is right; it is the only thing said as a mere hint.
  const reports = new FormLinter().lint(form).filter(report => report.category !== 'info');
  return [...reports.map(({ id, message }) => ({ id, message, rule: 'form-linting' })), ...checkForm(form)];
}

function parseProblems(warnings) {
  return warnings.map(({ element, message }) =>
      ({ id: element ? element.id : '', message: message.split('\n')[0], rule: 'parse' }));
}

/** Every report counts, whatever its category: a warning that may stay is a warning that nobody reads. */
function problems(reportsByRule) {
  return Object.entries(reportsByRule).flatMap(([rule, reports]) =>
      reports.map(({ id, message }) => ({ id, message, rule })));
}

/** The rules beside this file stand in for a package bpmnlint-plugin-lastmile or dmnlint-plugin-lastmile. */
function withOwnRules(Resolver, rules) {
  const resolver = new Resolver({ require });
  const isOwn = pkg => pkg.endsWith('lint-plugin-lastmile');
  return {
    resolveRule: (pkg, name) => isOwn(pkg) ? rules[name] : resolver.resolveRule(pkg, name),
    resolveConfig: (pkg, name) => isOwn(pkg)
      ? { rules: Object.fromEntries(Object.keys(rules).map(rule => [rule, 'error'])) }
      : resolver.resolveConfig(pkg, name)
  };
}

/** @returns the text of a model below a root */
export function read(root, model) {
  return readFile(join(root, model.path), 'utf8');
}
