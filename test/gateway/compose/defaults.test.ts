import { describe, expect, it } from '@jest/globals';
import { isObjectType } from 'graphql';
import { composeGateway } from '../../../src/gateway/compose/compose.ts';
import { FEDERATION_LINK } from '../../support/federationLink.ts';

/** The defaults that clients see, and what the owners of subgraphs are told of others. */
function defaultsOf(subgraphs: Readonly<Record<string, string>>) {
  const composition = composeGateway(
    null,
    Object.entries(subgraphs).map(([name, sdl]) => ({
      name,
      url: `http://${name}.example`,
      sdl: FEDERATION_LINK + sdl,
    })),
  );
  if (composition.kind === 'failed') throw new Error(JSON.stringify(composition.problems));
  const { warnings, supergraph } = composition;
  const { Query, Film } = supergraph.schema.getTypeMap();
  const args = [Query, Film].flatMap((type) =>
    isObjectType(type)
      ? Object.values(type.getFields()).flatMap((field) =>
          field.args.map(
            ({ name, defaultValue }) => [`${field.name}(${name}:)`, defaultValue] as const,
          ),
        )
      : [],
  );
  const shown = args.filter(([, value]) => value !== undefined);
  return { shown: Object.fromEntries(shown), warnings };
}

describe('a default that two subgraphs have', () => {
  it('is in the graph', () => {
    expect(
      defaultsOf({
        films:
          'type Query { films(first: Int! = 10, by: [By!] = [YEAR]): Int @shareable } enum By { YEAR }',
        prints:
          'type Query { films(first: Int! = 10, by: [By!] = [YEAR]): Int @shareable } enum By { YEAR }',
      }),
    ).toEqual({ shown: { 'films(first:)': 10, 'films(by:)': ['YEAR'] }, warnings: [] });
  });
});

describe('a default that the graph cannot have', () => {
  it.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
    [
      'that one of those who answer does not have',
      {
        films: 'type Query { films(first: Int = 10): Int @shareable }',
        prints: 'type Query { films(first: Int): Int @shareable }',
      },
      [
        '[prints] Query.films(first:) has no default here and 10 in another subgraph, so that the graph shows none. Repeat it, or drop it there.',
      ],
    ],
    [
      'of a value that not all know',
      {
        films: 'type Query { films(by: By = YEAR): Int } enum By { YEAR TITLE }',
        prints: 'type Query { prints(by: By): Int } enum By { TITLE }',
      },
      [
        '[films] Query.films(by:) has the default YEAR, but clients are not shown By.YEAR, which not all subgraphs have, or one hides. So the graph shows none.',
      ],
    ],
    [
      'of an input with what not all know',
      {
        films:
          'type Query { films(in: In = { years: [{ from: 1, to: 2 }] }): Int } input In { years: [Years] } input Years { from: Int to: Int }',
        prints: 'type Query { prints(in: Years): Int } input Years { from: Int }',
      },
      [
        '[films] Query.films(in:) has the default {years: [{from: 1, to: 2}]}, but clients are not shown Years.to, which not all subgraphs have, or one hides. So the graph shows none.',
      ],
    ],
    [
      'of an input with what is hidden',
      {
        films:
          'type Query { films(in: Years = { from: 1, to: 2 }): Int } input Years { from: Int to: Int @inaccessible }',
      },
      [
        '[films] Query.films(in:) has the default {from: 1, to: 2}, but clients are not shown Years.to, which not all subgraphs have, or one hides. So the graph shows none.',
      ],
    ],
  ])('is left out, and told: %s', (_what, subgraphs, warnings) => {
    expect(defaultsOf(subgraphs)).toEqual({ shown: {}, warnings });
  });

  it('is told of an input as well', () => {
    const { warnings } = defaultsOf({
      films: 'type Query { films(in: Years): Int } input Years { from: Int = 1900 }',
      prints: 'type Query { prints(in: Years): Int } input Years { from: Int }',
    });
    expect(warnings).toEqual([
      '[prints] Years.from has no default here and 1900 in another subgraph, so that the graph shows none. Repeat it, or drop it there.',
    ]);
  });
});

describe('a default with what a contract hides', () => {
  it('is left out of the contract alone', () => {
    const films = `${FEDERATION_LINK}
      type Query { films(in: Years = { from: 1, to: 2 }): Int }
      input Years { from: Int to: Int @tag(name: "internal") }`;
    const composition = composeGateway(
      null,
      [{ name: 'films', url: 'http://films.example', sdl: films }],
      [{ name: 'public', include: [], exclude: ['internal'] }],
    );
    if (composition.kind === 'failed') throw new Error(JSON.stringify(composition.problems));
    const [contract] = composition.contracts;
    if (contract?.kind !== 'composed') throw new Error(JSON.stringify(contract));
    expect(composition.warnings).toEqual([]);
    expect(composition.publicSdl).toContain('films(in: Years = {from: 1, to: 2}): Int');
    expect(contract.sdl).toContain('films(in: Years): Int');
    expect(contract.warnings).toEqual([
      '[films] Query.films(in:) has the default {from: 1, to: 2}, but clients are not shown Years.to, which not all subgraphs have, or one hides. So the graph shows none.',
    ]);
  });
});

describe('a default of what clients cannot give', () => {
  it('stays', () => {
    const sdl =
      'type Query { films(in: Years! = { to: 2 } @inaccessible, nr: Int = 1): Int } input Years @inaccessible { to: Int @inaccessible from: Int }';
    expect(defaultsOf({ films: sdl })).toEqual({ shown: { 'films(nr:)': 1 }, warnings: [] });
  });
});

describe('a default of who answers a field', () => {
  it.each([
    ['beside who has it told', 'first: Int', '@external'],
    ['where another took it over', 'first: Int', ''],
  ])('stays %s', (_where, args, external) => {
    const moved = external === '' ? ' @override(from: "prints")' : '';
    const requires = external === '' ? '' : 'size: Int @requires(fields: "title(first: 1)")';
    const { shown, warnings } = defaultsOf({
      films: `type Query { film(nr: Int = 1): Film } type Film @key(fields: "id") { id: ID! title(first: Int = 3): String${moved} }`,
      prints: `type Film @key(fields: "id") { id: ID! title(${args}): String ${external} ${requires} }`,
    });
    expect({ shown, warnings }).toEqual({
      shown: { 'film(nr:)': 1, 'title(first:)': 3 },
      warnings: [],
    });
  });
});
