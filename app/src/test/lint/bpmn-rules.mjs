// Lastmile's own rules for processes, beside those of bpmnlint. They ask only for what the Modeler lets a designer edit.
import { createRequire } from 'node:module';
import { DEFAULT_ID, isChinese, KEBAB, PASCAL } from './names.mjs';

const { is, isAny } = createRequire(import.meta.url)('bpmnlint-utils');

/** Ids stand in the journal, in incidents, in tests and in diffs: a person must be able to read them. */
const readableIds = () => ({
  check(node, reporter) {
    const isProcess = is(node, 'bpmn:Process');
    if (!isProcess && !isAny(node, ['bpmn:FlowElement', 'bpmn:Lane', 'bpmn:Participant', 'bpmn:MessageFlow',
      'bpmn:Collaboration', 'bpmn:Artifact'])) {
      return;
    }
    const [pattern, style] = isProcess ? [KEBAB, 'kebab-case'] : [PASCAL, 'PascalCase'];
    if (!pattern.test(node.id || '') || DEFAULT_ID.test(node.id)) {
      reporter.report(node.id, `Id must be a readable name in ${style}`);
    }
  }
});

/** What an engine or a program looks for by name: messages, signals, errors, escalations. */
const readableNames = () => ({
  check(node, reporter) {
    if (isAny(node, ['bpmn:Message', 'bpmn:Signal', 'bpmn:Error', 'bpmn:Escalation'])
        && (!PASCAL.test(node.name || '') || DEFAULT_ID.test(node.name))) {
      reporter.report(node.id, `Name "${node.name || ''}" must be a readable name in PascalCase`);
    }
  }
});

/** bpmnlint asks for no label on sub-processes, on processes and on the default flow of a fork. */
const everyChoiceLabelled = () => ({
  check(node, reporter) {
    if ((isChoice(node) || isAny(node, ['bpmn:SubProcess', 'bpmn:Process'])) && !(node.name || '').trim()) {
      reporter.report(node.id, 'Element is missing label/name');
    }
  }
});

function isChoice(node) {
  return is(node, 'bpmn:SequenceFlow') && node.sourceRef && (node.sourceRef.outgoing || []).length > 1
      && isAny(node.sourceRef, ['bpmn:ExclusiveGateway', 'bpmn:InclusiveGateway']);
}

/** What officers and designers read is Chinese. */
const chineseLabels = () => ({
  check(node, reporter) {
    if (isAny(node, ['bpmn:FlowElement', 'bpmn:Process', 'bpmn:Lane', 'bpmn:Participant']) && node.name
        && !isChinese(node.name)) {
      reporter.report(node.id, `Label "${node.name}" is not Chinese`);
    }
  }
});

/** Models name beans, never classes, and carry no program text: policy belongs into decision tables. */
const noCode = () => ({
  check(node, reporter) {
    if (node.class || node.get && node.get('camunda:class')) {
      reporter.report(ownerId(node), 'A class name is not allowed: name a ${bean}');
    }
    if (isAny(node, ['bpmn:ScriptTask', 'camunda:Script']) || is(node, 'bpmn:FormalExpression') && node.language) {
      reporter.report(ownerId(node), 'A script is not allowed: use a decision table or a ${bean}');
    }
  }
});

function ownerId(node) {
  let owner = node;
  while (owner && !isAny(owner, ['bpmn:FlowElement', 'bpmn:Process'])) {
    owner = owner.$parent;
  }
  return owner ? owner.id : node.id;
}

export const bpmnRules = {
  'readable-ids': readableIds,
  'readable-names': readableNames,
  'every-choice-labelled': everyChoiceLabelled,
  'chinese-labels': chineseLabels,
  'no-code': noCode
};
