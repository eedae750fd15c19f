import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { buildSchema, parse, validate } from 'graphql';
import { followPages, type Answered, type Progress } from '../../playground/answer/pages.ts';
import { findPaging, type AskedOperation } from '../../playground/answer/paging.ts';

const schema = buildSchema(
  readFileSync(join(import.meta.dirname, '../../src/generated/api.graphql'), 'utf8'),
);

const query = `query Some($size: Int, $code: String!) {
  state(code: $code) { name ...Found }
  topics(first: 2) { nodes { slug } }
}
fragment Found on State { found: resources(first: $size, last: 3, filter: { isOpen: true }) { nodes { id } } }`;
const asked: AskedOperation = { query, variables: { size: 5, code: 'GA' }, operationName: null };
const list = 'state.found.nodes';

function pageOf(from: number, size: number, total: number): Answered {
  const ids = Array.from({ length: Math.min(size, total - from) }, (_, n) => ({
    id: `${from + n}`,
  }));
  const hasNextPage = from + ids.length < total;
  return {
    data: {
      state: {
        name: 'Georgia',
        found: {
          nodes: ids,
          pageInfoOfAll: { hasNextPage, endCursor: `${from + ids.length}` },
          totalOfAll: total,
        },
      },
      topics: { nodes: [{ slug: 'a' }] },
    },
  };
}

const paging = { kind: 'pages', connection: 'state.found', list } as const;

