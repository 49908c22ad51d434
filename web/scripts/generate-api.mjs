// Types of the API, from the documents the services' build writes to docs/api. `--check` writes nothing and fails
// where they are not up to date.
import { readdir, readFile, writeFile, mkdir } from 'node:fs/promises';
import openapiTS, { astToString } from 'openapi-typescript';

const DOCUMENTS = new URL('../../docs/api/', import.meta.url);
const TYPES = new URL('../src/api/generated/', import.meta.url);
const HEADER = '// Made from docs/api by `npm run api`. Do not edit.\n';

const check = process.argv.includes('--check');
await mkdir(TYPES, { recursive: true });
for (const document of (await readdir(DOCUMENTS)).filter((name) => name.endsWith('.yaml'))) {
  const types = HEADER + astToString(await openapiTS(new URL(document, DOCUMENTS)));
  const file = new URL(document.replace(/\.yaml$/, '.ts'), TYPES);
  const there = await readFile(file, 'utf8').catch(() => '');
  if (there === types) continue;
  if (check) {
    console.error(`${file.pathname} is not what docs/api/${document} says: run \`npm run api\` in web/.`);
    process.exitCode = 1;
  } else {
    await writeFile(file, types);
    console.log(`wrote ${file.pathname}`);
  }
}
