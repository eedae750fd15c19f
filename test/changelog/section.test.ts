import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readNote, writeFirstSection, writeSection } from '../../scripts/changelog/section.ts';

const folder = path.join(import.meta.dirname, '..', '..', '.changeset');

const note = (kind: string, place: string, body: string) =>
  readNote('a.md', `---\n'mep-graph': ${kind}\n# for: ${place}\n---\n\n${body}\n`);

describe('the changelog', () => {
  it('tells first what breaks, then each reader what is new, then what is better, by theme', () => {
    const notes = [
      note('patch', 'playground', 'Pictures are quicker.'),
      note('patch', 'asking/search', 'Typos are found\nin two lines.'),
      note('minor', 'subgraphs/composing', 'Breaking: lists need a name.'),
      note(
        'minor',
        'asking/search',
        'Search finds names.\n\nBreaking: `find` is gone,\nfor good.\n\nMore.',
      ),
      note('major', 'asking/data', 'States ([how](../docs/data.md)).\nBreaking: no counties.'),
    ];
    expect(writeSection('1.2.3', notes)).toBe(`## 1.2.3

### What breaks

- No counties.
- \`find\` is gone,
  for good.
- Lists need a name.

### For those who ask the graph

#### What the graph knows

- States ([how](docs/data.md)).

#### Search

- Search finds names.

  More.
- Typos are found
  in two lines.

### In the playground

- Pictures are quicker.
`);
  });

  it('tells in the first version what there is, a sentence for each', () => {
    const notes = [
      note(
        'minor',
        'asking/search',
        'Search finds `a.b` and 1.5 names. It took long.\n\nBreaking: `find` is gone.',
      ),
      note('minor', 'asking/search', 'Words:\none.'),
      note('patch', 'playground', 'Pictures are quicker.'),
    ];
    expect(writeFirstSection('1.0.0', notes)).toBe(`## 1.0.0

### For those who ask the graph

#### Search

- Search finds \`a.b\` and 1.5 names.
- Words:
  one.
`);
  });

  it('takes every note in .changeset', async () => {
    const names = (await readdir(folder)).filter((name) => /^(?!README).*\.md$/.test(name));
    const texts = names.map(async (name) =>
      readNote(name, await readFile(path.join(folder, name), 'utf8')),
    );
    expect(await Promise.all(texts)).toHaveLength(names.length);
  });

  it.each(['', '# for: everybody\n', '# for: asking\n', '# for: toString\n'])(
    'refuses a note that does not say for whom it is (%j)',
    (line) => {
      expect(() => readNote('b.md', `---\n'mep-graph': patch\n${line}---\n\nText.\n`)).toThrow(
        'Expected .changeset/b.md to say in its front matter "# for: " and one of asking/data, asking/queries,',
      );
    },
  );
});
