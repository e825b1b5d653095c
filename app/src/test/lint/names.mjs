// What counts as a readable id, in all three kinds of models.

/** Ids of processes, decisions and forms: service-request. */
export const KEBAB = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** Ids of elements: ClaimRequest. */
export const PASCAL = /^[A-Z][A-Za-z0-9]*$/;

/** Ids of rules and keys of fields: streetLight, streetLight_town. */
export const CAMEL = /^[a-z][A-Za-z0-9]*(_[A-Za-z0-9]+)*$/;

/** A kind of element and a number, as tools make them: Task3, Flow_0x1y2z3, DecisionRule_1abcdef, Field_07. */
export const DEFAULT_ID = new RegExp('^(Activity|Annotation|Association|Boundary|BoundaryEvent|CallActivity'
    + '|Collaboration|Decision|DecisionRule|DecisionTable|Definitions|End|EndEvent|Error|Escalation|Event|Field|Flow'
    + '|Form|Gateway|Group|Input|InputClause|InputData|Intermediate|Lane|LiteralExpression|Message|Output|OutputClause'
    + '|Participant|Process|Rule|Sequence|SequenceFlow|Signal|Start|StartEvent|Subprocess|Task|Text|TextAnnotation'
    + '|UserTask|Checkbox|Checklist|Datetime|Image|Number|Radio|Select|Taglist|Textarea|Textfield)(_[0-9a-z]*\\d[0-9a-z]*|\\d+)$', 'i');

/** Whether a text that people read has at least one Chinese character. */
export function isChinese(text) {
  return /\p{Script=Han}/u.test(text);
}
