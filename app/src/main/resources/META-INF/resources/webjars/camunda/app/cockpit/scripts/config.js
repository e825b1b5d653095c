// Stands in for the file of the same name that Camunda ships.
import { settings } from '../../../assets/lastmile/settings.js';

export default settings({ zh: '流程监控', en: 'Cockpit' }, ['cockpit']);
