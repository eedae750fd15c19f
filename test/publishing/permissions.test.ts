import { beforeAll, describe, expect, it } from '@jest/globals';
import { parse, validate } from 'graphql';
import { createGraph } from '../../src/graph/createGraph.ts';
import { anonymous, type Asker } from '../../src/identity/asker.ts';
import { importData } from '../../src/import/import.ts';
import { accessData } from '../../src/loading/dataAccess.ts';
import { ensureIndexes } from '../../src/mongo/indexes.ts';
import type { SayableFile } from '../../src/publishing/inputs.ts';
import { openWrites } from '../../src/publishing/openWrites.ts';
import type { PublishInput, ReportInput } from '../../src/publishing/writeAccess.ts';
import { testDatabase } from '../support/database.ts';
import type { Row } from '../support/dataRows.ts';
import { dataFolders, smallSet } from '../support/dataSet.ts';

const { db } = testDatabase();
const write = dataFolders();
const log = { warn: () => undefined };
const writes = openWrites({ db, log, note: () => undefined, restMs: 3_600_000 });
const graph = createGraph(accessData(db, 240_000), { writes: writes.access });

beforeAll(async () => {
  await ensureIndexes(db);
  const [georgian] = smallSet['state-organizations.json'] ?? [];
  const [sme] = smallSet['associations.json'] ?? [];
  const [service] = smallSet['resources.json'] ?? [];
  const [memo] = smallSet['agreements.json'] ?? [];
  const dir = await write({
    ...smallSet,
    'resources.json': [
      ...(smallSet['resources.json'] ?? []),
      { ...service, id: 'of-georgia', agencyIds: [], stateCodes: ['GA'] },
      { ...service, id: 'of-two', agencyIds: [], stateCodes: ['GA', 'PR'] },
      { ...service, id: 'of-mep', providerKind: 'AGENCY', stateCodes: [] },
      {
        ...service,
        ...{ id: 'of-both', providerKind: 'ASSOCIATION', stateCodes: [] },
        associationIds: ['sme', 'third'],
      },
      {
        ...service,
        ...{ id: 'of-three', providerKind: 'ASSOCIATION', agencyIds: [], stateCodes: [] },
        associationIds: ['sme', 'third'],
      },
    ],
    'agreements.json': [
      ...(smallSet['agreements.json'] ?? []),
      { ...memo, id: 'of-sme', agencyIds: [], resourceIds: ['closed'] },
      { ...memo, id: 'of-sme-alone', agencyIds: [], resourceIds: ['of-three'] },
      { ...memo, id: 'of-sme-and-mep', agencyIds: [], resourceIds: ['of-mep'] },
      { ...memo, id: 'about-two', resourceIds: ['closed', 'of-mep'] },
    ],
    'state-organizations.json': [
      georgian,
      { ...georgian, id: 'shared', centerIds: ['gamep', 'primex'] },
    ],
    'agencies.json': [
      ...(smallSet['agencies.json'] ?? []),
      { ...smallSet['agencies.json']?.[0], id: 'other', name: 'Other', abbreviation: 'OTHER' },
    ],
    'associations.json': [
      sme,
      { ...sme, id: 'alone', name: 'Alone', abbreviation: 'ALONE' },
      { ...sme, id: 'third', name: 'Third', abbreviation: 'THIRD' },
    ],
  });
  await importData({ db, dir });
});

function asker(owner: string | null, ...scopes: readonly string[]): Asker {
  const name = `${owner ?? 'nobody'} ${scopes.join()}`;
  return { ...anonymous, kind: 'key', name, owner, scopes: new Set(scopes) };
}

/** One of each kind of owner, none, and other scopes; in the order of the table's columns. */
const askers: readonly Asker[] = [
  asker('Center:gamep', 'publish'),
  asker('Center:primex', 'publish'),
  asker('Agency:nist-mep', 'publish'),
  asker('Association:sme', 'publish'),
  asker('StateOrganization:georgia-tech', 'publish'),
  asker('State:GA', 'publish'),
  asker(null, 'publish'),
  asker(null, 'review'),
  asker('Center:gamep', 'webhooks'),
];

const words = { kind: 'TRAINING', focusArea: 'WORKFORCE', summary: 'Two days.', title: 'New' };
const byCenters = { ...words, providerKind: 'CENTER_NETWORK' };
const byAgency = { ...words, providerKind: 'AGENCY', agencies: ['nist-mep'] };
const byAssociation = { ...words, providerKind: 'ASSOCIATION', associations: ['sme'] };
const memorandum = { ...words, kind: 'MEMORANDUM_OF_UNDERSTANDING', agencies: ['nist-mep'] };
const ofSme = { ...words, kind: 'MEMORANDUM_OF_UNDERSTANDING', associations: ['sme'] };
const institute = { kind: 'UNIVERSITY', state: 'GA', relation: 'HOSTS', name: 'New' };
const society = {
  ...{ name: 'New', abbreviation: 'NEW', summary: 'What it does.', industries: ['steel'] },
  ...{ website: 'https://example.org', focusAreas: ['WORKFORCE'] },
};
const title = { title: 'Another title' };
const name = { name: 'Another name' };
const summary = { summary: 'Another summary.' };
const status = { code: 'UNKNOWN' };

