// Tasklist's tab with the whole case: photographs, place, every step, why this office, and photographs to add.
import { address, plugins, ready, run, show } from './fragment.js';

const LEAFLET = 'webjars/leaflet/1.9.4/dist/leaflet';

function style(path) {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = address(path);
  document.head.append(link);
}

async function drawMap(node) {
  if (!node.querySelector('#case-map')) {
    return;
  }
  if (!window.L) {
    style(LEAFLET + '.css');
    await run(LEAFLET + '.js');
  }
  run('staff/assets/case.js');
}

const ofCases = () => ({
  id: 'lastmile-case',
  pluginPoint: 'tasklist.task.detail',
  priority: 900,
  properties: { label: plugins.texts['plugin.case'] },
  render: (node, { taskId }) => show(node, 'staff/tasks/' + encodeURIComponent(taskId) + '/case', drawMap)
});

// Who imports it waits for this, as in cockpit.js.
export const then = resolve => ready.then(() => resolve({ default: plugins.texts['plugin.case'] ? [ofCases()] : [] }));
