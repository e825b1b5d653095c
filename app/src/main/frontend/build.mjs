// Bundles the designers' workbench into the application's static files: node build.mjs TARGET
// Fetches the packages first where the lock file asks for others, and does nothing when nothing has changed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { OLDEST, tooNew } from './old-browsers.mjs';

const OLDEST_NODE = 20;
const FOLDER = fileURLToPath(new URL('.', import.meta.url));
const INSTALLED = join(FOLDER, 'node_modules/.lastmile');
/** What browsers are given as it was written: of our pages, and of ours inside Camunda's applications. */
const STATIC = ['static', 'META-INF/resources/webjars/camunda'].map(folder => join(FOLDER, '../resources', folder));
const ENTRIES = ['process', 'decision', 'form', 'difference'];

if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE) {
  console.error(`Node ${OLDEST_NODE} or newer is needed to build the workbench; this is ${process.version}.`);
  process.exit(1);
}
const target = process.argv[2];
const output = join(target, 'classes/static/staff/assets/workbench');
const stamp = join(target, 'workbench.stamp');
const lock = await readFile(join(FOLDER, 'package-lock.json'));
const wanted = await hash(lock, ...await sources());
if (await content(stamp) !== wanted || !ENTRIES.every(entry => existsSync(join(output, `${entry}.js`)))) {
  await install();
  await bundle();
  await checkStatic();
  await writeFile(stamp, wanted);
}

async function sources() {
  const names = (await readdir(join(FOLDER, 'src'))).sort();
  const written = (await Promise.all(STATIC.map(folder => readdir(folder, { recursive: true })
    .then(found => found.filter(name => /\.(js|css)$/.test(name)).sort().map(name => join(folder, name)))))).flat();
  return Promise.all(['build.mjs', 'old-browsers.mjs', ...names.map(name => `src/${name}`)].map(name => join(FOLDER, name))
    .concat(written).map(file => readFile(file)));
}

function hash(...parts) {
  const sum = createHash('sha256');
  parts.forEach(part => sum.update(part));
  return sum.digest('hex');
}

function content(file) {
  return readFile(file, 'utf8').catch(() => '');
}

async function install() {
  const locked = hash(lock);
  if (await content(INSTALLED) === locked) {
    return;
  }
  // On Windows npm is a command file, which only a shell can start; no argument comes from outside.
  const npm = spawnSync('npm ci --ignore-scripts --loglevel=error', { cwd: FOLDER, shell: true, stdio: 'inherit' });
  if (npm.status !== 0) {
    console.error('npm ci failed: the packages of the workbench could not be fetched (see above).');
    process.exit(npm.status || 1);
  }
  await writeFile(INSTALLED, locked);
}

async function bundle() {
  const esbuild = await import('esbuild');
  await rm(output, { recursive: true, force: true });
  await mkdir(output, { recursive: true });
  const { metafile } = await esbuild.build({
    metafile: true,
    absWorkingDir: FOLDER,
    entryPoints: ENTRIES.map(entry => `src/${entry}.js`),
    outdir: output,
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'chrome' + OLDEST,
    charset: 'utf8',
    legalComments: 'linked',
    loader: { '.woff2': 'file', '.woff': 'empty', '.ttf': 'empty', '.eot': 'empty', '.svg': 'empty' },
    logLevel: 'warning'
  });
  await writeFile(join(output, 'LICENSES.txt'), await licences(Object.keys(metafile.inputs)));
}

async function checkStatic() {
  const found = (await Promise.all(STATIC.map(tooNew))).flat();
  if (found.length > 0) {
    console.error(`Chromium ${OLDEST}, which residents have in WeChat, does not understand:\n${found.join('\n')}`);
    process.exit(1);
  }
}

/** @returns the licences of all packages of which something is in the bundles; they ask to go with it */
async function licences(inputs) {
  const packages = [...new Set(inputs.map(input => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)).filter(Boolean)
      .map(match => match[0]))].sort();
  const texts = await Promise.all(packages.map(async folder => {
    const files = (await readdir(join(FOLDER, folder))).filter(name => /^(licen[cs]e|notice)/i.test(name)).sort();
    const found = await Promise.all(files.map(name => readFile(join(FOLDER, folder, name), 'utf8')));
    const { license, version } = JSON.parse(await readFile(join(FOLDER, folder, 'package.json'), 'utf8'));
    return [`${folder.replace(/^.*node_modules\//, '')} ${version} (${license})`, ...found].join('\n\n');
  }));
  return texts.join('\n\n----\n\n');
}
