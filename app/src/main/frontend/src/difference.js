// Two drawings of a process beside each other: what is new, gone, changed or moved has a colour, and a line in a list.
import Viewer from 'bpmn-js/lib/NavigatedViewer';
import { diff } from 'bpmn-js-differ';
import camunda from 'camunda-bpmn-moddle/resources/camunda.json';
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-font/css/bpmn.css';
import './editor.css';

const place = document.getElementById('drawings');
if (place) {
  draw(place).catch(error => {
    place.querySelector('.problem').textContent = error.message.split('\n')[0];
    place.querySelector('.problem').hidden = false;
  }).finally(() => place.setAttribute('data-ready', 'true'));
}

async function draw(drawings) {
  const before = new Viewer({ container: drawings.querySelector('.before'), moddleExtensions: { camunda } });
  const after = new Viewer({ container: drawings.querySelector('.after'), moddleExtensions: { camunda } });
  await Promise.all([show(before, drawings.dataset.before), show(after, drawings.dataset.after)]);
  const found = diff(before.getDefinitions(), after.getDefinitions());
  Object.keys(found._changed).forEach(id => delete found._layoutChanged[id]);
  mark(before, found._removed, 'gone');
  mark(after, found._added, 'added');
  [before, after].forEach(viewer => mark(viewer, found._layoutChanged, 'moved'));
  [before, after].forEach(viewer => mark(viewer, found._changed, 'changed'));
  list(drawings, before, after, found);
  together(before, after);
}

async function show(viewer, address) {
  const text = await (await fetch(address, { credentials: 'same-origin' })).text();
  await viewer.importXML(text);
  // Written once by the same program on both sides, for the differ takes another order of attributes for a change.
  await viewer.importXML((await viewer.saveXML()).xml);
  viewer.get('canvas').zoom('fit-viewport', 'auto');
}

function mark(viewer, changes, className) {
  Object.keys(changes).filter(id => viewer.get('elementRegistry').get(id)).forEach(id => {
    viewer.get('canvas').addMarker(id, 'diff-' + className);
  });
}

function list(drawings, before, after, found) {
  const kinds = [['gone', found._removed, before], ['added', found._added, after], ['changed', found._changed, after],
    ['moved', found._layoutChanged, after]];
  const entries = drawings.querySelector('.entries');
  kinds.forEach(([kind, changes, viewer]) => Object.keys(changes).filter(id => viewer.get('elementRegistry').get(id))
      .forEach(id => {
        const element = changes[id].model || changes[id];
        const item = document.createElement('li');
        const button = document.createElement('button');
        button.type = 'button';
        button.className = 'quiet diff-' + kind;
        button.textContent = `${drawings.dataset[kind]} ${element.name || ''} ${id}`;
        button.addEventListener('click', () => look(viewer, id));
        item.append(button);
        entries.append(item);
      }));
}

function look(viewer, id) {
  const canvas = viewer.get('canvas');
  const shape = viewer.get('elementRegistry').get(id);
  const { x, y, width, height } = shape.waypoints ? { ...shape.waypoints[0], width: 100, height: 80 } : shape;
  const margin = 250;
  canvas.viewbox({ x: x - margin, y: y - margin, width: width + 2 * margin, height: height + 2 * margin });
}

/** Moves each drawing with the other. */
function together(one, other) {
  let moving = false;
  [[one, other], [other, one]].forEach(([from, to]) => from.on('canvas.viewbox.changed', event => {
    if (!moving) {
      moving = true;
      to.get('canvas').viewbox({ x: event.viewbox.x, y: event.viewbox.y, width: event.viewbox.width,
        height: event.viewbox.height });
      moving = false;
    }
  }));
}
