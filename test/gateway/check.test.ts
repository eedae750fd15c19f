import { afterEach, describe, expect, it } from '@jest/globals';
import { checkSubgraph, type CheckReport } from '../../src/gateway/check/checkSubgraph.ts';
import type { FindSample } from '../../src/gateway/check/checkEntities.ts';
import { createRemoteSubgraph } from '../../src/gateway/remote/createRemoteSubgraph.ts';
import { DEFAULT_REMOTE_OPTIONS } from '../../src/gateway/remote/options.ts';
import { createLogger } from '../../src/observing/log.ts';
import { linked, serveSubgraph, type SubgraphCode } from '../support/httpSubgraph.ts';
import { PATIENCE } from '../support/patience.ts';
import { ownCenters } from '../support/liveServer.ts';

const closing: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(closing.splice(0).map((one) => one.close()));
});

interface Checked {
  readonly current?: string;
  readonly others?: Readonly<Record<string, string>>;
  readonly findSample?: FindSample;
  readonly isBreakingAllowed?: boolean;
}

const named = (name: string, sdl: string) => ({ name, url: `http://${name}.test/`, sdl });

const written = (sdl: string) => (sdl.includes('@link') ? sdl : linked(sdl));

/** Checks an SDL, or code that runs as a server. */
async function check(code: SubgraphCode | string, options: Checked = {}): Promise<CheckReport> {
  const {
    current,
    others = {},
    findSample = async () => null,
    isBreakingAllowed = false,
  } = options;
  const server = typeof code === 'string' ? null : await serveSubgraph(code);
  const subgraph =
    server &&
    createRemoteSubgraph({
      name: 'films',
      url: server.url,
      options: { ...DEFAULT_REMOTE_OPTIONS, ...PATIENCE, messages: 'pass' },
      log: createLogger({ logLevel: 'silent', logFormat: 'json' }),
    });
  closing.push(...[server, subgraph].filter((one) => one !== null));
  return checkSubgraph({
    own: ownCenters().schemas,
    others: Object.entries(others).map(([name, sdl]) => named(name, linked(sdl))),
    candidate: named('films', written(typeof code === 'string' ? code : code.sdl)),
    current: current === undefined ? null : named('films', written(current)),
    subgraph,
    findSample,
    isBreakingAllowed,
    warnings: [],
    signal: new AbortController().signal,
  });
}

const good: CheckReport = {
  subgraph: 'films',
  isGood: true,
  others: [],
  problems: [],
  warnings: [],
  entities: [],
  changes: [],
};

