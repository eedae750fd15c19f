import { describe, expect, it } from '@jest/globals';
import { good, useChecks } from '../../support/checkedSubgraph.ts';

const check = useChecks();

describe('checking what a subgraph changes', () => {
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
