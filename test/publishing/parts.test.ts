import { beforeAll, describe, expect, it } from '@jest/globals';
import type { KeptRecordDoc } from '../../src/collections/stores.ts';
import { importData } from '../../src/import/import.ts';
import { ensureIndexes } from '../../src/mongo/indexes.ts';
import type { AmendmentDoc } from '../../src/collections/publishing.ts';
import type { Command, Outcome, Writer } from '../../src/publishing/command.ts';
import { publish, type PublishParts } from '../../src/publishing/publish.ts';
import { testDatabase } from '../support/database.ts';
import { dataFolders } from '../support/dataSet.ts';
import {
  files,
  manyOwners,
  offer,
  partsOfOthers,
  publishOf,
  randomSay,
  rowsOf,
  update,
  withdraw,
  type Records,
} from '../support/parts.ts';
import { commandOf, publishParts, reviewer } from '../support/publishing.ts';
import { createRandom } from '../support/random.ts';

const { db } = testDatabase();
const write = dataFolders();
const now = (): Date => new Date('2026-03-02T08:00:00Z');
let parts: PublishParts;

beforeAll(async () => {
  await ensureIndexes(db);
  parts = await publishParts(db, now);
});

async function startAnew(): Promise<void> {
  for (const name of ['amendments', 'answered']) await db.collection(name).deleteMany({});
  await importAgain();
}

async function importAgain(): Promise<void> {
  // Without it, an import finds the set that it imported last, and has nothing to do.
  await db.collection('imports').deleteMany({});
  await importData({ db, dir: await write(manyOwners), now });
}

function speaker(owner: string): Writer {
  return { name: owner, owner, mayReview: false };
}

async function done(writer: Writer, action: Command['action']): Promise<Outcome> {
  const [outcome] = (await publish(parts, [commandOf(action, { writer })])).outcomes;
  if (outcome === undefined) throw new Error('Expected an outcome, got none.');
  return outcome;
}

async function accept({ amendmentId }: Outcome): Promise<Outcome> {
  const amendment = await db
    .collection<AmendmentDoc>('amendments')
    .findOne({ _id: amendmentId ?? '' });
  if (amendment === null) throw new Error('Expected an amendment, got none.');
  const decision = { status: 'ACCEPTED', reason: null, expectedVersion: null } as const;
  return done(reviewer, { kind: 'decide', amendment, ...decision });
}

const sme = speaker('Association:sme');
const gamep = speaker('Center:gamep');
const primex = speaker('Center:primex');

