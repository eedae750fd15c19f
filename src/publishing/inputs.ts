import { naturalKey, toId, typeOfId } from '../ids.ts';
import type { FileName } from '../records/files.ts';
import { fieldOf } from '../records/paths.ts';
import { typeOfFile } from '../records/typeOfFile.ts';
import type { Problem, WordKind } from './word.ts';
import type { AnyRecord } from './world.ts';

/** What a partner can say of records of one file. */
export interface Sayable {
  readonly file: FileName;
  /** The record's field behind each field of an input. */
  readonly fields: Readonly<Record<string, string>>;
  /** What a record has where nothing is said of it. */
  readonly defaults: AnyRecord;
}

const unknownStatus = { code: 'UNKNOWN', asOf: null, source: null, note: null };

function sameName(...names: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(names.map((name) => [name, name]));
}

export const sayables = {
  resources: {
    file: 'resources',
    fields: {
      ...sameName('title', 'kind', 'providerKind', 'focusArea', 'engagementModes', 'audience'),
      ...sameName('website', 'startYear', 'endYear', 'status', 'summary', 'identifiers', 'topics'),
      agencies: 'agencyIds',
      associations: 'associationIds',
      states: 'stateCodes',
      locations: 'locationStateCodes',
    },
    defaults: {
      agencyIds: [],
      associationIds: [],
      topics: [],
      engagementModes: [],
      audience: [],
      website: null,
      startYear: null,
      endYear: null,
      status: unknownStatus,
      stateCodes: [],
      locationStateCodes: [],
      identifiers: [],
    },
  },
  agreements: {
    file: 'agreements',
    fields: {
      ...sameName('title', 'kind', 'focusArea', 'startYear', 'endYear', 'status', 'summary'),
      agencies: 'agencyIds',
      associations: 'associationIds',
      resources: 'resourceIds',
    },
    defaults: {
      agencyIds: [],
      associationIds: [],
      resourceIds: [],
      startYear: null,
      endYear: null,
      status: unknownStatus,
    },
  },
  stateOrganizations: {
    file: 'stateOrganizations',
    fields: {
      ...sameName('name', 'kind', 'website', 'summary', 'relation', 'identifiers'),
      state: 'stateCode',
      centers: 'centerIds',
    },
    defaults: { website: null, summary: null, identifiers: [] },
  },
  associations: {
    file: 'associations',
    fields: {
      ...sameName('name', 'abbreviation', 'aliases', 'website', 'foundedYear', 'headquarters'),
      ...sameName('industries', 'focusAreas', 'summary', 'identifiers'),
    },
    defaults: {
      aliases: [],
      website: null,
      foundedYear: null,
      headquarters: null,
      industries: [],
      focusAreas: [],
      identifiers: [],
    },
  },
  centers: {
    file: 'centers',
    fields: sameName(
      ...['name', 'shortName', 'website', 'summary', 'city', 'zip', 'latitude', 'longitude'],
      ...['focusAreas', 'services', 'formerNames', 'aliases', 'status', 'identifiers'],
    ),
    defaults: {},
  },
  agencies: {
    file: 'agencies',
    fields: {
      ...sameName('name', 'abbreviation', 'aliases', 'website', 'summary', 'focusAreas'),
      ...sameName('identifiers'),
      parent: 'parentId',
    },
    defaults: {},
  },
} as const satisfies Partial<Record<FileName, Sayable>>;

export type SayableFile = keyof typeof sayables;

/** Fields that hold names of others, which records have without their type. */
const namesOthers: ReadonlySet<string> = new Set([
  ...['agencyIds', 'associationIds', 'stateCodes', 'locationStateCodes', 'topics', 'resourceIds'],
  ...['stateCode', 'centerIds', 'parentId'],
]);

/** What an input says of a record, in the record's own form; null stands for what has no value any more. */
export function toRecordFields(file: SayableFile, input: object): AnyRecord {
  const { fields, defaults }: Sayable = sayables[file];
  const said = Object.entries(fields).flatMap(([name, field]) => {
    const value = fieldOf(input, name);
    if (value === undefined) return [];
    // To take back a list, or a status, is to have the one that nothing was said of.
    return [[field, toRecordValue(field, value ?? defaults[field] ?? null)] as const];
  });
  return Object.fromEntries(said);
}

function toRecordValue(field: string, value: unknown): unknown {
  if (namesOthers.has(field)) return Array.isArray(value) ? value.map(toSlug) : toSlug(value);
  if (field === 'status' && isObject(value)) return { ...unknownStatus, ...value };
  if (field === 'identifiers' && Array.isArray(value)) {
    return value.map((identifier: object) => ({ note: null, ...identifier }));
  }
  if (field === 'headquarters' && isObject(value)) {
    return { city: value['city'], stateCode: toSlug(value['state']) };
  }
  return value;
}

function isObject(value: unknown): value is AnyRecord {
  return typeof value === 'object' && value !== null;
}

function toSlug(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const isId = /^[A-Z][A-Za-z]+:/.test(value);
  return isId ? naturalKey(value) : value;
}

/** The global id of what an input is about; null where it is an id of something else. */
export function entityOf(file: SayableFile, given: string): string | null {
  const type = typeOfFile[file];
  const isOther = given.includes(':') && typeOfId(given) !== type;
  return isOther ? null : toId(type, given);
}

/** A problem of a record as one of the input that it comes from. */
export function asOfInput(file: SayableFile, problem: Problem, kind: WordKind): Problem {
  if (problem.field === null) return problem;
  const { fields }: Sayable = sayables[file];
  const [, field = '', rest = ''] = /^([^.[]*)(.*)$/.exec(problem.field) ?? [];
  const within = rest.replace(/^\[\d+\]/, '');
  if (field === 'sources') return { ...problem, field: `source${within}` };
  // A center keeps what was told of its status as a note, too.
  if (field === 'statusNotes') return { ...problem, field: `status${within}` };
  if (field === 'id') return { ...problem, field: kind === 'PUBLISH' ? 'slug' : 'id' };
  const [name] = Object.entries(fields).find(([, own]) => own === field) ?? [field];
  return { ...problem, field: `${name}${rest.replace('.stateCode', '.state')}` };
}
