import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { getLanguageService } from 'yaml-language-server';

const root = path.join(import.meta.dirname, '..', '..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');

/** What editors run behind a YAML file; it finds the schema by the comment in the first line. */
const service = getLanguageService({
  schemaRequestService: async (url) => readFile(fileURLToPath(url), 'utf8'),
  workspaceContext: {
    resolveRelativePath: (relative, resource) => new URL(relative, resource).href,
  },
});
service.configure({ validate: true, completion: true, hover: true });

// Answers are kept by address and version.
let version = 0;
const opened = (text: string, file = 'supergraph.yaml') => {
  version += 1;
  return TextDocument.create(pathToFileURL(path.join(root, file)).href, 'yaml', version, text);
};

async function faults(text: string, file?: string): Promise<readonly string[]> {
  const found = await service.doValidation(opened(text, file), false);
  return found.map(
    ({ range, message }) =>
      `${range.start.line}: ${typeof message === 'string' ? message : message.value}`,
  );
}

/** The lists of a guide: every block of YAML that names the schema. */
const listsOf = (file: string): readonly string[] =>
  Array.from(
    read(file).matchAll(/```yaml\n(# yaml-language-server: .*?)```/gs),
    ([, list = '']) => list,
  );

const named = '# yaml-language-server: $schema=./supergraph.schema.json\n';

describe('an editor with a YAML language server', () => {
  it('has nothing against the lists of the examples and guides', async () => {
    const lists = ['docs/subgraphs.md', 'docs/supergraph-yaml.md'].flatMap(listsOf);
    expect(lists.length).toBe(2);
    const found = await Promise.all([
      faults(read('examples/supergraph.yaml'), 'examples/supergraph.yaml'),
      ...lists.map((list) => faults(list)),
    ]);
    expect(found).toEqual(found.map(() => []));
  });

  it('tells of a misspelt option in its line', async () => {
    const list = `${named}x-mep-graph:\n  timeoutMS: 500\nsubgraphs: {}\n`;
    expect(await faults(list)).toEqual(['2: Property timeoutMS is not allowed.']);
  });

  it('offers the options with their descriptions', async () => {
    const list = opened(`${named}subgraphs: {}\nx-mep-graph:\n  t`);
    const { items } = await service.doComplete(list, { line: 3, character: 3 }, false);
    expect(items.map(({ label }) => label)).toEqual(
      expect.arrayContaining(['timeoutMs', 'retries', 'breaker', 'tls']),
    );
    expect(items.filter(({ documentation }) => !documentation)).toEqual([]);
  });
});
