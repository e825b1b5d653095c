// What the community edition's Cockpit lacks. Its pages come from the server; here stands what needs the diagram.
import { plugins, show } from './fragment.js';
import { diagram, heatButton } from './diagram.js';

const page = (id, pluginPoint, priority, label, path) => ({
  id, pluginPoint, priority, properties: { label }, render: (node, parameters) => show(node, path(parameters))
});

export default [
  page('lastmile-find', 'cockpit.dashboard', 100, '', () => 'staff/cockpit/cases'),
  page('lastmile-supervisions', 'cockpit.processDefinition.runtime.tab', -10, plugins.texts['plugin.supervisions'],
    () => 'staff/cockpit/supervisions'),
  { id: 'lastmile-figures', pluginPoint: 'cockpit.processDefinition.diagram.plugin', render: diagram },
  { id: 'lastmile-heat', pluginPoint: 'cockpit.processDefinition.diagram.action', render: heatButton }
];
