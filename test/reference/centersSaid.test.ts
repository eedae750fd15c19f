import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { buildSchema } from 'graphql';
import { readApiSdl } from '../../src/graph/schemaFiles.ts';
import { namesSilently, queriesIn } from '../support/centersSaid.ts';

const root = join(import.meta.dirname, '..', '..');
const schema = buildSchema(readApiSdl());
const pages = ['README.md', ...pagesBelow('docs'), ...pagesBelow('examples'), 'data/README.md'];

function pagesBelow(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md') && !name.includes('node_modules'))
    .map((name) => join(folder, name));
}

function queriesOf(page: string) {
  return queriesIn(schema, readFileSync(join(root, page), 'utf8'));
}

describe('code in the documents', () => {
  it('is found in every language that it is written in', () => {
    const found = (code: string) => queriesIn(schema, `\`\`\`any\n${code}\n\`\`\`\n`).length;
    expect({
      graphql: found('query Q($slug: ID!) { center(slug: $slug) { name } }'),
      fragment: found('fragment F on Center { name }'),
      js: found(
        'const it = async () => {\n  return ask(gql`{ center(slug: "gamep") { name } }`);\n};',
      ),
      sh: found(`curl -d '{"query": "{ center(slug: \\"gamep\\") { name } }"}'`),
      sdl: found('type Center { name: String }'),
      others: found('const { name } = center; query { courses { name } }'),
    }).toEqual({ graphql: 1, fragment: 1, js: 1, sh: 1, sdl: 0, others: 0 });
    for (const page of [
      'README.md',
      'docs/asking.md',
      'docs/clients.md',
      'docs/reference/errors.md',
    ])
      expect([page, queriesOf(page).length > 2]).toEqual([page, true]);
  });

  it('says of each center that it names whether it still works', () => {
    const silent = pages.flatMap((page) =>
      queriesOf(page)
        .filter(({ document }) => namesSilently(schema, document))
        .map(({ text }) => `${page}: ${text.replaceAll(/\s+/g, ' ')}`),
    );
    expect(silent).toEqual([]);
  });
});
