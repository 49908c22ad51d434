// Fails the build where a page would load more JavaScript than its budget (kB, gzipped).
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const DIST = new URL('../dist/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', DIST), 'utf8'));

const BUDGETS = [
  { name: 'first load (home)', limit: 160, chunks: ['index.html', 'src/home/HomePage.tsx'] },
  { name: 'lobby and call, on top', limit: 215, chunks: ['src/call/CallPage.tsx'], without: ['index.html'] },
  {
    name: 'session detail, on top',
    limit: 40,
    chunks: ['src/session/SessionPage.tsx'],
    without: ['index.html'],
  },
];
const STYLES_LIMIT = 20;

/** The files a chunk needs: its own and its static imports'. */
function filesOf(chunk, found = new Set()) {
  const entry = manifest[chunk];
  if (!entry) throw new Error(`no chunk ${chunk} in the manifest`);
  if (!found.has(entry.file)) {
    found.add(entry.file);
    (entry.imports ?? []).forEach((name) => filesOf(name, found));
  }
  return found;
}

const kilobytes = (file) => gzipSync(readFileSync(new URL(file, DIST))).length / 1000;
const sum = (files) => files.reduce((total, file) => total + kilobytes(file), 0);

function report(name, size, limit) {
  console.log(`${name.padEnd(24)} ${size.toFixed(1).padStart(6)} kB of ${limit}`);
  if (size > limit) {
    console.error(`  is over its budget`);
    process.exitCode = 1;
  }
}

for (const { name, limit, chunks, without = [] } of BUDGETS) {
  const there = new Set(without.flatMap((chunk) => [...filesOf(chunk)]));
  const files = new Set(chunks.flatMap((chunk) => [...filesOf(chunk)]));
  report(name, sum([...files].filter((file) => !there.has(file))), limit);
}
const styles = new Set(Object.values(manifest).flatMap((entry) => entry.css ?? []));
report('all styles', sum([...styles]), STYLES_LIMIT);
