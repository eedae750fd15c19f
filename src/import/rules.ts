import { arenas } from '../collections/network.ts';
import { focusAreaCodes } from '../collections/record.ts';
import { engagementModeCodes } from '../collections/resourceDocs.ts';
import { identifierKey } from '../identifiers.ts';
import type { Draft } from './draft.ts';
import type { Problem } from './problems.ts';
import { dataFiles } from '../records/index.ts';
import { fileNames, type FileName } from '../records/files.ts';
import { prefixesOf } from '../records/places.ts';
import { fieldOf } from '../records/paths.ts';
import { show } from '../records/wording.ts';

/** What is wrong between records that are each as they should be. */
export function ruleProblems(draft: Draft): Problem[] {
  return [
    ...fileNames.flatMap((name) => repeats(draft, name, dataFiles[name].key)),
    ...repeats(draft, 'states', 'fips'),
    ...closedList(draft, 'arenas', arenas),
    ...closedList(draft, 'focusAreas', focusAreaCodes),
    ...closedList(draft, 'engagementModes', engagementModeCodes),
    ...agencyCycles(draft),
    ...centersAndStates(draft),
    ...zipPrefixes(draft),
    ...sharedIdentifiers(draft),
  ];
}

/** Records that share what must be a record's own. */
function repeats({ sources }: Draft, name: FileName, field: string): Problem[] {
  const source = sources[name];
  const firstWith = new Map<unknown, number>();
  return source.rows.flatMap((row, index) => {
    const value = fieldOf(row, field);
    const first = firstWith.get(value);
    if (first === undefined) {
      if (value !== undefined) firstWith.set(value, index);
      return [];
    }
    const { line } = source.problemAt(first, [field], '');
    const got = `got ${show(value)}, which line ${line ?? 1} has`;
    return [source.problemAt(index, [field], `expected a value that no other record has, ${got}`)];
  });
}

/** A list that stands in the schema too: it has one record for each code. */
function closedList(
  draft: Draft,
  name: 'arenas' | 'focusAreas' | 'engagementModes',
  codes: readonly string[],
): Problem[] {
  const { rows, isBroken } = draft.sources[name];
  const present = new Set(rows.map((row) => fieldOf(row, 'code')));
  const missing = isBroken ? [] : codes.filter((code) => !present.has(code));
  return [
    ...repeats(draft, name, 'code'),
    ...missing.map((code) => ({
      file: dataFiles[name].file,
      line: null,
      record: null,
      field: null,
      message: `expected a record whose code is ${code}, got none`,
    })),
  ];
}

function agencyCycles({ sources, records }: Draft): Problem[] {
  const parentOf = new Map(records.agencies.map((agency) => [agency?.id, agency?.parentId]));
  return records.agencies.flatMap((agency, index) => {
    if (agency === null) return [];
    const above: string[] = [];
    let next = agency.parentId;
    while (typeof next === 'string' && next !== agency.id && !above.includes(next)) {
      above.push(next);
      next = parentOf.get(next) ?? null;
    }
    // A cycle is told once, by the first of its ids.
    if (next !== agency.id || above.some((id) => id < agency.id)) return [];
    const cycle = [agency.id, ...above, agency.id].join(' > ');
    return [
      sources.agencies.problemAt(index, ['parentId'], `expected an end to parents, got ${cycle}`),
    ];
  });
}

/** A state and its own center name each other; so no state has two. */
function centersAndStates({ sources, records }: Draft): Problem[] {
  const centerOf = new Map(records.states.map((state) => [state?.code, state?.centerId]));
  const stateOf = new Map(records.centers.map((center) => [center?.id, center?.stateCode]));
  const ofCenters = records.centers.flatMap((center, index) => {
    const named = centerOf.get(center?.stateCode);
    if (center === null || named === undefined || named === center.id) return [];
    const got = `got ${show(center.stateCode)}, whose centerId is ${show(named)}`;
    const message = `expected the state whose centerId is ${show(center.id)}, ${got}`;
    return [sources.centers.problemAt(index, ['stateCode'], message)];
  });
  const ofStates = records.states.flatMap((state, index) => {
    const named = stateOf.get(state?.centerId ?? undefined);
    if (state === null || named === undefined || named === state.code) return [];
    const got = `got ${show(state.centerId)}, whose stateCode is ${show(named)}`;
    const message = `expected the center whose stateCode is ${show(state.code)}, ${got}`;
    return [sources.states.problemAt(index, ['centerId'], message)];
  });
  return [...ofCenters, ...ofStates];
}

const identifiedFiles = [
  'agencies',
  'centers',
  'stateOrganizations',
  'associations',
  'resources',
] as const;

/** An identifier is of one record, whatever its file; but for listings, which several programs share. */
function sharedIdentifiers({ sources, records }: Draft): Problem[] {
  const ownerOf = new Map<string, string>();
  return identifiedFiles.flatMap((name) =>
    records[name].flatMap((record, index) =>
      (record?.identifiers ?? []).flatMap(({ scheme, value }, at) => {
        if (record === null || scheme === 'ASSISTANCE_LISTING') return [];
        const key = identifierKey(scheme, value);
        const owner = ownerOf.get(key);
        ownerOf.set(key, record.id);
        if (owner === undefined) return [];
        const message = `expected what no other record has, got ${show(value)}, which ${owner} has`;
        return [sources[name].problemAt(index, ['identifiers', at, 'value'], message)];
      }),
    ),
  );
}

/** No ZIP code lies in two places. */
function zipPrefixes({ sources, records }: Draft): Problem[] {
  const placeOf = new Map<string, string>();
  return records.zipPrefixes.flatMap((record, index) => {
    if (record === null) return [];
    const keys = [
      ...record.prefixes.flatMap((range, at) =>
        prefixesOf(range).map((key) => ({ key, path: ['prefixes', at] })),
      ),
      ...record.zips.map((key, at) => ({ key, path: ['zips', at] })),
    ];
    return keys.flatMap(({ key, path }) => {
      const other = placeOf.get(key);
      placeOf.set(key, record.id);
      if (other === undefined) return [];
      const message = `expected what no other place has, got ${show(key)}, which ${other} has`;
      return [sources.zipPrefixes.problemAt(index, path, message)];
    });
  });
}
