// Draws the pictures in processes/pictures, which stand in processes/README.md: one for each process, and one for each
// requirements diagram of several decisions. Run it after every change of a model that moves or adds something:
//
//   node app/src/test/lint/pictures.mjs
//
// Needs Chromium or Chrome: on the PATH, or named by the environment variable CHROME.
import { mkdir, writeFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { openBrowser, script } from './browser.mjs';
import { checkNode, prepare } from './prepare.mjs';

await checkNode();
await prepare();
const { findModels, read, ROOT } = await import('./models.mjs');

const OUTPUT = join(ROOT, 'processes/pictures');
const VIEWERS = {
  '.bpmn': { head: script('bpmn-js/dist/bpmn-viewer.production.min.js'), code: `
    const viewer = new BpmnJS({ container: '#canvas' });
    await viewer.importXML(xml);
    return (await viewer.saveSVG()).svg;` },
  '.dmn': { head: script('dmn-js/dist/dmn-viewer.production.min.js'), code: `
    const viewer = new DmnJS({ container: '#canvas' });
    await viewer.importXML(xml);
    await viewer.open(viewer.getViews().find(view => view.type === 'drd'));
    return (await viewer.getActiveViewer().saveSVG()).svg;` }
};

const browser = await openBrowser();
try {
  await mkdir(OUTPUT, { recursive: true });
  for (const model of await findModels(ROOT)) {
    const xml = await read(ROOT, model);
    const viewer = VIEWERS[extname(model.path)];
    if (viewer && (model.path.endsWith('.bpmn') || xml.includes('<requiredDecision'))) {
      const name = basename(model.path, extname(model.path));
      await writeFile(join(OUTPUT, `${name}.svg`), stable(await drawn(name, viewer, xml)));
      console.log(`processes/pictures/${name}.svg`);
    }
  }
} finally {
  await browser.close();
}

async function drawn(name, { head, code }, xml) {
  const page = await browser.show(name, `<!DOCTYPE html><meta charset="utf-8">${head}
    <style>#canvas { width: 1000px; height: 1000px }</style><div id="canvas"></div>
    <script>(async () => {
      const xml = ${JSON.stringify(xml).replaceAll('<', '\\u003c')};
      const svg = await (async () => { ${code} })();
      const bytes = Array.from(new TextEncoder().encode(svg), byte => String.fromCharCode(byte)).join('');
      document.body.textContent = 'SVG:' + btoa(bytes) + ':SVG';
    })()</script>`, ['--dump-dom']);
  const [, encoded] = page.match(/SVG:([A-Za-z0-9+/=]+):SVG/) || [];
  if (!encoded) {
    throw new Error(`${name} could not be drawn`);
  }
  return Buffer.from(encoded, 'base64').toString('utf8');
}

/**
 * The viewers draw lots for the ids of arrow heads: without that, an unchanged model gives an unchanged picture. What a
 * mouse would hit is left out, and the paper is white in a dark room too.
 */
function stable(svg) {
  const ids = [...new Set([...svg.matchAll(/<marker id="([^"]+)"/g)].map(([, id]) => id))];
  return ids.reduce((text, id, index) => text.replaceAll(id, `arrow${index}`), svg)
      .replace(/<!--[^]*?-->\s*/g, '')
      .replace(/<(rect|polyline|path|circle) [^>]*class="djs-hit[^>]*\/>/g, '')
      .replace(/<svg [^>]*viewBox="(\S+) (\S+) (\S+) (\S+)"[^>]*>/, '$&<rect x="$1" y="$2" width="$3" height="$4" fill="white"/>')
      .trimEnd() + '\n';
}
