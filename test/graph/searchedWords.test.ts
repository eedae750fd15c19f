import { describe, expect, it } from '@jest/globals';
import { askOf } from '../support/graph.ts';
import { realDatabase, records } from '../support/realData.ts';

const ask = askOf(realDatabase());

interface Search {
  readonly ids: readonly string[];
  readonly totalCount: number;
  readonly correctedText: string | null;
  /** The highlights of the first hit, with what matches in brackets. */
  readonly marked: readonly string[];
}

async function search(text: string): Promise<Search> {
  const { data, errors } = await ask(
    `query ($text: String!) {
      search(text: $text) {
        edges { node { id } highlights { field segments { text isMatch } } }
        totalCount correctedText
      }
    }`,
    { text },
  );
  expect(errors).toBeUndefined();
  // The query's own shape.
  const { edges, totalCount, correctedText } = data?.['search'] as {
    readonly edges: readonly {
      readonly node: { readonly id: string };
      readonly highlights: readonly {
        readonly field: string;
        readonly segments: readonly { readonly text: string; readonly isMatch: boolean }[];
      }[];
    }[];
    readonly totalCount: number;
    readonly correctedText: string | null;
  };
  const marked = (edges[0]?.highlights ?? []).map(({ field, segments }) => {
    const texts = segments.map((part) => (part.isMatch ? `[${part.text}]` : part.text));
    return `${field}: ${texts.join('')}`;
  });
  return { ids: edges.map(({ node }) => node.id), totalCount, correctedText, marked };
}

describe('the words of search', () => {
  it('lead from the abbreviation of each state to the center of that state', async () => {
    for (const { id, stateCode } of records('centers')) {
      for (const text of [`${String(stateCode)}MEP`, `${String(stateCode)} MEP`]) {
        const { ids } = await search(text);
        expect([text, ids[0]]).toEqual([text, `Center:${String(id)}`]);
      }
    }
  });

  it.each(['XYMEP', 'DCMEP', 'fwmep'])('take %s for no other abbreviation', async (text) => {
    expect(await search(text)).toMatchObject({ ids: [], correctedText: null });
  });

  it('correct an abbreviation whose letters are swapped', async () => {
    const { ids, correctedText } = await search('njmpe');
    expect(ids[0]).toBe('Center:njmep');
    expect(correctedText).toBe('njmep');
  });

  it('leave a short word its first letter', async () => {
    expect((await search('Cook County')).correctedText).toBeNull();
  });

  it('are found apart and together, and marked', async () => {
    const apart = await search('cyber security');
    expect(apart.totalCount).toBe((await search('cybersecurity')).totalCount);
    expect(apart.correctedText).toBeNull();
    expect(apart.marked).toEqual(['NAME: [Cybersecurity]']);
  });
});