/** `+` counts at once, `w` waits for a reviewer, `-` is refused; a column for each asker. */
const table: readonly (readonly [mutation: string, input: Row, expected: string])[] = [
  ['publishResource', { ...byCenters, states: ['GA'] }, '+wwwwww+-'],
  ['publishResource', { ...byCenters, states: ['GA', 'PR'] }, 'wwwwwww+-'],
  ['publishResource', byCenters, 'wwwwwww+-'],
  ['publishResource', byAgency, 'ww+wwww+-'],
  ['publishResource', { ...byAgency, associations: ['sme'] }, 'wwwwwww+-'],
  ['publishResource', byAssociation, 'www+www+-'],
  ['publishAgreement', memorandum, 'ww+wwww+-'],
  ['publishAgreement', { ...memorandum, associations: ['sme'] }, 'wwwwwww+-'],
  ['publishStateOrganization', { ...institute, centers: ['gamep'] }, '+wwwwww+-'],
  ['publishStateOrganization', { ...institute, centers: ['gamep', 'primex'] }, 'wwwwwww+-'],
  ['publishAssociation', society, 'wwwwwww+-'],
  ['updateResource', { id: 'of-georgia', ...title }, '+wwwwww+-'],
  ['updateResource', { id: 'of-two', ...title }, '++wwwww+-'],
  ['updateResource', { id: 'of-georgia', states: ['GA', 'PR'] }, 'wwwwwww+-'],
  ['updateResource', { id: 'network-services', ...title }, 'ww+wwww+-'],
  ['updateResource', { id: 'closed', ...title }, 'www+www+-'],
  ['updateResource', { id: 'closed', agencies: ['nist-mep'] }, 'wwwwwww+-'],
  ['updateResource', { id: 'of-two', states: ['GA'] }, 'w+wwwww+-'],
  ['updateResource', { id: 'of-two', states: ['PR'] }, '+wwwwww+-'],
  ['updateResource', { id: 'of-both', associations: ['third'] }, 'www+www+-'],
  ['updateResource', { id: 'of-both', associations: ['sme'] }, 'wwwwwww+-'],
  ['updateResource', { id: 'of-both', agencies: [] }, 'ww+wwww+-'],
  ['updateResource', { id: 'network-services', states: ['GA'] }, 'wwwwwww+-'],
  ['updateResource', { id: 'network-services', providerKind: 'AGENCY' }, 'wwwwwww+-'],
  ['updateAgreement', { id: 'mou', ...title }, 'ww++www+-'],
  ['updateAgreement', { id: 'mou', agencies: [] }, 'ww+wwww+-'],
  ['updateAgreement', { id: 'mou', associations: [] }, 'www+www+-'],
  ['updateAgreement', { id: 'mou', resources: [] }, 'www+www+-'],
  ['updateAgreement', { id: 'mou', resources: ['closed', 'of-mep'] }, 'ww+wwww+-'],
  ['updateAgreement', { id: 'about-two', resources: ['closed'] }, 'ww+wwww+-'],
  ['updateAgreement', { id: 'about-two', resources: ['of-mep'] }, 'www+www+-'],
  ['updateAgreement', { id: 'about-two', resources: ['of-both'] }, 'wwwwwww+-'],
  ['updateAgreement', { id: 'of-sme', resources: ['closed', 'of-both'] }, 'www+www+-'],
  ['publishAgreement', { ...ofSme, resources: ['closed'] }, 'www+www+-'],
  ['publishAgreement', { ...ofSme, resources: ['of-both'] }, 'www+www+-'],
  ['publishAgreement', { ...ofSme, resources: ['of-mep'] }, 'wwwwwww+-'],
  ['updateStateOrganization', { id: 'shared', centers: ['gamep'] }, 'w+wwwww+-'],
  ['updateStateOrganization', { id: 'georgia-tech', ...name }, '+www+ww+-'],
  ['updateStateOrganization', { id: 'shared', ...name }, '++wwwww+-'],
  ['updateAssociation', { id: 'sme', ...summary }, 'www+www+-'],
  ['updateCenter', { id: 'gamep', ...summary }, '+wwwwww+-'],
  ['updateAgency', { id: 'nist-mep', ...summary }, 'ww+wwww+-'],
  ['updateAgency', { id: 'nist-mep', parent: 'commerce' }, 'ww+wwww+-'],
  ['updateAgency', { id: 'nist-mep', parent: null }, 'wwwwwww+-'],
  ['updateAgency', { id: 'nist-mep', parent: 'other' }, 'wwwwwww+-'],
  ['withdrawResource', { id: 'of-georgia' }, '+wwwwww+-'],
  ['withdrawResource', { id: 'of-two' }, 'wwwwwww+-'],
  ['withdrawResource', { id: 'network-services' }, 'wwwwwww+-'],
  ['withdrawAgreement', { id: 'mou' }, 'wwwwwww+-'],
  ['withdrawAgreement', { id: 'of-sme' }, 'www+www+-'],
  ['withdrawAgreement', { id: 'of-sme-alone' }, 'www+www+-'],
  ['withdrawAgreement', { id: 'of-sme-and-mep' }, 'wwwwwww+-'],
  // It has a part in its own record.
  ['withdrawStateOrganization', { id: 'georgia-tech' }, 'wwwwwww+-'],
  ['withdrawStateOrganization', { id: 'shared' }, 'wwwwwww+-'],
  ['withdrawAssociation', { id: 'alone' }, 'wwwwwww+-'],
  ['reportStatus', { id: 'Center:gamep', status }, '+wwwwww+-'],
  ['reportStatus', { id: 'Resource:of-georgia', status }, '+wwwwww+-'],
  ['reportStatus', { id: 'Agreement:mou', status }, 'ww++www+-'],
];

