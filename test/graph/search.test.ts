import { describe, expect, it } from '@jest/globals';
import { meanReciprocalRank, rankExpected } from '../search/quality.ts';
import { tuning } from '../search/queries.ts';
import { askOf, graphOf, type Answer } from '../support/graph.ts';
import { realDatabase } from '../support/realData.ts';

const database = realDatabase();
const ask = askOf(database);

interface Hit {
  readonly cursor: string;
  readonly score: number;
  readonly node: { readonly id: string };
  readonly highlights: readonly {
    readonly field: string;
    readonly segments: readonly { readonly text: string; readonly isMatch: boolean }[];
  }[];
}

interface Search {
  readonly edges: readonly Hit[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly endCursor: string | null;
  };
  readonly totalCount: number;
  readonly totalCountIsExact: boolean;
  readonly correctedText: string | null;
}

interface Args {
  readonly text: string;
  readonly types?: readonly string[];
  readonly first?: number;
  readonly after?: string | null;
}

async function answer(args: Args): Promise<Answer> {
  return ask(
    `query ($text: String!, $types: [EntityType!], $first: Int, $after: String) {
      search(text: $text, types: $types, first: $first, after: $after) {
        edges { cursor score node { id } highlights { field segments { text isMatch } } }
        pageInfo { hasNextPage hasPreviousPage endCursor }
        totalCount totalCountIsExact correctedText
      }
    }`,
    { ...args },
  );
}

async function search(args: Args): Promise<Search> {
  const { data, errors } = await answer(args);
  expect(errors).toBeUndefined();
  return data?.['search'] as Search;
}

async function ids(args: Args): Promise<readonly string[]> {
  return (await search(args)).edges.map(({ node }) => node.id);
}

/** A highlight as text, with what matches in brackets. */
function marked({ field, segments }: Hit['highlights'][number]): string {
  const text = segments.map((segment) => (segment.isMatch ? `[${segment.text}]` : segment.text));
  return `${field}: ${text.join('')}`;
}

