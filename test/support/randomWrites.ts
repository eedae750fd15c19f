import type { Db } from 'mongodb';
import type { AmendmentDoc } from '../../src/collections/publishing.ts';
import type { KeptRecordDoc } from '../../src/collections/stores.ts';
import type { Command } from '../../src/publishing/command.ts';
import type { Word } from '../../src/publishing/word.ts';
import { smallSet, type Files } from './dataSet.ts';
import type { Row } from './dataRows.ts';
import { commandOf, reviewer, say } from './publishing.ts';
import type { Random } from './random.ts';

const names = ['Energy savings', 'Lean (LEAN) methods', 'Café tools', 'Cafe tools', 'O*NET data'];
const slugs = ['one', 'two', 'three'];
const sources = [{ url: 'https://example.org/page', basis: 'DOCUMENT' }];

/** The small set with some records gone, renamed or come: some of what partners said may not fit any more. */
export function randomFiles(random: Random): Files {
  let files = smallSet;
  const change = (file: string, edit: (rows: readonly Row[]) => readonly Row[]): void => {
    files = { ...files, [file]: edit(files[file] ?? []) };
  };
  const rename = (file: string, field: string): void => {
    change(file, (rows) =>
      rows.map((row) => (random.chance(0.3) ? { ...row, [field]: random.pick(names) } : row)),
    );
  };
  if (random.chance(0.5)) rename('agencies.json', 'abbreviation');
  if (random.chance(0.5)) rename('topics.json', 'label');
  if (random.chance(0.5)) rename('centers.json', 'name');
  if (random.chance(0.5)) rename('resources.json', 'title');
  if (random.chance(0.4)) {
    change('resources.json', (rows) => rows.filter(({ id }) => id !== 'everywhere'));
  }
  if (random.chance(0.4)) {
    change('topics.json', (rows) => rows.filter(({ id }) => id !== 'lean'));
    change('resources.json', (rows) => rows.toReversed());
  }
  if (random.chance(0.3)) {
    // What a partner may have published under the same id.
    change('resources.json', (rows) => [...rows, { ...rows[0], id: 'one' }]);
  }
  return files;
}

export async function randomCommand(db: Db, random: Random): Promise<Command> {
  if (random.chance(0.15)) {
    const pending = await db
      .collection<AmendmentDoc>('amendments')
      .find({ status: 'PENDING' })
      .sort({ _id: 1 })
      .toArray();
    if (pending.length > 0) {
      const amendment = random.pick(pending);
      const status = random.chance(0.7) ? 'ACCEPTED' : 'REJECTED';
      return commandOf({ kind: 'decide', amendment, status, reason: null, expectedVersion: null });
    }
  }
  const writer = random.pick([
    reviewer,
    { name: 'gamep', owner: 'Center:gamep', mayReview: false },
    { name: 'sme', owner: 'Association:sme', mayReview: false },
  ]);
  return commandOf(say(await randomWord(db, random)), { writer });
}

async function randomWord(db: Db, random: Random): Promise<Word> {
  if (random.chance(0.35)) return published(random);
  const stored = await db
    .collection<KeptRecordDoc>('records')
    .find({ record: { $ne: null } })
    .sort({ _id: 1 })
    .toArray();
  const { _id: entity, file } = random.pick(
    stored.filter(({ file: of }) => of in updates || random.chance(0.02)),
  );
  // A file of the data set.
  const at = { entity, file: file as Word['file'] };
  if (random.chance(0.15)) return { kind: 'WITHDRAW', ...at, set: {}, add: {} };
  const set = updates[file]?.(random) ?? { name: random.pick(names) };
  return { kind: 'UPDATE', ...at, set, add: random.chance(0.3) ? { sources } : {} };
}

function published(random: Random): Word {
  const slug = random.pick(slugs);
  if (random.chance(0.2)) {
    const [agreement] = smallSet['agreements.json'] ?? [];
    const set: Row = {
      ...agreement,
      id: slug,
      title: random.pick(names),
      resourceIds: [random.pick(['one', 'two', 'closed'])],
    };
    return { kind: 'PUBLISH', entity: `Agreement:${slug}`, file: 'agreements', set, add: {} };
  }
  if (random.chance(0.2)) {
    const [association] = smallSet['associations.json'] ?? [];
    const set: Row = {
      ...association,
      id: slug,
      name: random.pick(names),
      abbreviation: slug,
    };
    return { kind: 'PUBLISH', entity: `Association:${slug}`, file: 'associations', set, add: {} };
  }
  const [resource] = smallSet['resources.json'] ?? [];
  const set: Row = { ...resource, ...resourceFields(random), id: slug };
  return { kind: 'PUBLISH', entity: `Resource:${slug}`, file: 'resources', set, add: {} };
}

function resourceFields(random: Random): Row {
  return {
    title: random.pick(names),
    providerKind: random.pick(['CENTER_NETWORK', 'AGENCY', 'ASSOCIATION']),
    agencyIds: random.pick([[], ['commerce'], ['nist-mep'], ['gone']]),
    associationIds: random.pick([[], ['sme'], ['one']]),
    topics: random.pick([[], ['energy'], ['lean', 'energy']]),
    stateCodes: random.pick([[], ['GA'], ['DC', 'PR']]),
    summary: random.pick(names),
  };
}

const updates: Readonly<Record<string, (random: Random) => Row>> = {
  resources: (random) =>
    random.chance(0.5) ? { title: random.pick(names) } : resourceFields(random),
  agreements: (random) => ({
    title: random.pick(names),
    ...(random.chance(0.5) && { resourceIds: [random.pick(['one', 'closed'])] }),
  }),
  associations: (random) => ({ abbreviation: random.pick(['SME', 'S-M-E']), headquarters: null }),
  agencies: (random) => ({
    abbreviation: random.pick(['DOC', 'MEP', 'NIST']),
    parentId: random.pick([null, 'commerce', 'nist-mep']),
  }),
  centers: (random) => ({
    name: random.pick(names),
    services: random.pick([['lean'], ['robots', 'lean']]),
    latitude: random.pick([30, 40]),
    longitude: -80,
  }),
  stateOrganizations: (random) => ({ name: random.pick(names) }),
  impacts: () => ({ fiscalYear: 2018 }),
  topics: (random) => ({ label: random.pick(names) }),
};
