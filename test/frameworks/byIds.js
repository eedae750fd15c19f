// What clients ask by ids, and the manifests of it, made by the tools that belong to them.
import { execFile } from 'node:child_process';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { generate } from '@graphql-codegen/cli';
import { preset } from '@graphql-codegen/client-preset';

const run = promisify(execFile);
const bin = (name) => join(import.meta.dirname, 'node_modules', '.bin', name);

/** Fields are not in the order of the alphabet, and a fragment is spread. */
export const BY_APOLLO = `query ByApollo($id: ID!) { center(id: $id) { ...Names id } }
fragment Names on Center { name }`;
export const RENAME =
  'mutation RenameByApollo($id: ID!) { rename(id: $id, name: "New") { name id } }';
const BY_RELAY = `import { graphql } from 'relay-runtime';
graphql\`query askedByRelayQuery($id: ID!) { center(id: $id) { name id } }\`;
graphql\`mutation askedByRelayRenameMutation($id: ID!) { rename(id: $id, name: "New") { name } }\`;`;
const BY_CODEGEN = `import { graphql } from '../codegen';
export const query = graphql(\`query ByCodegen($id: ID!) { center(id: $id) { name id } }\`);`;

/** Writes a project of each tool, and has it make its manifest in `manifests`. */
export async function writeManifests(folder, sdl) {
  const manifests = join(folder, 'manifests');
  for (const name of ['apollo', 'relay', 'asked', 'manifests']) {
    await mkdir(join(folder, name), { recursive: true });
  }
  const write = (name, text) => writeFile(join(folder, name), text);
  await write('package.json', '{ "type": "module" }');
  await write('schema.graphql', sdl);
  // Apollo's tool takes one operation of a file.
  await write('apollo/asked.graphql', BY_APOLLO);
  await write('apollo/rename.graphql', RENAME);
  await write('relay/askedByRelay.js', BY_RELAY);
  await write('asked/byCodegen.ts', BY_CODEGEN);
  // Relay's compiler adds to a file that is there, and begins none.
  await write('manifests/relay.json', '{}');
  await write(
    'apollo.json',
    JSON.stringify({ documents: ['apollo/*.graphql'], output: 'manifests/apollo.json' }),
  );
  await write(
    'relay.json',
    JSON.stringify({
      src: './relay',
      schema: './schema.graphql',
      language: 'javascript',
      eagerEsModules: true,
      persistConfig: { file: './manifests/relay.json' },
    }),
  );
  await Promise.all([
    run(bin('generate-persisted-query-manifest'), ['--config', 'apollo.json'], { cwd: folder }),
    run(bin('relay-compiler'), ['relay.json'], { cwd: folder }),
    writeByCodegen(folder),
  ]);
  await rename(
    join(folder, 'codegen', 'persisted-documents.json'),
    join(manifests, 'codegen.json'),
  );
}

async function writeByCodegen(folder) {
  const output = {
    preset,
    presetConfig: { persistedDocuments: true, fragmentMasking: false },
    config: { useTypeImports: true },
  };
  await generate(
    {
      cwd: folder,
      schema: 'schema.graphql',
      documents: ['asked/*.ts'],
      silent: true,
      generates: { 'codegen/': output },
    },
    true,
  );
}