describe('search', () => {
  it('has what people expect first', async () => {
    const ranked = await rankExpected(graphOf(database), tuning);
    expect(meanReciprocalRank(ranked)).toBeGreaterThanOrEqual(0.95);
  });

  it.each([
    ['AMT', 'Association:amt'],
    ['nam', 'Association:national-association-of-manufacturers'],
    ['E3', 'Resource:e3-initiative'],
    ['GaMEP', 'Center:gamep'],
  ])('has %s first, as the abbreviation it is', async (text, id) => {
    const { edges } = await search({ text, first: 1 });
    expect(edges.map(({ node }) => node.id)).toEqual([id]);
    expect(edges[0]?.score).toBeGreaterThanOrEqual(4);
  });

  it('has abbreviations before names and aliases, and these before the rest', async () => {
    const { edges } = await search({ text: 'ASM International', first: 3 });
    expect(edges.map(({ node }) => node.id)[0]).toBe('Association:asm-international');
    const tiers = (await search({ text: 'quality', first: 100 })).edges.map(({ score }) =>
      Math.floor(score),
    );
    expect(tiers).toEqual(tiers.toSorted((a, b) => b - a));
    expect(new Set(tiers)).toEqual(new Set([3, 2, 1]));
  });

  it('does not mind capitals, accents, plurals and the order of words', async () => {
    const plain = await ids({ text: 'new mexico small business assistance program' });
    expect(plain[0]).toBe('Resource:nmsba');
    for (const text of [
      'NEW MÉXICO small businesses assistance programs',
      'program, assistance: small-business (New Mexico)',
    ]) {
      expect((await ids({ text }))[0]).toBe(plain[0]);
    }
  });

  it.each([
    ['iso9001', 'Resource:iso-9001'],
    ['h1b', 'Resource:h-1b-skills-training-grants'],
    ['7a loans', 'Resource:sba-7a-loans'],
    ['onet', 'Resource:onet'],
    ['mtac', 'Resource:m-tac-pilots'],
    ['icorps', 'Resource:nsf-i-corps'],
    ['H-1B', 'Resource:h-1b-skills-training-grants'],
    ['texas a&m', 'StateOrganization:texas-am-engineering-experiment-station'],
  ])('finds %s, however apart its letters and digits are written', async (text, id) => {
    expect((await ids({ text, first: 1 }))[0]).toBe(id);
  });

  it('takes a word apart only where it finds all of it', async () => {
    expect(await ids({ text: 'iso99999' })).toEqual([]);
    const { operations } = await answer({ text: 'iso9001' });
    expect(operations[0]).toBe('aggregate searchTerms');
    expect(new Set(operations.slice(1))).toEqual(new Set(['aggregate entities']));
  });

  it('marks the words that were found, and keeps the text whole', async () => {
    const { edges } = await search({ text: 'societies of manufact', types: ['ASSOCIATION'] });
    const hit = edges.find(({ node }) => node.id === 'Association:sme');
    expect(hit?.highlights.map(marked).slice(0, 2)).toEqual([
      'ALIAS: [Society] of [Manufacturing] Engineers',
      'ALIAS: American [Society] of Tool Engineers',
    ]);
  });

  it('marks words in summaries and topics', async () => {
    const { edges } = await search({ text: 'robotics pathways', first: 1 });
    expect(edges[0]?.node.id).toBe('Resource:roboticscareer-org');
    expect(edges[0]?.highlights.map(marked)).toEqual([
      'NAME: [RoboticsCareer].org',
      'SUMMARY: ARM Institute site listing [robotics] training programs and career [pathways].',
      'KEYWORD: Automation and [robotics]',
    ]);
  });

  it('corrects typos, and says so', async () => {
    const { edges, correctedText } = await search({ text: 'Manufactring Institue', first: 1 });
    expect(correctedText).toBe('manufacturing institute');
    expect(edges.map(({ node }) => node.id)).toEqual(['Association:the-manufacturing-institute']);
  });

  it.each([
    ['imact daota', 'Center:impact-dakota', 'impact dakota'],
    ['wate reduction', 'Topic:waste-reduction', 'waste reduction'],
    ['nimxs credetnials', 'Resource:nims-credentials', 'nims credentials'],
    ['heoes maek america', 'Resource:heroes-make-america', 'heroes make america'],
  ])(
    'has the whole name that is nearest to %s before what has one word',
    async (text, id, corrected) => {
      const { edges, correctedText } = await search({ text, first: 1 });
      expect(edges.map(({ node }) => node.id)).toEqual([id]);
      expect(correctedText).toBe(corrected);
    },
  );

  it('corrects no word that there is, or that is being typed', async () => {
    expect((await search({ text: 'manufacturing insti' })).correctedText).toBeNull();
  });

  it('has what lacks some words where nothing has all of them', async () => {
    const { edges } = await search({ text: 'apprenticeship zzzz9 grants', first: 1 });
    expect(edges[0]?.node.id).toBe('Resource:apprenticeship-building-america');
    expect(edges[0]?.score).toBeLessThan(1);
  });

  it('has only the types that are asked for', async () => {
    const found = await ids({ text: 'georgia', types: ['CENTER', 'STATE_ORGANIZATION'] });
    expect(found[0]).toBe('Center:gamep');
    expect(new Set(found.map((id) => id.split(':')[0]))).toEqual(
      new Set(['Center', 'StateOrganization']),
    );
    expect(await ids({ text: 'georgia', types: [] })).toEqual([]);
  });

  it('has no hits where nothing fits', async () => {
    expect(await search({ text: 'xyzzyx' })).toEqual({
      edges: [],
      pageInfo: { hasNextPage: false, hasPreviousPage: false, endCursor: null },
      totalCount: 0,
      totalCountIsExact: true,
      correctedText: null,
    });
    expect((await search({ text: '?!' })).totalCount).toBe(0);
  });

  it('pages through every hit once, in the order of one page', async () => {
    const whole = await search({ text: 'lean', first: 100 });
    expect(whole.totalCount).toBe(whole.edges.length);
    const walked: string[] = [];
    let after: string | null = null;
    for (;;) {
      const page: Search = await search({ text: 'lean', first: 7, after });
      walked.push(...page.edges.map(({ node }) => node.id));
      if (!page.pageInfo.hasNextPage) break;
      after = page.pageInfo.endCursor;
    }
    expect(walked.length).toBeGreaterThan(14);
    expect(walked).toEqual(whole.edges.map(({ node }) => node.id));
  });

  it('looks closely at no more than 200, and says when that may not be all', async () => {
    const { totalCount, totalCountIsExact } = await search({ text: 'manufacturing' });
    expect(totalCount).toBeGreaterThan(100);
    expect(totalCount).toBeLessThanOrEqual(200);
    expect(totalCountIsExact).toBe(false);
    expect((await search({ text: 'gamep' })).totalCountIsExact).toBe(true);
  });

  it.each([
    [{ text: '  ' }, 'Expected "text" to have a word, got none.'],
    [{ text: 'a'.repeat(201) }, 'Expected "text" to have at most 200 characters, got 201.'],
    [{ text: 'lean', first: 101 }, 'Expected "first" to be between 0 and 100, got 101.'],
    [
      { text: 'lean', after: 'x' },
      'Expected "after" to be a cursor of this list, got one that is damaged.',
    ],
  ])('refuses %j', async (args, message) => {
    const { errors } = await answer(args);
    expect(errors).toEqual([
      expect.objectContaining({ message, extensions: { code: 'BAD_USER_INPUT' } }),
    ]);
  });

  it('refuses a cursor of another text or of other types', async () => {
    const { edges } = await search({ text: 'lean', first: 1 });
    const after = edges[0]?.cursor ?? '';
    for (const args of [
      { text: 'quality', after },
      { text: 'lean', types: ['RESOURCE'], after },
    ]) {
      const { errors } = await answer(args);
      expect(errors?.map(({ message }) => message)).toEqual([
        'Expected "after" to be a cursor of this list in this order, got one of another.',
      ]);
    }
    expect((await answer({ text: '  LEAN ', after })).errors).toBeUndefined();
  });

  it('needs one read of the words and one of the entities, and one more of each at most', async () => {
    const { operations } = await answer({ text: 'manufacturing institute', first: 100 });
    expect(operations).toEqual(['aggregate searchTerms', 'aggregate entities']);
    const worst = await answer({ text: 'manufactring zzzz9 aerospace cow', first: 100 });
    expect(worst.operations).toEqual([
      'aggregate searchTerms',
      'find searchTerms',
      'aggregate entities',
    ]);
  });

  it('reads once what is asked for twice, and what stands behind hits once for each type', async () => {
    const { operations } = await ask(`{
      a: search(text: "Georgia", first: 10, types: [STATE, CENTER]) { totalCount }
      b: search(text: "georgia", types: [CENTER, STATE]) {
        nodes { ... on State { name } ... on Center { name } }
      }
    }`);
    expect(operations.toSorted()).toEqual([
      'aggregate entities',
      'aggregate searchTerms',
      'find centers',
      'find states',
    ]);
  });

  it('is answered by the network domain alone', async () => {
    const { data } = await askOf(database, ['network'])(
      '{ search(text: "GaMEP", first: 1) { nodes { id } } }',
    );
    expect(data).toEqual({ search: { nodes: [{ id: 'Center:gamep' }] } });
  });
});
