// The editor of decision tables: dmn-js with the properties of Camunda 7.
import Modeler from 'dmn-js/lib/Modeler';
import camunda from 'camunda-dmn-moddle/resources/camunda.json';
import { translation } from './chinese.js';
import { start } from './page.js';
import 'dmn-js/dist/assets/diagram-js.css';
import 'dmn-js/dist/assets/dmn-js-shared.css';
import 'dmn-js/dist/assets/dmn-js-drd.css';
import 'dmn-js/dist/assets/dmn-js-decision-table.css';
import 'dmn-js/dist/assets/dmn-js-decision-table-controls.css';
import 'dmn-js/dist/assets/dmn-js-literal-expression.css';
import 'dmn-js/dist/assets/dmn-js-boxed-expression.css';
import 'dmn-js/dist/assets/dmn-js-boxed-expression-controls.css';
import 'dmn-js/dist/assets/dmn-font/css/dmn.css';
import './editor.css';

start((place, language) => {
  const additionalModules = [translation(language)];
  const modeler = new Modeler({
    container: place,
    common: { additionalModules },
    drd: { additionalModules },
    decisionTable: { additionalModules },
    literalExpression: { additionalModules },
    boxedExpression: { additionalModules },
    moddleExtensions: { camunda }
  });
  window.lastmileModeler = modeler;
  const listeners = [];
  const heard = new WeakSet();
  modeler.on('views.changed', () => {
    const viewer = modeler.getActiveViewer();
    if (viewer && !heard.has(viewer)) {
      heard.add(viewer);
      viewer.on('elements.changed', () => listeners.forEach(listener => listener()));
    }
  });
  return {
    async open(text) {
      const { warnings } = await modeler.importXML(text);
      if (warnings.length) {
        throw new Error(warnings[0].message);
      }
    },
    async text() {
      return (await modeler.saveXML({ format: true })).xml;
    },
    onChange: listener => listeners.push(listener)
  };
});
