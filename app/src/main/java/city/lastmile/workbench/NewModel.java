package city.lastmile.workbench;

/** What a new file begins with: the least that an editor opens. */
final class NewModel {

    private static final String PROCESS = """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="NAME-definitions" targetNamespace="http://bpmn.io/schema/bpmn">
              <bpmn:process id="NAME" name="新流程" isExecutable="true" camunda:historyTimeToLive="P3650D">
                <bpmn:startEvent id="Begun" name="开始" />
              </bpmn:process>
              <bpmndi:BPMNDiagram id="Diagram">
                <bpmndi:BPMNPlane id="Plane" bpmnElement="NAME">
                  <bpmndi:BPMNShape id="BegunShape" bpmnElement="Begun">
                    <dc:Bounds x="180" y="160" width="36" height="36" />
                  </bpmndi:BPMNShape>
                </bpmndi:BPMNPlane>
              </bpmndi:BPMNDiagram>
            </bpmn:definitions>
            """;
    private static final String TABLE = """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:dmndi="https://www.omg.org/spec/DMN/20191111/DMNDI/" xmlns:dc="http://www.omg.org/spec/DMN/20180521/DC/" xmlns:camunda="http://camunda.org/schema/1.0/dmn" id="NAME-tables" name="新判定" namespace="http://camunda.org/schema/1.0/dmn">
              <decision id="NAME" name="新判定" camunda:historyTimeToLive="P3650D">
                <decisionTable id="NAME-table" hitPolicy="UNIQUE">
                  <input id="firstInput" label="条件">
                    <inputExpression id="firstInputText" typeRef="string">
                      <text>category</text>
                    </inputExpression>
                  </input>
                  <output id="firstOutput" label="结果" name="result" typeRef="string" />
                  <rule id="otherwise">
                    <inputEntry id="otherwiseIf">
                      <text>-</text>
                    </inputEntry>
                    <outputEntry id="otherwiseThen">
                      <text>""</text>
                    </outputEntry>
                  </rule>
                </decisionTable>
              </decision>
              <dmndi:DMNDI>
                <dmndi:DMNDiagram id="NAME-diagram">
                  <dmndi:DMNShape id="NAME-shape" dmnElementRef="NAME">
                    <dc:Bounds x="160" y="100" width="180" height="80" />
                  </dmndi:DMNShape>
                </dmndi:DMNDiagram>
              </dmndi:DMNDI>
            </definitions>
            """;
    private static final String FORM = """
            {
              "id": "NAME",
              "type": "default",
              "schemaVersion": 16,
              "executionPlatform": "Camunda Platform",
              "executionPlatformVersion": "7.22.0",
              "components": []
            }
            """;

    private NewModel() {
    }

    static String text(String path) {
        String name = path.substring(path.indexOf('/') + 1, path.lastIndexOf('.'));
        return switch (ModelFile.kind(path)) {
            case PROCESS -> PROCESS.replace("NAME", name);
            case DECISION -> TABLE.replace("NAME", name);
            case FORM -> FORM.replace("NAME", name);
        };
    }
}