describe('checking whether a subgraph composes', () => {
  it('says what it adds', async () => {
    expect(
      await check(
        'type Center @key(fields: "id") { id: ID! films(first: Int): [Film!] }\ntype Film { title: String }',
      ),
    ).toEqual({
      ...good,
      changes: [
        { kind: 'safe', coordinate: 'Film', message: "Type 'Film' was added" },
        {
          kind: 'safe',
          coordinate: 'Center.films',
          message: "Field 'films' was added to object type 'Center'",
        },
      ],
    });
  });

  it('takes what provides fields with the type of what they are of', async () => {
    const makers = `type Part @key(fields: "id") { id: ID! maker: Maker }
      type Maker @key(fields: "id") { id: ID! town: String }`;
    const { isGood, problems } = await check(
      `type Query { part: Part @provides(fields: "maker { __typename town }") }
      type Part @key(fields: "id") { id: ID! maker: Maker @external }
      type Maker @key(fields: "id") { id: ID! town: String @external }`,
      { others: { makers } },
    );
    expect({ isGood, problems }).toEqual({ isGood: true, problems: [] });
  });

  it('says what nobody could be answered, and where', async () => {
    const stages =
      'type Query { stage: Stage } type Stage @shareable { town: String street: String }';
    const { isGood, problems } = await check(
      'type Query { cinema: Stage }\ntype Stage @shareable { town: String }',
      { others: { stages } },
    );
    expect({ isGood, problems }).toEqual({
      isGood: false,
      problems: [
        {
          code: 'SATISFIABILITY_ERROR',
          message:
            'Expected a way to ask { cinema { street } }, found none from "films": "stages" gives Stage.street.',
          subgraph: 'films',
          coordinate: 'Stage.street',
          hint: expect.any(String),
          line: null,
        },
      ],
    });
  });

  it.each([
    [
      'type Center @key(fields: "id") {\n  id: ID!\n  name: String!\n}',
      {
        code: 'INVALID_FIELD_SHARING',
        coordinate: 'Center.name',
        line: 4,
        hint: expect.stringContaining('A field has one owner'),
      },
    ],
    [
      'interface Node { id: ID! }\ntype Film implements Node @key(fields: "id") { id: ID! }',
      {
        code: 'CLOSED_INTERFACE',
        subgraph: 'films',
        coordinate: 'Film',
        line: 3,
        hint: expect.stringContaining('Drop "implements Node"'),
      },
    ],
    ['type Film {\n  title String\n}', { code: 'INVALID_GRAPHQL', subgraph: 'films', line: 3 }],
    [
      'type Film { title: Strin }',
      { subgraph: 'films', message: expect.stringContaining('Strin') },
    ],
  ])('says what keeps it out, where, and how to mend it: %#', async (sdl, problem) => {
    const report = await check(sdl);
    expect(report).toEqual({ ...good, isGood: false, problems: expect.any(Array) });
    expect(report.problems[0]).toMatchObject(problem);
  });

  it('checks it with the others in the list', async () => {
    const film = 'type Film { title: String @shareable }';
    const report = await check(film, { others: { songs: 'type Film { title: Int @shareable }' } });
    expect(report).toMatchObject({
      isGood: false,
      others: ['songs'],
      problems: [{ code: 'FIELD_TYPE_MISMATCH', coordinate: 'Film.title', line: 2 }],
    });
  });

  it('refuses what breaks clients, unless it is allowed', async () => {
    const current = 'type Center @key(fields: "id") { id: ID! film: String song: String }';
    const next = 'type Center @key(fields: "id") { id: ID! film: Int actor: String }';
    const changes = [
      {
        kind: 'breaking',
        coordinate: 'Center.song',
        message: "Field 'song' was removed from object type 'Center'",
      },
      {
        kind: 'breaking',
        coordinate: 'Center.film',
        message: "Field 'Center.film' changed type from 'String' to 'Int'",
      },
      {
        kind: 'safe',
        coordinate: 'Center.actor',
        message: "Field 'actor' was added to object type 'Center'",
      },
    ];
    const report = await check(next, { current });
    expect({ ...report, changes: [] }).toEqual({ ...good, isGood: false });
    expect(report.changes).toEqual(expect.arrayContaining(changes));
    expect((await check(next, { current, isBreakingAllowed: true })).isGood).toBe(true);
  });

  it('tells that clients break where a value must be given that had a default', async () => {
    const of = (first: string, size: string) => `input Page { size: ${size} }
      type Center @key(fields: "id") { id: ID! films(first: ${first}, page: Page, last: Int = 1): Int }`;
    const { isGood, changes } = await check(of('Int!', 'Int!'), {
      current: of('Int! = 10', 'Int! = 10').replace('last: Int = 1', 'last: Int = 2'),
    });
    expect({ isGood, changes: changes.map(({ kind, coordinate }) => [kind, coordinate]) }).toEqual({
      isGood: false,
      changes: [
        ['breaking', 'Center.films.first'],
        ['breaking', 'Page.size'],
        ['dangerous', 'Center.films.last'],
      ],
    });
  });

  it('leaves the descriptions of ours to us', async () => {
    const report = await check(
      '"Mine now." type Center @key(fields: "id") { "Also mine." id: ID! }',
    );
    expect(report).toEqual(good);
  });
});

