// The editor of processes: bpmn-js with the properties of Camunda 7.
import Modeler from 'bpmn-js/lib/Modeler';
import { BpmnPropertiesPanelModule, BpmnPropertiesProviderModule, CamundaPlatformPropertiesProviderModule }
  from 'bpmn-js-properties-panel';
import camundaBehaviors from 'camunda-bpmn-js-behaviors/lib/camunda-platform';
import camunda from 'camunda-bpmn-moddle/resources/camunda.json';
import { translation } from './chinese.js';
import { start } from './page.js';
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import 'bpmn-js/dist/assets/bpmn-font/css/bpmn.css';
import '@bpmn-io/properties-panel/dist/assets/properties-panel.css';
import './editor.css';

start((place, language) => {
  const canvas = document.createElement('div');
  canvas.className = 'canvas';
  const properties = document.createElement('div');
  properties.className = 'properties';
  place.append(canvas, properties);
  const modeler = new Modeler({
    container: canvas,
    propertiesPanel: { parent: properties },
    additionalModules: [BpmnPropertiesPanelModule, BpmnPropertiesProviderModule, CamundaPlatformPropertiesProviderModule,
      camundaBehaviors, translation(language)],
    moddleExtensions: { camunda }
  });
  // Tests and helpers of designers reach the drawing by this name.
  window.lastmileModeler = modeler;
  let shown = false;
  return {
    async open(text) {
      const { warnings } = await modeler.importXML(text);
      if (warnings.length) {
        throw new Error(warnings[0].message);
      }
      if (!shown) {
        fitBesidePalette(modeler.get('canvas'), canvas.querySelector('.djs-palette'));
        shown = true;
      }
    },
    async text() {
      return (await modeler.saveXML({ format: true })).xml;
    },
    onChange: listener => modeler.on('commandStack.changed', listener)
  };
});

/** The whole drawing, where the palette covers none of it. */
function fitBesidePalette(canvas, palette) {
  const { inner, outer } = canvas.viewbox();
  const left = palette.offsetLeft + palette.offsetWidth + 20;
  const scale = Math.min((outer.width - left) / inner.width, outer.height / inner.height, 1);
  const width = outer.width / scale;
  const height = outer.height / scale;
  canvas.viewbox({ x: inner.x - left / scale, y: inner.y - (height - inner.height) / 2, width, height });
}
