// Figures on the diagram of a definition: late, warned and supervised cases at each activity, and as a heat map how long
// the activity lasts on average.
import { ask, plugins } from './fragment.js';

// The whole diagram is too small to read; its figures must not be.
const READABLE = { min: 0.9 };

const text = (key, ...gaps) => gaps.reduce((words, gap, index) => words.replace('{' + index + '}', gap), plugins.texts[key] || '');

function label(kind, words) {
  const element = document.createElement('span');
  element.className = 'lastmile-figure ' + kind;
  element.textContent = words;
  return element;
}

function figures({ overdue, warned, supervised }) {
  const row = document.createElement('div');
  row.className = 'lastmile-figures';
  Object.entries({ overdue, warned, supervised }).filter(([, cases]) => cases > 0)
    .forEach(([kind, cases]) => row.append(label(kind, text('plugin.' + kind) + ' ' + cases)));
  return row;
}

const onDiagram = (viewer, { activities }) =>
  activities.filter(({ id }) => viewer.get('elementRegistry').get(id));

async function asked(definition) {
  const answer = await ask('staff/cockpit/activities?definition=' + encodeURIComponent(definition));
  return answer.json();
}

// The diagram that the person is looking at.
let shown;

/** Puts the figures on the diagram. */
export async function diagram(viewer, { processDefinitionId }) {
  shown = viewer;
  const found = await asked(processDefinitionId);
  onDiagram(viewer, found).filter(({ overdue, warned, supervised }) => overdue + warned + supervised > 0)
    .forEach(activity => viewer.get('overlays').add(activity.id, 'lastmile-figures',
      { position: { top: -14, left: 0 }, scale: READABLE, html: figures(activity) }));
  if (!found.complete) {
    viewer.get('canvas').getContainer().append(label('incomplete', text('plugin.incomplete')));
  }
}

async function heat(viewer, definition) {
  const canvas = viewer.get('canvas');
  onDiagram(viewer, await asked(definition)).filter(activity => activity.heat > 0).forEach(activity => {
    canvas.addMarker(activity.id, 'lastmile-heat-' + activity.heat);
    viewer.get('overlays').add(activity.id, 'lastmile-heat', {
      position: { bottom: -2, left: 0 }, html: label('mean', text('plugin.heat.mean', activity.mean, activity.measured))
    });
  });
}

function cool(viewer) {
  viewer.get('overlays').remove({ type: 'lastmile-heat' });
  viewer.get('elementRegistry').forEach(({ id }) =>
    [1, 2, 3, 4, 5].forEach(degree => viewer.get('canvas').removeMarker(id, 'lastmile-heat-' + degree)));
}

/** The button that switches the heat map on and off. */
export function heatButton(node, { viewer, processDefinitionId }) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'btn btn-default lastmile-heat-button';
  button.textContent = text('plugin.heat');
  button.setAttribute('aria-pressed', 'false');
  button.addEventListener('click', () => {
    const on = button.getAttribute('aria-pressed') === 'false';
    button.setAttribute('aria-pressed', String(on));
    return on ? heat(viewer, processDefinitionId) : cool(viewer);
  });
  node.append(button);
}

const PATH = 'lastmile-path';

/** Marks on the diagram the way that an instance took, or takes the mark away when its button is pressed again. */
export async function drawPath(button) {
  if (!button) {
    return;
  }
  const on = button.getAttribute('aria-pressed') === 'false';
  const canvas = shown.get('canvas');
  const elements = shown.get('elementRegistry');
  const path = on ? await (await ask('staff/cockpit/path?instance=' + encodeURIComponent(button.dataset.path))).json() : [];
  elements.forEach(({ id }) => canvas.removeMarker(id, PATH));
  path.filter(id => elements.get(id)).forEach(id => canvas.addMarker(id, PATH));
  document.querySelectorAll('[data-path]').forEach(other => other.setAttribute('aria-pressed', String(on && other === button)));
}
