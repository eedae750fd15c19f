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

  it('find whatever an identifier is of', async () => {
    const files = {
      agencies: 'Agency',
      associations: 'Association',
      resources: 'Resource',
      'state-organizations': 'StateOrganization',
    };
    for (const [file, type] of Object.entries(files)) {
      for (const { id, value } of identifiersOf(file)) {
        const { ids, correctedText } = await search(value);
        expect([value, correctedText, ids.includes(`${type}:${id}`)]).toEqual([value, null, true]);
      }
    }
  });

  it.each([
    ['59.041', 'Resource:sba-504-loans'],
    ['q503577', 'Agency:department-of-commerce'],
    ['https://ror.org/04chq2495', 'Agency:department-of-commerce'],
    ['30308-1234', 'Center:gamep'],
    ['info@gamep.org', 'Center:gamep'],
    ['https://www.manufacturersedge.com/about/?from=x', 'Center:manufacturers-edge'],
    ['nist.gov/mep', 'Agency:nist-mep'],
    ['nist.gov', 'Agency:nist'],
    ['RoboticsCareer.org', 'Resource:roboticscareer-org'],
    ['gatech', 'StateOrganization:georgia-institute-of-technology'],
    ['UAH', 'StateOrganization:university-of-alabama-in-huntsville'],
    ['NCCoE', 'Resource:nccoe'],
    ['NVLAP', 'Resource:nvlap'],
    ['HPC4Mfg', 'Resource:hpc4mfg'],
  ])('lead from %s to %s', async (text, id) => {
    expect((await search(text)).ids[0]).toBe(id);
  });

  it('find a center by its ZIP code and by its website, and mark only that', async () => {
    for (const { id, zip, website } of records('centers')) {
      for (const text of [zip, website].filter((known) => typeof known === 'string')) {
        const { ids, marked } = await search(text);
        expect([text, ids[0]]).toEqual([text, `Center:${String(id)}`]);
        expect(marked.map((line) => line.replace(/\[.*\]/, '[…]'))).toEqual(['KEYWORD: […]']);
      }
    }
  });

  it('find nothing by what all websites have', async () => {
    expect((await search('nobodyhasthis.com')).ids).toEqual([]);
    expect((await search('https://www.nobodyhasthis.org/')).ids).toEqual([]);
  });

  it('are told where no hit has them, as they were typed', async () => {
    const leftOut = async (text: string): Promise<unknown> => {
      const { data } = await ask(
        'query ($text: String!) { search(text: $text) { totalCount wordsLeftOut } }',
        { text },
      );
      return data?.['search'];
    };
    expect(await leftOut('Loans in Ohio')).toEqual({ totalCount: 7, wordsLeftOut: ['Loans'] });
    expect(await leftOut('Ohio MEP')).toMatchObject({ wordsLeftOut: [] });
    expect(await leftOut('manufactring institue')).toMatchObject({ wordsLeftOut: [] });
    expect(await leftOut('cyber security')).toMatchObject({ wordsLeftOut: [] });
    expect(await leftOut('Cook County')).toMatchObject({ wordsLeftOut: ['Cook'] });
    expect(await leftOut('8(a) loans')).toMatchObject({ wordsLeftOut: ['8(a)'] });
    expect(await leftOut('3-D printing loans')).toMatchObject({ wordsLeftOut: ['loans'] });
    expect(await leftOut('xyzzyx')).toEqual({ totalCount: 0, wordsLeftOut: [] });
  });

  it('of one letter or digit begin no others', async () => {
    const { marked, ids } = await search('3d printing');
    expect(ids).not.toContain('Resource:dpa-title-iii');
    expect(marked.join()).not.toMatch(/\[[^\]]*30/);
    expect((await search('3')).marked.join()).not.toMatch(/\[3\d/);
  });

  it('lead from each abbreviation to what is called so, letter for letter, and only then to what has its stem', async () => {
    const called = new Map<string, string[]>();
    for (const [file, type] of [
      ['agencies', 'Agency'],
      ['associations', 'Association'],
    ] as const) {
      for (const { id, abbreviation } of records(file)) {
        if (typeof abbreviation !== 'string') continue;
        const key = abbreviation.toLowerCase();
        called.set(key, [...(called.get(key) ?? []), `${type}:${String(id)}`]);
      }
    }
    for (const [text, expected] of called) {
      const { ids } = await search(text);
      const others = ids.filter((id) => !id.startsWith('State:'));
      expect([text, others.slice(0, expected.length).toSorted()]).toEqual([
        text,
        expected.toSorted(),
      ]);
    }
  });

  it('are the initials of names, which are marked', async () => {
    expect((await search('ITAC')).marked).toEqual([
      'ALIAS: [I]ndustrial [T]raining and [A]ssessment [C]enters',
    ]);
    expect((await search('TMI')).ids).toEqual(['Association:the-manufacturing-institute']);
    // With the small words of a name, too; and those of a sentence are none.
    expect((await search('aotc')).ids).toEqual([]);
    expect((await search('cait')).ids).toEqual([]);
  });

  it.each([
    ['3d printing', 'additive manufacturing'],
    ['3-D printing', 'additive manufacturing'],
    ['3D printers', 'additive manufacturing'],
    ['Industry 4.0', 'smart manufacturing'],
    ['R&D', 'research and development'],
    ['energy audits', 'energy assessment'],
  ])('find by %s what %s finds', async (said, name) => {
    const [other, own] = [await search(said), await search(name)];
    for (const id of own.ids.slice(0, 3)) expect(other.ids).toContain(id);
    expect(other.marked).toEqual(own.marked);
    expect(other.correctedText).toBeNull();
  });

  it('of letters and digits are one, and are left out as one', async () => {
    expect((await search('7(a)')).ids.toSorted()).toEqual((await search('7a')).ids.toSorted());
    expect((await search('8(a)')).ids).toEqual([]);
  });

  it('find each hit by a name, whatever its type', async () => {
    const { data } = await ask('{ search(text: "TMAC", first: 3) { edges { name node { id } } } }');
    expect(data).toEqual({
      search: {
        edges: [
          { name: 'TMAC', node: { id: 'Center:tmac' } },
          expect.objectContaining({ name: expect.stringContaining('TMAC cooperative') }),
          expect.objectContaining({ name: expect.stringContaining('TMAC cooperative') }),
        ],
      },
    });
  });

  it('that are a state and an abbreviation find the state, then who is called so, and soon its center', async () => {
    const stateOf = new Map(records('states').map((state) => [state['code'], state]));
    const namesakes = (['agencies', 'associations'] as const).flatMap((file) =>
      records(file).filter(({ abbreviation }) => stateOf.has(abbreviation)),
    );
    expect(namesakes.length).toBeGreaterThan(0);
    for (const { id, abbreviation } of namesakes) {
      const code = String(abbreviation);
      const { ids } = await search(code);
      const [state, namesake, ...others] = ids;
      expect([state, namesake?.split(':')[1]]).toEqual([`State:${code}`, id]);
      const { centerId, servedByCenterId } = stateOf.get(code) ?? {};
      expect(others.slice(0, 2)).toContain(`Center:${String(centerId ?? servedByCenterId)}`);
    }
  });

  it('find an identifier beside other words', async () => {
    expect((await search('11.611 centers')).ids[0]).toBe('Resource:mep-national-network');
  });
});

function identifiersOf(file: string): readonly { readonly id: string; readonly value: string }[] {
  return records(file).flatMap(({ id, identifiers }) =>
    // The importer's tests hold the files to their shapes.
    (identifiers as readonly { readonly value: string }[]).map(({ value }) => ({
      id: String(id),
      value,
    })),
  );
}
