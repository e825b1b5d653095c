// Lastmile's own rules for decision tables, beside those of dmnlint.
import { createRequire } from 'node:module';
import { CAMEL, DEFAULT_ID, isChinese, KEBAB } from './names.mjs';

const { is, isAny } = createRequire(import.meta.url)('dmnlint-utils');

/** A rule's id is stored with each case that it decided: it must tell a person why. */
const readableIds = () => ({
  check(node, reporter) {
    if (is(node, 'dmn:DecisionRule') && (!CAMEL.test(node.id || '') || DEFAULT_ID.test(node.id))) {
      reporter.report(node.id, 'Id of a rule must be a readable name in camelCase');
    }
    if (is(node, 'dmn:Decision') && (!KEBAB.test(node.id || '') || DEFAULT_ID.test(node.id))) {
      reporter.report(node.id, 'Id of a decision must be a readable name in kebab-case');
    }
    if (is(node, 'dmn:OutputClause') && !CAMEL.test(node.name || '')) {
      reporter.report(node.id, 'Output must have a variable name in camelCase');
    }
  }
});

/** Of two rules that both hold, FIRST takes the upper: only a last rule that always holds shows the table is whole. */
const firstEndsInCatchAll = () => ({
  check(node, reporter) {
    if (!is(node, 'dmn:DecisionTable')) {
      return;
    }
    const rules = node.rule || [];
    if (rules.length === 0) {
      reporter.report(node.id, 'Table has no rule');
    } else if (node.hitPolicy === 'FIRST' && !rules[rules.length - 1].inputEntry.every(isEmpty)) {
      reporter.report(node.id, 'Hit policy FIRST needs a last rule whose inputs are all empty');
    }
  }
});

function isEmpty(entry) {
  return ['', '-'].includes((entry.text || '').trim());
}

/** The engine refuses a decision without it; better that the build says so. */
const timeToLive = () => ({
  check(node, reporter) {
    if (is(node, 'dmn:Decision') && !node.get('camunda:historyTimeToLive')) {
      reporter.report(node.id, 'historyTimeToLive is missing');
    }
  }
});

/** What officers and designers read is Chinese. */
const chineseLabels = () => ({
  check(node, reporter) {
    const label = isAny(node, ['dmn:InputClause', 'dmn:OutputClause']) ? node.label || ''
        : isAny(node, ['dmn:Definitions', 'dmn:DRGElement']) ? node.name || '' : null;
    if (label !== null && !isChinese(label)) {
      reporter.report(node.id, `Label "${label}" is missing or not Chinese`);
    }
  }
});

/** A requirements diagram in which an element is not drawn cannot be opened in full. */
const drawn = () => ({
  check(node, reporter) {
    if (!is(node, 'dmn:Definitions')) {
      return;
    }
    const shown = new Set((node.dmnDI ? node.dmnDI.diagrams : [])
        .flatMap(diagram => diagram.diagramElements || [])
        .map(shape => shape.dmnElementRef && shape.dmnElementRef.id));
    (node.drgElement || [])
        .flatMap(element => [element, ...(element.informationRequirement || [])])
        .filter(element => !shown.has(element.id))
        .forEach(element => reporter.report(element.id, 'Element is not drawn'));
  }
});

export const dmnRules = {
  'readable-ids': readableIds,
  'first-ends-in-catch-all': firstEndsInCatchAll,
  'time-to-live': timeToLive,
  'chinese-labels': chineseLabels,
  drawn
};