interface Run {
  readonly ask: (asked: AskedOperation, signal: AbortSignal) => Promise<Answered>;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

async function follow({
  ask,
  signal = new AbortController().signal,
  onProgress = () => undefined,
}: Run) {
  return followPages({ asked, paging, schema, ask, signal, onProgress });
}

describe('findPaging', () => {
  it.each([
    ['{ topics { facets(by: KIND, first: 2) { label } } }', { topics: { facets: [1, 2] } }],
    [
      '{ topics { nodes { facets(by: KIND, first: 2) { label } } } }',
      { topics: { nodes: [{ facets: [1] }, { facets: [1, 2] }] } },
    ],
  ])('says where lists without pages are as long as was asked for: %s', (text, cut) => {
    const ofIt = { query: text, variables: {}, operationName: null };
    const path = text.includes('nodes') ? 'topics.nodes.facets' : 'topics.facets';
    expect(findPaging(ofIt, cut, path)).toEqual({ kind: 'cut', size: 2 });
    const byDefault = text
      .replace(/^/, 'query ($first: Int = 3) ')
      .replace('first: 2', 'first: $first');
    expect(findPaging({ ...ofIt, query: byDefault }, cut, path)).toMatchObject({ kind: 'whole' });
    const longer = { ...ofIt, query: text.replace('first: 2', 'first: 3') };
    expect(findPaging(longer, cut, path)).toMatchObject({ kind: 'whole' });
  });

  it('says where one of several lists has a page more', () => {
    const ofIt = {
      query: '{ states { nodes { found: resources(first: 1) { nodes { id } } } } }',
      variables: {},
      operationName: null,
    };
    const cut = {
      states: { nodes: [{ found: { nodes: [] } }, { found: { nodes: [{ id: '1' }] } }] },
    };
    expect(findPaging(ofIt, cut, 'states.nodes.found.nodes')).toEqual({ kind: 'cut', size: 1 });
  });

  const data = pageOf(0, 1, 1).data ?? {};

  it('finds the connection of a list, in a fragment and under an alias too', () => {
    expect(findPaging(asked, data, list)).toEqual(paging);
  });

  it('says why there is nothing to follow', () => {
    const plain = { query: '{ arenas { label } }', variables: {}, operationName: null };
    expect(findPaging(plain, { arenas: [] }, 'arenas')).toEqual({
      kind: 'whole',
      why: expect.stringMatching(/has no pages/),
    });
    const nested = { ...plain, query: '{ arenas { partners { nodes { id } } } }' };
    const inList = { arenas: [{ partners: { nodes: [] } }] };
    expect(findPaging(nested, inList, 'arenas.partners.nodes')).toEqual({
      kind: 'whole',
      why: expect.stringMatching(/for each element of another list/),
    });
  });

  it.each([
    ['first: 3', {}, 'whole'],
    ['first: $size', { size: 3 }, 'whole'],
    ['first: 2', {}, 'pages'],
    ['first: 3, after: "x"', {}, 'pages'],
    ['last: 3', {}, 'pages'],
    ['filter: { isOpen: true }', {}, 'pages'],
  ])('of two elements that were asked for with (%s) %j says %s', (args, variables, kind) => {
    const plain = `query ($size: Int) { resources(${args}) { nodes { id } } }`;
    const two = { resources: { nodes: [{ id: 'a' }, { id: 'b' }] } };
    const request = { query: plain, variables, operationName: null };
    expect(findPaging(request, two, 'resources.nodes').kind).toBe(kind);
  });
});

describe('followPages', () => {
  it('asks for page after page to the end, with valid queries, and gives one whole answer', async () => {
    const requests: AskedOperation[] = [];
    const progress: Progress[] = [];
    const followed = await follow({
      ask: async (request) => {
        requests.push(request);
        const { afterOfAll } = request.variables;
        return pageOf(Number(afterOfAll ?? 0), 100, 250);
      },
      onProgress: (step) => progress.push(step),
    });
    expect(requests.map(({ variables }) => variables)).toEqual([
      { code: 'GA', afterOfAll: null },
      { code: 'GA', afterOfAll: '100' },
      { code: 'GA', afterOfAll: '200' },
    ]);
    for (const request of requests) expect(validate(schema, parse(request.query))).toEqual([]);
    expect(requests[0]?.query).toContain(
      'resources(filter: {isOpen: true}, first: 100, after: $afterOfAll)',
    );
    expect(progress.map(({ rows, total }) => [rows, total])).toEqual([
      [100, { count: 250, isExact: true }],
      [200, { count: 250, isExact: true }],
      [250, { count: 250, isExact: true }],
    ]);
    expect(followed).toMatchObject({ rows: 250, pages: 3, end: { kind: 'complete' } });
    expect(followed.data).toEqual({
      state: {
        name: 'Georgia',
        found: { nodes: Array.from({ length: 250 }, (_, n) => ({ id: `${n}` })) },
      },
      topics: { nodes: [{ slug: 'a' }] },
    });
  });

  it('asks for smaller pages when they are too large, and stops at the same cursor', async () => {
    const sizes: (string | undefined)[] = [];
    const followed = await follow({
      ask: async (request) => {
        const size = /first: (\d+), after/.exec(request.query)?.[1];
        sizes.push(size);
        if (Number(size) > 25) {
          const error = { message: 'Too large.', extensions: { code: 'QUERY_TOO_LARGE' } };
          return { errors: [error] };
        }
        return { data: { ...pageOf(0, 25, 1000).data } };
      },
    });
    expect(sizes).toEqual(['100', '50', '25', '25']);
    expect(followed).toMatchObject({ rows: 50, end: { kind: 'complete' } });
  });

  it('keeps what came when it is stopped, and when an answer fails', async () => {
    const stopping = new AbortController();
    const stopped = await follow({
      signal: stopping.signal,
      ask: async () => pageOf(0, 100, 250),
      onProgress: () => {
        stopping.abort();
      },
    });
    expect(stopped).toMatchObject({ rows: 100, pages: 1, end: { kind: 'stopped' } });

    let page = 0;
    const failed = await follow({
      ask: async () => {
        page += 1;
        if (page === 2) throw new Error('socket hang up');
        return pageOf(0, 100, 250);
      },
    });
    expect(failed).toMatchObject({
      rows: 100,
      end: { kind: 'failed', errors: [{ message: 'socket hang up' }] },
    });
  });
});
