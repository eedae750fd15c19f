import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ExactNumber } from '../../src/answer/exactNumber.ts';
import { serveDigits, type DigitsSubgraph } from '../support/digitsSubgraph.ts';
import { startLiveServer, type LiveServer } from '../support/liveServer.ts';
import { patientList } from '../support/patience.ts';

/** One more than a double can tell from its neighbours. */
const BIG = '9007199254740993';
const FRACTION = '0.12345678901234567890123';
const digits = (text: string) => new ExactNumber(text);

interface Asked {
  readonly no?: unknown;
  readonly by?: { readonly no?: unknown };
  readonly nos?: readonly unknown[];
}

let lots: DigitsSubgraph;
let prices: DigitsSubgraph;
let live: LiveServer;

beforeAll(async () => {
  lots = await serveDigits(
    {
      sdl: `
      scalar Big
      input By { no: Big ids: [ID!] floats: [Float!] }
      type Query { lot(no: Big, by: By, nos: [Big!]): Lot echo(no: Big, float: Float, id: ID): String values: Values loose: Loose }
      type Lot @key(fields: "no") { no: Big! name: String }
      type Loose { float: Float huge: Float id: ID text: String ids: [ID] }
      type Values { big: Big list: [Big] object: Big float: Float id: ID text: String int: Int }`,
      resolvers: {
        Query: {
          lot: (_: unknown, { no, by, nos }: Asked) => ({ no: no ?? by?.no ?? nos?.[1] }),
          echo: (_: unknown, sent: object) => JSON.stringify(sent),
          loose: () => ({
            float: 0.125,
            huge: 0.0625,
            id: `raw${BIG}`,
            text: `raw${FRACTION}`,
            ids: [`raw${BIG}`],
          }),
          values: () => ({
            big: digits(BIG),
            list: [digits(FRACTION), 7, digits(`-${BIG}`)],
            object: { a: [{ b: digits(BIG) }], c: '9007199254740993' },
            float: 0.1,
            id: BIG,
            text: 'plain 9007199254740993',
            int: 7,
          }),
        },
        Lot: { name: ({ no }: { no: object }) => `Lot ${JSON.stringify(no)}` },
      },
    },
    (answer) =>
      answer
        .replaceAll(/"raw([\d.]+)"/g, '$1')
        .replaceAll('0.125', FRACTION)
        .replaceAll('0.0625', '1e400'),
  );
  prices = await serveDigits({
    sdl: `
      scalar Big
      type Query { none: Int }
      type Lot @key(fields: "no") { no: Big! price: String of(no: Big): Big }`,
    resolvers: {
      Lot: {
        __resolveReference: async ({ no }: object & { no: object }) => ({ no }),
        price: ({ no }: { no: object }) => `Price of ${JSON.stringify(no)}`,
        of: (_: unknown, { no }: { no: unknown }) => no,
      },
    },
  });
  live = await startLiveServer(`${patientList()}
subgraphs:
  lots: { schema: { subgraph_url: ${lots.url} } }
  prices: { schema: { subgraph_url: ${prices.url} } }
`);
});
afterAll(async () => {
  await live.close();
  await Promise.all([lots.close(), prices.close()]);
});