describe('checking whether entities resolve', () => {
  const sdl = 'type Center @key(fields: "id") { id: ID! film: String }';
  const center: FindSample = async (type) =>
    type === 'Center' ? { id: 'Center:a', name: 'A' } : null;
  const outcomes = ({ entities }: CheckReport) =>
    entities.map(({ type, asked, fields, outcome, message }) => ({
      type,
      asked,
      fields,
      outcome,
      message,
    }));

  it('asks for a known one and for one that nobody has', async () => {
    const report = await check(
      {
        sdl,
        resolvers: {
          Center: {
            __resolveReference: async ({ id }: { id: string }) =>
              id === 'Center:a' ? { id, film: 'f' } : null,
          },
        },
      },
      { findSample: center },
    );
    expect(report).toMatchObject({ isGood: true, warnings: [] });
    expect(report.entities).toEqual([
      {
        type: 'Center',
        key: 'id',
        asked: 'known',
        representation: { __typename: 'Center', id: 'Center:a' },
        fields: ['id', 'film'],
        outcome: 'resolves',
        message: null,
      },
      {
        type: 'Center',
        key: 'id',
        asked: 'unknown',
        representation: { __typename: 'Center', id: 'Center:mep-graph-check' },
        fields: ['id', 'film'],
        outcome: 'null',
        message: null,
      },
    ]);
  });

  it('fails where a known one gives an error, and warns where only an unknown one does', async () => {
    const failing = (known: boolean): SubgraphCode => ({
      sdl,
      resolvers: {
        Center: {
          __resolveReference: async ({ id }: { id: string }) => {
            if (known === (id === 'Center:a')) throw new Error('no database');
            return { id };
          },
        },
      },
    });
    const broken = await check(failing(true), { findSample: center });
    expect([broken.isGood, outcomes(broken)[0]]).toEqual([
      false,
      {
        type: 'Center',
        asked: 'known',
        fields: ['id', 'film'],
        outcome: 'error',
        message: 'no database',
      },
    ]);
    const careless = await check(failing(false), { findSample: center });
    expect([careless.isGood, careless.warnings]).toEqual([
      true,
      [
        expect.stringMatching(
          /^Center by "id": an entity that nobody has gives an error instead of null/,
        ),
      ],
    ]);
  });

  it('warns where a known one is null', async () => {
    const report = await check(
      { sdl, resolvers: { Center: { __resolveReference: async () => null } } },
      { findSample: center },
    );
    expect([report.isGood, report.warnings]).toEqual([
      true,
      [expect.stringMatching(/^Center by "id": a known entity is null/)],
    ]);
  });

  it('sends what a field requires, and takes its own entities from its queries', async () => {
    const report = await check(
      {
        sdl: `
          type Center @key(fields: "id") { id: ID! name: String! @external shout: String @requires(fields: "name") }
          type Film @key(fields: "studio { code } year") { studio: Studio! year: Int! title: String }
          type Studio { code: ID! }
          type Query { films: [Film!] }
        `,
        resolvers: {
          Query: { films: () => [{ studio: { code: 'x' }, year: 1999 }] },
          Center: { shout: ({ name }: { name?: string }) => name?.toUpperCase() ?? null },
          Film: { __resolveReference: async (known: object) => known },
        },
      },
      { findSample: center },
    );
    expect(report.isGood).toBe(true);
    expect(
      report.entities.map(({ representation, fields }) => ({ representation, fields })),
    ).toEqual([
      {
        representation: { __typename: 'Center', id: 'Center:a', name: 'A' },
        fields: ['id', 'shout'],
      },
      { representation: { __typename: 'Center', id: 'Center:mep-graph-check' }, fields: ['id'] },
      {
        representation: { __typename: 'Film', studio: { code: 'x' }, year: 1999 },
        fields: ['year', 'title'],
      },
      {
        representation: { __typename: 'Film', studio: { code: 'mep-graph-check' }, year: 0 },
        fields: ['year', 'title'],
      },
    ]);
  });
});

describe('checking what a subgraph closes', () => {
  const link =
    'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@authenticated", "@requiresScopes"])';
  const films = (type: string, price: string) =>
    `${link} type Query { films: [Film] } type Film ${type} { title: String price: Int ${price} }`;
  const changes = async (from: string, to: string) => {
    const { isGood, changes: found } = await check(to, { current: from });
    return { isGood, messages: found.map(({ kind, message }) => `${kind}: ${message}`) };
  };

  it('says to whom a field is shown no more', async () => {
    const guarded = films('', '@requiresScopes(scopes: [["sales"], ["buying", "planning"]])');
    expect(await changes(films('', ''), guarded)).toEqual({
      isGood: false,
      messages: [
        'breaking: Film.price is shown to whoever has sales, or buying and planning, instead of everybody',
      ],
    });
    expect(await changes(guarded, films('', ''))).toEqual({
      isGood: true,
      messages: [
        'dangerous: Film.price is shown to everybody, instead of whoever has sales, or buying and planning',
      ],
    });
  });

  it('says which fields lead to a type that is closed', async () => {
    expect(await changes(films('', ''), films('@authenticated', ''))).toEqual({
      isGood: false,
      messages: [
        'breaking: Query.films is shown to whoever is authenticated, instead of everybody',
        'breaking: Film is shown to whoever is authenticated, instead of everybody',
      ],
    });
  });
});
