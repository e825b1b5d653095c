// Draws all models as pictures, so that a person can look at what was changed:
//
//   node app/src/test/lint/draw.mjs                   everything below processes and dmn
//   node app/src/test/lint/draw.mjs some/model.bpmn   only the files named
//
// The pictures go to app/target/models: NAME.png for a process or a requirements diagram, NAME.DECISION.png for each
// decision table. Needs Chromium or Chrome: on the PATH, or named by the environment variable CHROME.
import { mkdir, readFile } from 'node:fs/promises';
import { basename, extname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openBrowser, script, style } from './browser.mjs';
import { checkNode, prepare } from './prepare.mjs';

await checkNode();
await prepare();
const { findModels, ROOT } = await import('./models.mjs');
const { DmnModdle } = await import('dmn-moddle');

const OUTPUT = fileURLToPath(new URL('../../../target/models', import.meta.url));
const MARGIN = 20;
const browser = await openBrowser();

try {
  await mkdir(OUTPUT, { recursive: true });
  const named = process.argv.slice(2).map(file => resolve(file));
  const files = named.length > 0 ? named : (await findModels(ROOT)).map(model => join(ROOT, model.path));
  for (const file of files.filter(name => /\.(bpmn|dmn)$/.test(name))) {
    await (extname(file) === '.bpmn' ? drawBpmn : drawDmn)(file, await readFile(file, 'utf8'));
  }
} finally {
  await browser.close();
}

async function drawBpmn(file, xml) {
  await shoot(basename(file, '.bpmn'), sizeOf(xml, /<(?:\w+:)?Bounds ([^>]*)>|<(?:\w+:)?waypoint ([^>]*)>/g), `
    ${script('bpmn-js/dist/bpmn-viewer.production.min.js')}
    ${style('bpmn-js/dist/assets/bpmn-js.css')}
    ${style('bpmn-js/dist/assets/diagram-js.css')}`, `
    const viewer = new BpmnJS({ container: '#canvas' });
    await viewer.importXML(xml);
    viewer.get('canvas').zoom('fit-viewport', 'auto');`, xml);
}

async function drawDmn(file, xml) {
  const { rootElement } = await new DmnModdle().fromXML(xml);
  const decisions = (rootElement.drgElement || []).filter(element => element.decisionLogic);
  const name = basename(file, '.dmn');
  const head = `
    ${script('dmn-js/dist/dmn-viewer.production.min.js')}
    ${['diagram-js', 'dmn-js-shared', 'dmn-js-drd', 'dmn-js-decision-table', 'dmn-js-literal-expression',
      'dmn-font/css/dmn'].map(sheet => style(`dmn-js/dist/assets/${sheet}.css`)).join('\n')}`;
  const open = condition => `
    const viewer = new DmnJS({ container: '#canvas' });
    await viewer.importXML(xml);
    await viewer.open(viewer.getViews().find(view => ${condition}));`;

  await shoot(name, sizeOf(xml, /<(?:\w+:)?Bounds ([^>]*)>/g), head, `${open("view.type === 'drd'")}
    viewer.getActiveViewer().get('canvas').zoom('fit-viewport', 'auto');`, xml);
  for (const { id, decisionLogic } of decisions) {
    const columns = (decisionLogic.input || []).length + (decisionLogic.output || []).length + 1;
    const rows = (decisionLogic.rule || []).length;
    await shoot(`${name}.${id}`, { width: 360 + 192 * columns, height: 160 + 45 * rows }, head,
      open(`view.element.id === '${id}'`), xml);
  }
}

/** The size of a diagram in pixels, from the coordinates in its XML. */
function sizeOf(xml, elements) {
  const xs = [];
  const ys = [];
  for (const [element] of xml.matchAll(elements)) {
    const number = name => Number((element.match(new RegExp(` ${name}="([^"]*)"`)) || [])[1] || 0);
    xs.push(number('x'), number('x') + number('width'));
    ys.push(number('y'), number('y') + number('height'));
  }
  return { width: Math.max(...xs) - Math.min(...xs), height: Math.max(...ys) - Math.min(...ys) };
}

async function shoot(name, { width, height }, head, code, xml) {
  const picture = join(OUTPUT, `${name}.png`);
  const size = [width, height].map(length => Math.ceil(Math.max(length, 200) + 2 * MARGIN));
  await browser.show(name, `<!DOCTYPE html><meta charset="utf-8">${head}
    <style>html, body, #canvas { width: ${size[0]}px; height: ${size[1]}px; margin: 0 }
      .bjs-powered-by, .dmn-definitions, .view-drd { display: none !important }</style>
    <div id="canvas"></div>
    <script>(async () => { const xml = ${JSON.stringify(xml).replaceAll('<', '\\u003c')}; ${code} })()</script>`,
  [`--window-size=${size}`, `--screenshot=${picture}`]);
  console.log(picture);
}
