// What the community edition's Cockpit lacks. Its pages come from the server, which asks for the reader's rights each
// time; here everybody is spared what he could not read.
import { plugins, ready, show } from './fragment.js';
import { diagram, drawPath, heatButton } from './diagram.js';

const VERSIONS = '/versions';
const TAB = 'cockpit.processDefinition.runtime.tab';

const ofCases = () => [
  { id: 'lastmile-find', pluginPoint: 'cockpit.dashboard', render: node => show(node, 'staff/cockpit/cases') },
  {
    id: 'lastmile-supervisions', pluginPoint: TAB, priority: -10,
    properties: { label: plugins.texts['plugin.supervisions'] },
    render: node => show(node, 'staff/cockpit/supervisions')
  },
  {
    id: 'lastmile-finished', pluginPoint: TAB, priority: -20,
    properties: { label: plugins.texts['plugin.finished'] },
    render: (node, { processDefinitionId }) => {
      node.addEventListener('click', event => drawPath(event.target.closest('[data-path]')));
      show(node, 'staff/cockpit/finished?definition=' + encodeURIComponent(processDefinitionId));
    }
  }
];

const ofVersions = () => [
  {
    id: 'lastmile-versions-entry', pluginPoint: 'cockpit.navigation', priority: -20,
    properties: {
      label: plugins.texts['plugin.versions'], pagePath: '#' + VERSIONS, checkActive: path => path.includes(VERSIONS)
    }
  },
  {
    id: 'lastmile-versions', pluginPoint: 'cockpit.route', properties: { path: VERSIONS },
    render: node => {
      node.classList.add('lastmile-page');
      show(node, 'staff/cockpit/versions');
    }
  }
];

const all = () => [
  { id: 'lastmile-figures', pluginPoint: 'cockpit.processDefinition.diagram.plugin', render: diagram },
  { id: 'lastmile-heat', pluginPoint: 'cockpit.processDefinition.diagram.action', render: heatButton },
  ...(plugins.readsCases ? ofCases() : []),
  ...(plugins.plansMoves ? ofVersions() : [])
];

// Who imports a module that has a function of this name waits until it calls back. Chromium knows no other way to make
// him wait before its version 89.
export const then = resolve => ready.then(() => resolve({ default: all() }));