/** The text of the answer. */
async function post(query: string, variables = '{}'): Promise<string> {
  const response = await fetch(`${live.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: `{"query":${JSON.stringify(query)},"variables":${variables}}`,
  });
  return (await response.text()).trim();
}

async function get(query: string, variables: string): Promise<string> {
  const search = new URLSearchParams({ query, variables });
  const headers = { 'apollo-require-preflight': '1' };
  const response = await fetch(`${live.url}/graphql?${String(search)}`, { headers });
  return (await response.text()).trim();
}

describe('a number that has more digits than a double', () => {
  it('keeps them in answers, wherever it stands, however often it is asked', async () => {
    // From the third time on, answers are written by compiled code.
    for (let asked = 0; asked < 4; asked += 1) {
      expect(await post('{ values { big list object float id text int } }')).toBe(
        `{"data":{"values":{"big":${BIG},"list":[${FRACTION},7,-${BIG}],"object":{"a":[{"b":${BIG}}],"c":"${BIG}"},"float":0.1,"id":"${BIG}","text":"plain ${BIG}","int":7}}}`,
      );
    }
  });

  const LOT = `{"no":${BIG},"name":"Lot ${BIG}","price":"Price of ${BIG}"}`;
  it.each([
    ['a variable', 'query ($no: Big) { lot(no: $no) { no name price } }', `{"no":${BIG}}`],
    [
      'a variable that is an input',
      'query ($by: By) { lot(by: $by) { no name price } }',
      `{"by":{"no":${BIG}}}`,
    ],
    [
      'a variable that is a list',
      'query ($nos: [Big!]) { lot(nos: $nos) { no name price } }',
      `{"nos":[1,${BIG}]}`,
    ],
    [
      'a variable in an input',
      'query ($no: Big) { lot(by: { no: $no }) { no name price } }',
      `{"no":${BIG}}`,
    ],
    ['a literal', `{ lot(no: ${BIG}) { no name price } }`, '{}'],
    ['a literal in an input', `{ lot(by: { no: ${BIG} }) { no name price } }`, '{}'],
    ['a literal in a list', `{ lot(nos: [1, ${BIG}]) { no name price } }`, '{}'],
    [
      'the default of a variable',
      `query ($no: Big = ${BIG}) { lot(no: $no) { no name price } }`,
      '{}',
    ],
    [
      'the default of a variable that is an input',
      `query ($by: By = { no: ${BIG} }) { lot(by: $by) { no name price } }`,
      '{}',
    ],
  ])('keeps them in %s, and as a key', async (_what, query, variables) => {
    for (let asked = 0; asked < 4; asked += 1) {
      expect(await post(query, variables)).toBe(`{"data":{"lot":${LOT}}}`);
      expect(await get(query, variables)).toBe(`{"data":{"lot":${LOT}}}`);
    }
    expect(prices.received.at(-1)).toContain(`{"__typename":"Lot","no":${BIG}}`);
  });

  it('is what it can be in answers, where a scalar of the specification is asked for', async () => {
    for (let asked = 0; asked < 4; asked += 1) {
      expect(await post('{ loose { float id text ids } }')).toBe(
        `{"data":{"loose":{"float":0.12345678901234568,"id":"${BIG}","text":"${FRACTION}","ids":["${BIG}"]}}}`,
      );
    }
  });

  it.each([`${BIG}${BIG}`, FRACTION, `-${FRACTION}`])(
    'keeps them in the literal %s',
    async (no) => {
      expect(await post(`{ lot(no: ${no}) { no price } }`)).toBe(
        `{"data":{"lot":{"no":${no},"price":"Price of ${no}"}}}`,
      );
    },
  );

  it.each(['1e400', '-1E+400', '1e-400', '2.5e309', '4.9e-325', '1e0400'])(
    'is also one that is short and too large or too small, as %s is',
    async (no) => {
      const answer = `{"data":{"lot":{"no":${no},"name":"Lot ${no}","price":"Price of ${no}"}}}`;
      const fields = '{ no name price }';
      for (const query of [
        `{ lot(no: ${no}) ${fields} }`,
        `{ lot(by: { no: ${no} }) ${fields} }`,
      ]) {
        expect(await post(query)).toBe(answer);
        expect(await get(query, '{}')).toBe(answer);
      }
      const query = `query ($no: Big, $nos: [Big!]) { lot(no: $no, nos: $nos) ${fields} }`;
      for (const variables of [`{"no":${no}}`, `{ "no": ${no} }`, `{"nos":[1,${no}]}`]) {
        expect(await post(query, variables)).toBe(answer);
        expect(await get(query, variables)).toBe(answer);
      }
      expect(prices.received.at(-1)).toContain(`{"__typename":"Lot","no":${no}}`);
    },
  );

  it.each(['1e100', '1.5e-7', '1e300', '120e-1'])(
    'is none that a double has, as %s',
    async (no) => {
      const { data } = JSON.parse(await post(`{ lot(no: ${no}) { no } }`)) as {
        readonly data: { readonly lot: { readonly no: number } };
      };
      expect(data.lot.no).toBe(Number(no));
    },
  );

  it('is refused as a Float where it is too large, as a variable, a literal and an answer', async () => {
    const query = 'query ($v: Float) { echo(float: $v) }';
    for (const answer of [
      await post(query, '{"v":1e400}'),
      await post('{ echo(float: 1e400) }'),
      await post('{ echo(float: -1E400) }'),
      await post('query ($v: Float = 1e400) { echo(float: $v) }'),
      await post('{ lot(by: { floats: [1, 1e400] }) { no } }'),
      await post('{ loose { huge } }'),
    ]) {
      expect(answer).toContain('Float cannot represent');
      expect(answer).not.toContain('"huge":Infinity');
    }
  });

  it('is another entity than its neighbour', async () => {
    const query = `query ($a: Big, $b: Big) { a: lot(no: $a) { price } b: lot(no: $b) { price } }`;
    expect(await post(query, `{"a":${BIG},"b":9007199254740992}`)).toBe(
      `{"data":{"a":{"price":"Price of ${BIG}"},"b":{"price":"Price of 9007199254740992"}}}`,
    );
  });

  it.each([
    ['Float', 'query ($v: Float) { echo(float: $v) }', FRACTION, '{"float":0.12345678901234568}'],
    ['ID', 'query ($v: ID) { echo(id: $v) }', BIG, `{"id":"${BIG}"}`],
    [
      'Big with more digits than a long has',
      'query ($v: Big) { echo(no: $v) }',
      `${BIG}${BIG}`,
      `{"no":${BIG}${BIG}}`,
    ],
    ['Big', 'query ($v: Big) { echo(no: $v) }', FRACTION, `{"no":${FRACTION}}`],
  ])('is what it can be as %s', async (_type, query, value, sent) => {
    expect(await post(query, `{"v":${value}}`)).toBe(`{"data":{"echo":${JSON.stringify(sent)}}}`);
  });

  it('is refused as another scalar of the specification', async () => {
    const answer = await post(
      'query ($v: Int) { echo(no: 1) lot(no: 2) { no } }'.replace('$v: Int', '$v: [Int]'),
      `{"v":[${BIG}]}`,
    );
    expect(answer).toContain('GRAPHQL_VALIDATION_FAILED');
  });

  it('is a number where our own graph takes it', async () => {
    expect(
      await post('query ($id: ID!) { center(id: $id) { id } }', `{"id":"Center:${BIG}"}`),
    ).toBe(`{"data":{"center":{"id":"Center:${BIG}"}}}`);
  });
});
