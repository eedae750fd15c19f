import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { cacheSettings } from '../src/settings/cacheSettings.ts';
import { limitSettings } from '../src/settings/limitSettings.ts';
import { SETTINGS } from '../src/settings/settings.ts';
import type { Setting } from '../src/settings/settingValues.ts';
import { listJsonSchema } from './listJsonSchema.ts';
import { schemaPageText } from './schemaPage.ts';

const root = join(import.meta.dirname, '..');

/** A page of the reference that is made from the code, as Prettier writes it. */
interface ReferencePage {
  readonly path: string;
  readonly text: string;
}

/** docs/reference/settings.md, from the table of the settings. */
export async function settingsPage(): Promise<ReferencePage> {
  const all: Readonly<Record<string, Setting>> = SETTINGS;
  const isOf = (group: object, name: string): boolean => Object.hasOwn(group, name);
  const groups: readonly [title: string, names: readonly string[]][] = [
    [
      'What is served, and where',
      Object.keys(all).filter((name) => !isOf(cacheSettings, name) && !isOf(limitSettings, name)),
    ],
    ['Caches', Object.keys(cacheSettings)],
    ['Limits', Object.keys(limitSettings)],
  ];
  const tables = groups.map(([title, names]) => {
    const rows = names.flatMap((name) => (all[name] === undefined ? [] : [rowOf(all[name])]));
    return `## ${title}\n\n| environment | flag | default | what | expected |\n|---|---|---|---|---|\n${rows.join('\n')}\n`;
  });
  return formatted('settings.md', `${HEAD}\n${tables.join('\n')}`);
}

const HEAD = `# Settings

<!-- Made by npm run docs:reference from src/settings/; a test compares. -->

Every setting of \`mep-graph serve\`, by environment or by flag. A flag goes before the environment, and the environment before the default; an empty
variable is one that is not set. What is wrong ends the start with one message that names every wrong value. A variable that is near to one of these and is none
of them is warned of in the log. \`npm run mep-graph -- serve --help\` lists the same;
\`import\` takes those of the database and the log. Relative folders and files are relative to where the process was started.

With \`npm start\`, flags stand behind \`--\`: \`npm start -- --port 4100\`.
`;

function rowOf({ env, flag, description, expected, default: preset }: Setting): string {
  const words = [description, expected].map((text) => text.replaceAll(/[*<]/g, '\\$&'));
  const cells = [`\`${env}\``, `\`${flag}\``, defaultOf(env, preset), ...words];
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

/** As it is on any machine. */
function defaultOf(env: string, preset: string | null): string {
  if (preset === null) return '';
  if (env === 'EXPLAIN') return '`true`, in production `false`';
  const cache = process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache');
  return `\`${preset
    .replace(cache, '~/.cache')
    .replace(fileURLToPath(new URL('../data', import.meta.url)), 'data')}\``;
}

/** docs/reference/schema.md, from schema/ and the questions of the documents. */
export async function schemaPage(): Promise<ReferencePage> {
  return formatted('schema.md', schemaPageText());
}

/** The JSON Schema of supergraph.yaml, which editors know it by. */
export async function listSchemaFile(): Promise<ReferencePage> {
  const path = join(root, 'supergraph.schema.json');
  const options = { ...(await resolveConfig(path)), filepath: path };
  return { path, text: await format(JSON.stringify(listJsonSchema()), options) };
}

async function formatted(name: string, text: string): Promise<ReferencePage> {
  const path = join(root, 'docs', 'reference', name);
  return { path, text: await format(text, { ...(await resolveConfig(path)), filepath: path }) };
}
