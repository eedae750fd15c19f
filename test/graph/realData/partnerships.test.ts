import { describe, expect, it } from '@jest/globals';
import { askOf } from '../../support/graph.ts';
import { realDatabase, records } from '../../support/realData.ts';

const database = realDatabase();
const ask = askOf(database);

describe('what NIST says of its partnerships', () => {
  const page = records('agencies')
    .concat(records('associations'))
    .filter(({ sources }) =>
      (sources as { basis: string }[]).some(({ basis }) => basis === 'NIST_PARTNERSHIPS_PAGE'),
    );

  it('has three arenas, and who stands in each', async () => {
    const { data } = await ask(
      '{ arenas { code label partners { totalCount } } network { totals { partners } } }',
    );
    expect(data).toEqual({
      arenas: [
        {
          code: 'FEDERAL',
          label: expect.any(String),
          partners: { totalCount: records('agencies').length },
        },
        {
          code: 'STATE',
          label: expect.any(String),
          partners: { totalCount: records('state-organizations').length },
        },
        {
          code: 'ASSOCIATION',
          label: expect.any(String),
          partners: { totalCount: records('associations').length },
        },
      ],
      network: {
        totals: {
          partners:
            records('agencies').length +
            records('state-organizations').length +
            records('associations').length,
        },
      },
    });
  });

  it('has three focus areas and four modes of engagement', async () => {
    const { data } = await ask(
      '{ focusAreas { code resources { totalCount } } engagementModes { code resources { totalCount } } }',
    );
    const resources = records('resources');
    const count = (field: string, code: string): number =>
      resources.filter((resource) => [resource[field]].flat().includes(code)).length;
    expect(data).toEqual({
      focusAreas: ['MANUFACTURING_RESOURCES', 'TECHNOLOGY', 'WORKFORCE'].map((code) => ({
        code,
        resources: { totalCount: count('focusArea', code) },
      })),
      engagementModes: ['AWARENESS', 'EDUCATION', 'COLLABORATION', 'IMPLEMENTATION'].map(
        (code) => ({
          code,
          resources: { totalCount: count('engagementModes', code) },
        }),
      ),
    });
  });

  it.each(page.map(({ id, name }) => [String(name), String(id)]))('names %s', async (name, id) => {
    const { data } = await ask(
      `query ($name: String!) {
        agencies(filter: { named: $name }) { nodes { slug } }
        associations(filter: { named: $name }) { nodes { slug } }
      }`,
      { name },
    );
    const { agencies, associations } = data as Record<string, { nodes: { slug: string }[] }>;
    expect([...(agencies?.nodes ?? []), ...(associations?.nodes ?? [])]).toEqual([{ slug: id }]);
  });

  it.each([
    ['Association of Machining Technologies', 'amt'],
    ['Society of Manufacturing Engineers', 'sme'],
    ['national association of manufacturers', 'national-association-of-manufacturers'],
  ])('names an association %s', async (name, slug) => {
    const { data } = await ask(
      'query ($name: String!) { associations(filter: { named: $name }) { nodes { slug } } }',
      { name },
    );
    expect(data).toEqual({ associations: { nodes: [{ slug }] } });
  });

  it('has a center for every state and Puerto Rico, and Maryland’s for the District of Columbia', async () => {
    const { data } = await ask(
      '{ states(first: 100) { nodes { code hasOwnCenter center { slug state { code } } } } }',
    );
    const states = (data?.['states'] as { nodes: unknown[] }).nodes;
    const expected = records('states')
      .toSorted((a, b) => (String(a['name']) < String(b['name']) ? -1 : 1))
      .map(({ code, centerId, servedByCenterId }) => ({
        code,
        hasOwnCenter: centerId !== null,
        center: {
          slug: centerId ?? servedByCenterId,
          state: { code: code === 'DC' ? 'MD' : code },
        },
      }));
    expect(states).toEqual(expected);
    expect(states).toHaveLength(52);
  });

  it('has state organizations by kind and relation', async () => {
    const organizations = records('state-organizations');
    for (const kind of new Set(organizations.map((organization) => organization['kind']))) {
      for (const relation of ['HOSTS', 'FUNDS', 'COLLABORATES']) {
        const { data } = await ask(
          `query ($kind: OrganizationKind, $relation: OrganizationRelation) {
            stateOrganizations(filter: { kind: $kind, relation: $relation }) { totalCount }
          }`,
          { kind, relation },
        );
        expect(data).toEqual({
          stateOrganizations: {
            totalCount: organizations.filter(
              (organization) =>
                organization['kind'] === kind && organization['relation'] === relation,
            ).length,
          },
        });
      }
    }
  });

  it('has agreements with their parties, and results of the network by year', async () => {
    const { data } = await ask(`{
      agreements(first: 100) { totalCount nodes { slug parties { nodes { ... on Node { id } } } } }
      impactReports(filter: { scope: NETWORK }, first: 100) { nodes { year metrics { metric value unit qualifier } } }
    }`);
    const { agreements, impactReports } = data as {
      agreements: { nodes: { slug: string; parties: { nodes: { id: string }[] } }[] };
      impactReports: { nodes: { year: number; metrics: unknown }[] };
    };
    const bySlug = new Map(
      agreements.nodes.map(({ slug, parties }) => [slug, parties.nodes.map(({ id }) => id)]),
    );
    for (const { id, agencyIds, associationIds } of records('agreements')) {
      expect([id, bySlug.get(String(id))]).toEqual([
        id,
        [
          ...(agencyIds as string[]).map((slug) => `Agency:${slug}`),
          ...(associationIds as string[]).map((slug) => `Association:${slug}`),
        ],
      ]);
    }
    const network = records('impacts').filter(({ scope }) => scope === 'NETWORK');
    expect(impactReports.nodes.map(({ metrics }) => metrics)).toHaveLength(network.length);
    const years = impactReports.nodes.map(({ year }) => year);
    expect(years).toEqual(years.toSorted((a, b) => b - a));
  });
});