const filesByType: Readonly<Record<string, SayableFile>> = {
  Resource: 'resources',
  Agreement: 'agreements',
  StateOrganization: 'stateOrganizations',
  Association: 'associations',
  Center: 'centers',
  Agency: 'agencies',
};

const { access } = writes;

/** What would become of a mutation, which changes nothing. */
async function fateOf(who: Asker, mutation: string, input: Row): Promise<string> {
  const source = { url: 'https://example.org/said' };
  const asked = { idempotencyKey: 'one', validateOnly: true, source, slug: 'new', ...input };
  // Each has the fields that its mutation reads.
  const given = asked as unknown as PublishInput & ReportInput;
  const said = /^(publish|update|withdraw)(\w+)$/.exec(mutation);
  const file = filesByType[said?.[2] ?? ''] ?? 'resources';
  const { outcome } =
    said === null
      ? await access.reportStatus(who, given)
      : await access[said[1] as 'publish' | 'update' | 'withdraw'](who, file, given);
  const [problem] = outcome.problems;
  if (problem !== undefined) return problem.code === 'FORBIDDEN' ? '-' : problem.message;
  return outcome.status === 'ACCEPTED' ? '+' : 'w';
}

/** One column for each asker, in their order. */
async function columns(ask: (who: Asker) => Promise<string>): Promise<string> {
  const fates: string[] = [];
  for (const who of askers) fates.push(await ask(who));
  return fates.join('');
}

describe('who may write what', () => {
  it.each(table)('by %s with %j: %s', async (mutation, input, expected) => {
    expect(await columns((who) => fateOf(who, mutation, input))).toBe(expected);
  });

  it('has every mutation that says something in the table', () => {
    const fields = Object.keys(graph.schema.getMutationType()?.getFields() ?? {});
    const saying = fields.filter((field) => !/Amendment$|Webhook|^replay/.test(field));
    expect([...new Set(table.map(([mutation]) => mutation))].toSorted()).toEqual(saying.toSorted());
  });

  it('is nobody who does not say who they are', async () => {
    for (const [mutation, input] of table) {
      await expect(fateOf(anonymous, mutation, input)).rejects.toThrow('Expected credentials');
    }
  });
});

describe('what waits', () => {
  let id: string;

  beforeAll(async () => {
    const source = { url: 'https://example.org/said' };
    const input = { idempotencyKey: 'waits', source, slug: 'waits', ...byAgency };
    const [gamep = anonymous] = askers;
    const { outcome } = await access.publish(gamep, 'resources', input);
    id = outcome.amendmentId ?? '';
  });

  it('is seen by who has said it, by others of their owner, and by reviewers', async () => {
    const document = parse('{ amendments(status: PENDING) { nodes { id } } }');
    expect(validate(graph.schema, document)).toEqual([]);
    const seen = await columns(async (asker) => {
      const asked = { document, operationName: null, variables: {}, asker };
      return JSON.stringify(await graph.execute(asked)).includes(id) ? '+' : '-';
    });
    expect(seen).toBe('+------++');
  });

  it('is decided on by reviewers alone', async () => {
    const input = { idempotencyKey: 'two', validateOnly: true, id } as const;
    const decided = await columns(async (who) => {
      const { outcome } = await access.review(who, { ...input, decision: 'ACCEPT' });
      return outcome.problems[0]?.code === 'FORBIDDEN' ? '-' : '+';
    });
    expect(decided).toBe('-------+-');
  });

  it('is taken back by who may write for its owner; nobody else is told that it is there', async () => {
    const taken = await columns(async (who) => {
      const { outcome } = await access.takeBack(who, {
        idempotencyKey: '3',
        validateOnly: true,
        id,
      });
      const [problem] = outcome.problems;
      if (problem === undefined) return '+';
      return problem.code === 'FORBIDDEN' ? '-' : problem.code === 'NOT_FOUND' ? '0' : problem.code;
    });
    expect(taken).toBe('+0000000-');
  });
});
