import type { Draft } from './draft.ts';
import { show, suggest, type Problem } from './problems.ts';
import { dataFiles } from './records/index.ts';
import { type FileName } from './files.ts';
import { fieldOf, type Path } from './source.ts';

interface ReferenceRule {
  readonly from: FileName;
  /** Path to one id or to a list of them. */
  readonly path: Path;
  readonly to: FileName;
}

/** Every field of the data that names a record of some file. */
const referenceRules: readonly ReferenceRule[] = [
  { from: 'agencies', path: ['parentId'], to: 'agencies' },
  { from: 'states', path: ['centerId'], to: 'centers' },
  { from: 'states', path: ['servedByCenterId'], to: 'centers' },
  { from: 'centers', path: ['stateCode'], to: 'states' },
  { from: 'stateOrganizations', path: ['stateCode'], to: 'states' },
  { from: 'stateOrganizations', path: ['centerIds'], to: 'centers' },
  { from: 'associations', path: ['headquarters', 'stateCode'], to: 'states' },
  { from: 'resources', path: ['agencyIds'], to: 'agencies' },
  { from: 'resources', path: ['associationIds'], to: 'associations' },
  { from: 'resources', path: ['topics'], to: 'topics' },
  { from: 'resources', path: ['stateCodes'], to: 'states' },
  { from: 'resources', path: ['locationStateCodes'], to: 'states' },
  { from: 'agreements', path: ['agencyIds'], to: 'agencies' },
  { from: 'agreements', path: ['associationIds'], to: 'associations' },
  { from: 'agreements', path: ['resourceIds'], to: 'resources' },
  { from: 'impacts', path: ['centerId'], to: 'centers' },
  { from: 'impacts', path: ['stateCode'], to: 'states' },
  { from: 'funding', path: ['centerId'], to: 'centers' },
  { from: 'zipPrefixes', path: ['stateCode'], to: 'states' },
];

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

function idsAt(record: unknown, path: Path): { readonly id: string; readonly path: Path }[] {
  const value = path.reduce(fieldOf, record);
  if (isText(value)) return [{ id: value, path }];
  if (!Array.isArray(value)) return [];
  return value.filter(isText).map((id, index) => ({ id, path: [...path, index] }));
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
