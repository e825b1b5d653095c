// A linter that cannot fail is worth nothing: each rule is shown a model that breaks it, and nothing else.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { findModels, lint } from './models.mjs';

const SAMPLES = fileURLToPath(new URL('sample', import.meta.url));

const FAULTS = {
  'processes/sample.bpmn': [
    ['parse', '</bpmn:definitions>', ''],
    ['parse', 'sourceRef="ChooseWay"', 'sourceRef="Nowhere"'],
    ['label-required', 'id="DoWork" name="办理"', 'id="DoWork"'],
    ['no-bpmndi', /<bpmndi:BPMNShape id="DoWork_di"[^]*?<\/bpmndi:BPMNShape>/, ''],
    ['camunda-compat/history-time-to-live', ' camunda:historyTimeToLive="P30D"', ''],
    ['no-implicit-end', '<bpmn:outgoing>DoWorkToDone</bpmn:outgoing>', ''],
    ['lastmile/readable-ids', /DoWork/g, 'Activity_0x1y2z3'],
    ['lastmile/readable-ids', /DoWork/g, 'do-work'],
    ['lastmile/readable-ids', /sample-process/g, 'SampleProcess'],
    ['lastmile/readable-ids', /StartedToChooseWay/g, 'Flow_1abcdef'],
    ['lastmile/readable-ids', /ChooseWay/g, 'Gateway_0abcdef'],
    ['lastmile/readable-ids', /id="Done"/g, 'id="Event_1"'],
    ['lastmile/readable-ids', /sample-process/g, 'Process_1'],
    ['lastmile/readable-names', 'name="WorkRequested"', 'name="Message_1"'],
    ['lastmile/every-choice-labelled', ' name="不受理"', ''],
    ['lastmile/every-choice-labelled', 'id="sample-process" name="样例"', 'id="sample-process"'],
    ['lastmile/chinese-labels', 'name="办理"', 'name="Handle"'],
    ['lastmile/no-code', 'camunda:expression="${work.done()}"', 'camunda:class="city.Work"'],
    ['lastmile/no-code', 'expression="${work.started()}"', 'class="city.Work"'],
    ['lastmile/no-code', ' expression="${work.started()}" />',
      '><camunda:script scriptFormat="groovy">1</camunda:script></camunda:executionListener>'],
    ['lastmile/no-code', '<bpmn:conditionExpression', '<bpmn:conditionExpression language="groovy"'],
    ['lastmile/no-code', /bpmn:serviceTask/g, 'bpmn:scriptTask']
  ],
  'dmn/sample.dmn': [
    ['parse', '</definitions>', ''],
    ['label-required', 'id="sample-decision" name="样例"', 'id="sample-decision"'],
    ['no-duplicate-requirements', '<decisionTable',
      '<informationRequirement id="Twice"><requiredInput href="#CategoryFact" /></informationRequirement>'
        + '<decisionTable'],
    ['lastmile/readable-ids', 'id="streetLight"', 'id="DecisionRule_0a1b2c3"'],
    ['lastmile/readable-ids', 'id="streetLight"', 'id="Street-light"'],
    ['lastmile/readable-ids', /sample-decision/g, 'Decision_1'],
    ['lastmile/readable-ids', /sample-decision/g, 'SampleDecision'],
    ['lastmile/readable-ids', 'name="group"', 'name=""'],
    ['lastmile/first-ends-in-catch-all', '<text></text>', '<text>"water"</text>'],
    ['lastmile/first-ends-in-catch-all', /<rule[^]*<\/rule>/, ''],
    ['lastmile/time-to-live', ' camunda:historyTimeToLive="P30D"', ''],
    ['lastmile/chinese-labels', 'label="类别"', 'label="Category"'],
    ['lastmile/drawn', /<dmndi:DMNEdge[^]*?<\/dmndi:DMNEdge>/, ''],
    ['lastmile/drawn', /<dmndi:DMNShape id="CategoryFactShape"[^]*?<\/dmndi:DMNShape>/, '']
  ],
  'processes/element-templates/sample.json': [
    ['parse', '"properties"', 'properties'],
    ['element-template', '"appliesTo": ["bpmn:UserTask"],', ''],
    ['element-template', '"Dropdown"', '"Slider"'],
    ['element-template', '"type": "property"', '"type": "zeebe:input"'],
    ['lastmile/readable-ids', 'city.lastmile.sample-task', 'SampleTask'],
    ['lastmile/readable-ids', '"version": 1,', ''],
    ['lastmile/chinese-labels', '"name": "样例任务"', '"name": "Sample"'],
    ['lastmile/chinese-labels', '"label": "由谁办理"', '"label": "Group"'],
    ['lastmile/chinese-labels', '"name": "责任单位"', '"name": "Office"'],
    ['lastmile/deployment-binding', '"deployment"', '"latest"'],
    ['lastmile/no-code', '"camunda:candidateGroups"', '"camunda:class"']
  ],
  'forms/sample.form': [
    ['parse', '"components"', 'components'],
    ['form-linting', '"textfield"', '"dynamiclist"'],
    ['form-linting', '"key": "note"', '"disabled": true, "key": "note"'],
    ['lastmile/platform', '"7.22.0"', '"7.24.0"'],
    ['lastmile/platform', '"schemaVersion": 16', '"schemaVersion": 18'],
    ['lastmile/readable-ids', '"sample-form"', '"Form_0abc123"'],
    ['lastmile/readable-ids', '"sample-form"', '"SampleForm"'],
    ['lastmile/readable-ids', '"NoteField"', '"Field_1abcdef"'],
    ['lastmile/readable-ids', '"NoteField"', '"noteField"'],
    ['lastmile/readable-ids', '"key": "note"', '"key": "Note"'],
    ['lastmile/readable-ids', '"key": "note"', '"key": "textfield_0"'],
    ['lastmile/chinese-labels', '"label": "说明"', '"label": "Note"'],
    ['lastmile/chinese-labels', '"label": "是"', '"label": "Yes"'],
    ['lastmile/not-empty', '"text": "请填写"', '"text": " "'],
    ['lastmile/tasklist', '"textfield"', '"filepicker"']
  ]
};

const models = await findModels(SAMPLES);

test('there is a sample of each kind', () => {
  assert.deepEqual(models.map(model => model.path), Object.keys(FAULTS).sort());
});

for (const model of models) {
  const text = await readFile(join(SAMPLES, model.path), 'utf8');

  test(`${model.path} is faultless`, async () => {
    assert.deepEqual(await lint(model, text), []);
  });

  for (const [rule, from, to] of FAULTS[model.path]) {
    test(`${model.path}: ${rule} reports ${from} turned into ${to}`, async () => {
      const broken = text.replace(from, () => to);
      assert.notEqual(broken, text);
      const found = (await lint(model, broken)).map(problem => problem.rule);
      assert.ok(found.includes(rule), `found only ${found}`);
    });
  }
}