describe('what several have a part in', () => {
  beforeAll(startAnew);

  it('cannot be taken out by having it first and the others out of it', async () => {
    const fates = [
      await done(sme, withdraw('Resource:both')),
      await done(sme, update('Resource:both', { associationIds: ['sme'] })),
      await done(sme, withdraw('Resource:both')),
      await done(sme, withdraw('Agreement:mou')),
      await done(sme, update('Agreement:mou', { agencyIds: [] })),
      await done(sme, withdraw('Agreement:mou')),
    ];
    expect(fates.map(({ status }) => status)).toEqual(fates.map(() => 'PENDING'));
  });

  it('is that of those who provide it, not of who has published it', async () => {
    const said = { ...offer('of-primex'), providerKind: 'CENTER_NETWORK', stateCodes: ['PR'] };
    const published = await done(gamep, publishOf('Resource:of-primex', said));
    expect(published.status).toBe('PENDING');
    expect(await accept(published)).toMatchObject({ status: 'ACCEPTED', version: 1 });
    const title = { title: 'Another title' };
    const joined = { stateCodes: ['GA', 'PR'] };
    const fates = [
      await done(gamep, update('Resource:of-primex', title)),
      await done(gamep, update('Resource:of-primex', joined)),
      await done(gamep, withdraw('Resource:of-primex')),
      await done(primex, withdraw('Resource:of-primex')),
    ];
    expect(fates.map(({ status }) => status)).toEqual([
      'ACCEPTED',
      'PENDING',
      'PENDING',
      'ACCEPTED',
    ]);
  });

  it('is told rightly of what was written in the same transaction', async () => {
    const [memo] = rowsOf('agreements.json');
    const own = { ...offer('of-sme'), providerKind: 'ASSOCIATION', associationIds: ['sme'] };
    const about = { ...memo, agencyIds: [], resourceIds: ['of-sme'] };
    const { outcomes } = await publish(
      parts,
      [
        publishOf('Resource:of-sme', own),
        publishOf('Agreement:about-it', about),
        update('Agreement:about-it', { resourceIds: ['of-sme', 'mep-offer'] }),
        withdraw('Resource:of-sme'),
        update('Agreement:about-it', { resourceIds: [] }),
        withdraw('Resource:of-sme'),
        withdraw('Agreement:about-it'),
      ].map((action) => commandOf(action, { writer: sme })),
    );
    expect(outcomes.map(({ status, problems }) => status ?? problems[0]?.code)).toEqual([
      ...['ACCEPTED', 'ACCEPTED', 'PENDING', 'STILL_REFERRED_TO'],
      ...['ACCEPTED', 'ACCEPTED', 'ACCEPTED'],
    ]);
  });

  it('includes the own record of an organization, but for who has published that', async () => {
    const [institute] = rowsOf('state-organizations.json');
    const fates = [
      await done(gamep, withdraw('StateOrganization:georgia-tech')),
      await done(
        speaker('StateOrganization:georgia-tech'),
        update('StateOrganization:georgia-tech', { name: 'Tech' }),
      ),
      await done(gamep, publishOf('StateOrganization:new', { ...institute, name: 'New' })),
      await done(gamep, withdraw('StateOrganization:new')),
    ];
    expect(fates.map(({ status }) => status)).toEqual([
      'PENDING',
      'ACCEPTED',
      'ACCEPTED',
      'ACCEPTED',
    ]);
  });
});

/** More by hand: `WRITE_SEQUENCES=500 npm test -- test/publishing/parts`. */
const sequences = Number(process.env['WRITE_SEQUENCES'] ?? 4);
const firstSeed = Number(process.env['WRITE_SEED'] ?? 1);

describe('by any sequence of writes', () => {
  const counts = new Map<Outcome['status'], number>();

  it.each(Array.from({ length: sequences }, (_, index) => firstSeed + index))(
    'nobody but a reviewer gives others a part in something or takes theirs (seed %i)',
    async (seed) => {
      await startAnew();
      const random = createRandom(seed);
      const moved: unknown[] = [];
      for (let step = 0; step < 60; step += 1) {
        // The same files: what they say is nobody's word.
        if (random.chance(0.05)) await importAgain();
        const before = await records();
        const writer = random.pick(writers);
        const said = randomSay(random, [...before.values()]);
        const outcome = await done(writer, said);
        counts.set(outcome.status, (counts.get(outcome.status) ?? 0) + 1);
        const [had, has] = [before, await records()].map((all) =>
          partsOfOthers(writer, all, before),
        );
        if (String(had) !== String(has)) moved.push({ writer, said, had, has });
        if (outcome.status === 'PENDING' && random.chance(0.4)) await accept(outcome);
      }
      expect(moved).toEqual([]);
    },
  );

  it('were some that counted at once, and some that waited', () => {
    expect(counts.get('ACCEPTED')).toBeGreaterThan(sequences);
    expect(counts.get('PENDING')).toBeGreaterThan(sequences);
  });
});

const writers = [
  ...['Center:gamep', 'Center:primex', 'Agency:nist-mep', 'Agency:commerce'],
  ...['Association:sme', 'Association:fma', 'StateOrganization:georgia-tech'],
].map(speaker);

async function records(): Promise<Records> {
  const found = await db
    .collection<KeptRecordDoc>('records')
    .find({ record: { $ne: null }, file: { $in: Object.values(files) } })
    .sort({ _id: 1 })
    .toArray();
  return new Map(found.map((document) => [document._id, document]));
}
