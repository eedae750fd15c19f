import { describe, expect, it } from '@jest/globals';
import { askOf } from '../support/graph.ts';
import { realDatabase, records } from '../support/realData.ts';

const ask = askOf(realDatabase());

const lookUp =
  'query ($scheme: IdentifierScheme!, $value: String!) { entitiesByIdentifier(scheme: $scheme, value: $value) { id } }';

async function idsBy(scheme: string, value: string): Promise<readonly string[]> {
  const { data, errors } = await ask(lookUp, { scheme, value });
  expect(errors).toBeUndefined();
  return (data as { entitiesByIdentifier: { id: string }[] }).entitiesByIdentifier.map(
    ({ id }) => id,
  );
}

describe('entitiesByIdentifier', () => {
  it.each([
    ['ROR', '05xpvk416', ['Agency:nist']],
    ['ROR', 'https://ror.org/01QZ5MB56', ['Agency:oak-ridge-national-laboratory']],
    ['WIKIDATA', 'q864855', ['StateOrganization:georgia-institute-of-technology']],
    ['WIKIDATA', 'https://www.wikidata.org/wiki/Q621977', ['Association:astm-international']],
    ['ASSISTANCE_LISTING', '11.611', ['Resource:amjiac', 'Resource:mep-national-network']],
    ['FIPS', '13', ['State:GA']],
    ['USPS', 'pr', ['State:PR']],
    ['UEI', 'ABCDEFGH1234', []],
  ])('finds by %s %s', async (scheme, value, ids) => {
    expect((await idsBy(scheme, value)).toSorted()).toEqual(ids);
  });

  it.each([
    ['ROR', '05xpvk417'],
    ['WIKIDATA', 'NIST'],
    ['UEI', 'ABC'],
    ['ASSISTANCE_LISTING', '11611'],
    ['FIPS', 'GA'],
  ])('refuses what is no %s: %s', async (scheme, value) => {
    const { data, errors } = await ask(lookUp, { scheme, value });
    expect(data).toEqual({ entitiesByIdentifier: null });
    expect(errors).toMatchObject([
      { path: ['entitiesByIdentifier'], extensions: { code: 'BAD_USER_INPUT' } },
    ]);
  });

  it('costs one operation, and one more for each type whose fields are asked for', async () => {
    const { operations } = await ask(
      '{ entitiesByIdentifier(scheme: ASSISTANCE_LISTING, value: "11.611") { id } }',
    );
    expect(operations).toEqual(['find entities']);
    const { operations: loaded, data } = await ask(
      '{ entitiesByIdentifier(scheme: ASSISTANCE_LISTING, value: "11.611") { ... on Resource { title } } }',
    );
    expect(data).toEqual({
      entitiesByIdentifier: [
        { title: 'Advanced Manufacturing Jobs and Innovation Accelerator Challenge' },
        { title: 'MEP National Network center services' },
      ],
    });
    expect(loaded).toEqual(['find entities', 'find resources']);
  });

  it('finds every record by each identifier that its file gives it', async () => {
    const files = {
      Agency: 'agencies',
      StateOrganization: 'state-organizations',
      Association: 'associations',
      Resource: 'resources',
    };
    const all = Object.entries(files).flatMap(([type, file]) =>
      records(file).flatMap(({ id, identifiers }) =>
        (identifiers as { scheme: string; value: string }[]).map(
          ({ scheme, value }) => [`${type}:${String(id)}`, scheme, value] as const,
        ),
      ),
    );
    expect(all.length).toBeGreaterThan(200);
    for (const [id, scheme, value] of all) {
      expect({ scheme, value, ids: await idsBy(scheme, value) }).toEqual({
        scheme,
        value,
        ids: expect.arrayContaining([id]),
      });
    }
  });
});

describe('identifiers', () => {
  it('say whose they are, where they stand and which page was read', async () => {
    const { data } = await ask(`{
      agency(slug: "nist-engineering-laboratory") { identifiers { scheme value url source } }
      state(code: "GA") { identifiers { scheme value url } }
      center(slug: "gamep") { identifiers { value } unknown }
    }`);
    const source =
      'https://github.com/ror-community/ror-records/blob/d93fc667872f8ef9386896bd6c68bd3c6103603e/v1.1/03v61g875.json';
    expect(data).toEqual({
      agency: {
        identifiers: [
          { scheme: 'ROR', value: '03v61g875', url: 'https://ror.org/03v61g875', source },
          {
            scheme: 'WIKIDATA',
            value: 'Q97040326',
            url: 'https://www.wikidata.org/wiki/Q97040326',
            source,
          },
        ],
      },
      state: {
        identifiers: [
          { scheme: 'FIPS', value: '13', url: null },
          { scheme: 'USPS', value: 'GA', url: null },
        ],
      },
      center: { identifiers: [], unknown: ['NIST_PAGE', 'STATUS', 'UEI'] },
    });
  });

  it('that are not known are counted', async () => {
    const { data } = await ask(`{
      associations { totalCount facets(by: UNKNOWN) { value count } }
      centers(filter: { unknown: UEI }) { totalCount }
      agencies(filter: { unknown: ROR }) { nodes { slug } }
    }`);
    const associations = records('associations');
    const without = associations.filter(
      ({ identifiers }) =>
        !(identifiers as { scheme: string }[]).some(({ scheme }) => scheme === 'WIKIDATA'),
    );
    expect(data).toMatchObject({
      associations: {
        totalCount: associations.length,
        facets: expect.arrayContaining([{ value: 'WIKIDATA', count: without.length }]),
      },
      centers: { totalCount: records('centers').length },
      agencies: {
        nodes: [
          { slug: 'nist-material-measurement-laboratory' },
          { slug: 'nist-physical-measurement-laboratory' },
        ],
      },
    });
  });
});
