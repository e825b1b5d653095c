// What stands in the static files as it was written must run in the oldest browser that people have, that of WeChat:
// Chromium 86. Where one of these tools would have to write a file anew for it, the file is named, and the build stops.
import { readFile, readdir } from 'node:fs/promises';
import { extname, join } from 'node:path';

export const OLDEST = 86;

/** @returns one line for each script or style sheet below the folder that the oldest browser would not understand */
export async function tooNew(folder) {
  const esbuild = await import('esbuild');
  const lightningcss = await import('lightningcss');
  const checks = { '.js': source => newerScript(esbuild, source), '.css': source => newerStyle(lightningcss, source) };
  const names = (await readdir(folder, { recursive: true })).filter(name => checks[extname(name)]).sort();
  const found = await Promise.all(names.map(async name => {
    const newer = await checks[extname(name)](await readFile(join(folder, name), 'utf8'));
    return newer.map(line => `${name}: ${line}`);
  }));
  return found.flat();
}

async function newerScript(esbuild, source) {
  const written = target => esbuild.transform(source, { target, loader: 'js', logLevel: 'silent' });
  try {
    const [asItIs, older] = await Promise.all([written('esnext'), written('chrome' + OLDEST)]);
    return firstDifference(asItIs.code, older.code);
  } catch (fault) {
    return fault.errors.map(error => error.text);
  }
}

function newerStyle({ transform, Features }, source) {
  const written = targets => transform({ filename: 'style.css', code: Buffer.from(source), targets,
    // Both print media queries in the older way; only what the source itself says of them counts, below.
    include: Features.MediaRangeSyntax, exclude: Features.VendorPrefixes }).code.toString();
  const ranges = source.match(/@media[^{]*[<>][^{]*/g) || [];
  return [...ranges, ...firstDifference(written(undefined), written({ chrome: OLDEST << 16 }))];
}

function firstDifference(asItIs, older) {
  const lines = older.split('\n');
  const at = asItIs.split('\n').findIndex((line, number) => line !== lines[number]);
  return at < 0 ? [] : [asItIs.split('\n')[at].trim()];
}
