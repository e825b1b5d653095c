// Brings node_modules in line with the lock file, and only then: a second build needs no network.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('.', import.meta.url));
const STAMP = new URL('node_modules/.lastmile', import.meta.url);
const OLDEST_NODE = 20;

/** Ends the program with one line when this Node is too old for the linters. */
export async function checkNode() {
  if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE) {
    console.error(`Node ${OLDEST_NODE} or newer is needed to lint the models; this is ${process.version}.`);
    process.exit(1);
  }
}

/** Ends the program with npm's own exit code when the packages cannot be had. */
export async function prepare() {
  const wanted = createHash('sha256').update(await readFile(new URL('package-lock.json', import.meta.url)))
      .digest('hex');
  if (await readFile(STAMP, 'utf8').catch(() => '') === wanted) {
    return;
  }
  // On Windows npm is a command file, which only a shell can start; no argument comes from outside.
  const npm = spawnSync('npm ci --ignore-scripts --loglevel=error', { cwd: FOLDER, shell: true, stdio: 'inherit' });
  if (npm.status !== 0) {
    console.error('npm ci failed: the packages that lint the models could not be fetched (see above).');
    process.exit(npm.status || 1);
  }
  await writeFile(STAMP, wanted);
}