describe('ImpactReport.years', () => {
  it('says all years of a report, wherever it is told of', async () => {
    const { data } = await ask('{ impactReports(first: 100) { nodes { id years } } }');
    const { nodes } = (data as { impactReports: { nodes: { id: string; years: string }[] } })
      .impactReports;
    const expected = records('impacts').map(({ id, fiscalYear, period }) => {
      const span = period as { startYear: number; endYear: number } | null;
      const several = [...new Set([span?.startYear, span?.endYear])].join('–');
      return [`ImpactReport:${String(id)}`, span === null ? `FY${String(fiscalYear)}` : several];
    });
    const told = nodes.map(({ id, years }) => [id, years]);
    expect(told.toSorted()).toEqual(expected.toSorted());
    expect(expected.some(([, years]) => years?.includes('–'))).toBe(true);
  });
});

describe('what a center brings', () => {
  it('is what is network-wide and what serves its states in particular', async () => {
    const { data } = await ask(
      '{ center(slug: "maryland-mep") { resources(first: 100) { nodes { slug } } statesServed { nodes { code } } } }',
    );
    const codes = ['MD', 'DC'];
    const expected = records('resources')
      .filter(
        ({ providerKind, agencyIds, stateCodes }) =>
          providerKind === 'CENTER_NETWORK' ||
          (agencyIds as string[]).includes('nist-mep') ||
          (stateCodes as string[]).some((code) => codes.includes(code)),
      )
      .map(({ id }) => id);
    const { center } = data as {
      center: { resources: { nodes: { slug: string }[] }; statesServed: unknown };
    };
    expect(center.resources.nodes.map(({ slug }) => slug).toSorted()).toEqual(expected.toSorted());
    expect(center.statesServed).toEqual({ nodes: [{ code: 'DC' }, { code: 'MD' }] });
  });

  it('is reached through it, seen from the resource', async () => {
    const { data } = await ask(`{
      everywhere: resource(slug: "exportech") { isNetworkWide centers { totalCount } statesServed { totalCount } }
      providers: resource(slug: "exportech") { providers { totalCount } }
    }`);
    expect(data).toEqual({
      everywhere: {
        isNetworkWide: true,
        centers: { totalCount: 51 },
        statesServed: { totalCount: 52 },
      },
      providers: { providers: { totalCount: 53 } },
    });
  });
});
