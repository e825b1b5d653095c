// Lints all models of the repository: node lint.mjs
// Fetches the linters first where they are missing. Ends with 1 when anything is found, were it only a warning, and
// when a folder holds no model.
import { checkNode, prepare } from './prepare.mjs';

await checkNode();
await prepare();
const { emptyFolders, findModels, lint, read, ROOT } = await import('./models.mjs');

const models = await findModels(ROOT);
const empty = emptyFolders(models);
let count = 0;
for (const model of models) {
  for (const { id, message, rule } of await lint(model, await read(ROOT, model))) {
    console.error(`${model.path}: ${id || '?'}: ${message} [${rule}]`);
    count++;
  }
}
empty.forEach(folder => console.error(`${folder}: no model found`));
console.log(`${models.length} models linted, ${count} problem(s)`);
process.exitCode = count + empty.length > 0 ? 1 : 0;
