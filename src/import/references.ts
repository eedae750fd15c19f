import type { Draft } from './draft.ts';
import type { Problem } from './problems.ts';
import { dataFiles } from '../records/index.ts';
import { fieldOf } from '../records/paths.ts';
import { idsAt, referenceRules } from '../records/references.ts';
import { show, suggest } from '../records/wording.ts';

/** Every reference to a record that is in no file. */
export function referenceProblems({ sources, records }: Draft): Problem[] {
  return referenceRules.flatMap(({ from, path, to }) => {
    const { file, key } = dataFiles[to];
    // Where a file cannot be read at all, that is the problem, not each reference into it.
    if (sources[to].isBroken) return [];
    // A record of the wrong shape is there all the same.
    const known = new Set(sources[to].rows.map((row) => fieldOf(row, key)).filter(isText));
    return records[from].flatMap((record, index) =>
      idsAt(record, path)
        .filter(({ id }) => !known.has(id))
        .map(({ id, path }) => {
          const got = `got ${show(id)}${suggest(id, known)}`;
          return sources[from].problemAt(index, path, `expected ${nounOf[key]} of ${file}, ${got}`);
        }),
    );
  });
}

const nounOf = { id: 'an id', code: 'a code' };

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
