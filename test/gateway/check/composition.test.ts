import { describe, expect, it } from '@jest/globals';
import { good, useChecks } from '../../support/checkedSubgraph.ts';

const check = useChecks();

describe('checking whether a subgraph composes', () => {
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
});
