// The browser that draws the models, without a window.
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const BROWSERS = [process.env.CHROME, 'chromium', 'chromium-browser', 'google-chrome', 'chrome'];
const require = createRequire(import.meta.url);

/** Ends the program with one line when there is no browser. */
export async function openBrowser() {
  const browser = findBrowser();
  const scratch = await mkdtemp(join(tmpdir(), 'lastmile-draw-'));
  return {
    /** @returns what the browser printed */
    async show(name, html, options) {
      const page = join(scratch, `${name}.html`);
      await writeFile(page, html);
      const run = spawnSync(browser, ['--headless=new', '--no-sandbox', '--disable-gpu', '--hide-scrollbars',
        '--no-first-run', '--disable-background-networking', '--allow-file-access-from-files',
        `--user-data-dir=${join(scratch, 'profile')}`, '--virtual-time-budget=10000', ...options,
        pathToFileURL(page).href], { encoding: 'utf8', maxBuffer: 64 << 20 });
      if (run.status !== 0) {
        throw new Error(`${name} could not be drawn: ${run.stderr}`);
      }
      return run.stdout;
    },
    close: () => rm(scratch, { recursive: true, force: true })
  };
}

function findBrowser() {
  const found = BROWSERS.find(name => name && spawnSync(name, ['--version']).status === 0);
  if (!found) {
    console.error('Chromium or Chrome is needed to draw the models: put it on the PATH or name it by CHROME.');
    process.exit(1);
  }
  return found;
}

/** @returns the element that loads a script of an installed package */
export function script(path) {
  return `<script src="${pathToFileURL(require.resolve(path)).href}"></script>`;
}

/** @returns the element that loads a style sheet of an installed package */
export function style(path) {
  return `<link rel="stylesheet" href="${pathToFileURL(require.resolve(path)).href}">`;
}
