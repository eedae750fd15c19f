import { describe, expect, it } from '@jest/globals';
import { askOf } from '../support/graph.ts';
import { basisOf, realDatabase, records } from '../support/realData.ts';

const ask = askOf(realDatabase());

type Fields = Readonly<Record<string, unknown>>;
type Test = (record: Fields) => boolean;
/** One filter value, and the same question over a record of the data files. */
interface Choice {
  readonly filter: Fields;
  readonly holds: Test;
}

const agencyParents = new Map(
  records('agencies').map(({ id, parentId }) => [String(id), parentId as string | null]),
);
const stateOfCenter = new Map(
  records('centers').map(({ id, stateCode }) => [String(id), String(stateCode)]),
);
const regionOfState = new Map(records('states').map(({ code, region }) => [code, region]));
const servedBy = new Map(
  records('states').map((s) => [String(s['code']), String(s['centerId'] ?? s['servedByCenterId'])]),
);

function treeOf(id: string): readonly string[] {
  const parent = agencyParents.get(id) ?? null;
  return parent === null ? [id] : [id, ...treeOf(parent)];
}

function isNetworkWide({ providerKind, agencyIds }: Fields): boolean {
  return providerKind === 'CENTER_NETWORK' || has(agencyIds, 'nist-mep');
}

const has = (list: unknown, value: unknown): boolean =>
  (list as readonly unknown[]).includes(value);
const hasStatus =
  (...codes: readonly string[]): Test =>
  ({ status }) =>
    codes.includes((status as { code: string }).code);
const within = (year: unknown, from: number, to: number): boolean =>
  typeof year === 'number' && year >= from && year <= to;
const pick = <Value>(random: () => number, values: readonly Value[]): Value => {
  const value = values[Math.floor(random() * values.length)];
  if (value === undefined) throw new Error('Expected something to pick from.');
  return value;
};

/** The same numbers for the same seed (mulberry32), so that a failure can be run again. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Everything below a list that is read for. */
const readings = [
  'nodes { id }',
  'edges { cursor }',
  'pageInfo { hasNextPage }',
  'totalCount',
  'totalCountIsExact',
];
const counted: Readonly<Record<string, readonly string[]>> = {
  resources: [
    'facets(by: TOPIC) { count }',
    'facets(by: KIND, first: 1) { value }',
    'crossTab(rows: KIND, columns: AUDIENCE) { cells { count } }',
    'crossTab(rows: KIND, columns: TOPIC) { rows { value } }',
  ],
  agreements: ['facets(by: KIND) { count }'],
  centers: [
    'facets(by: STATE) { count }',
    'crossTab(rows: STATE, columns: SERVICE) { rows { count } }',
  ],
};

const focusAreas = ['MANUFACTURING_RESOURCES', 'TECHNOLOGY', 'WORKFORCE'];
const valuesOf = (file: string, field: string): readonly string[] => [
  ...new Set(
    records(file)
      .flatMap((record) => record[field] as string | string[])
      .filter(Boolean),
  ),
];

const equal =
  (name: string, field: string, values: readonly string[]) =>
  (random: () => number): Choice => {
    const value = pick(random, values);
    return { filter: { [name]: value }, holds: (record) => [record[field]].flat().includes(value) };
  };
const years =
  (name: string, yearOf: (record: Fields) => unknown) =>
  (random: () => number): Choice => {
    const from = 1900 + Math.floor(random() * 125);
    const to = from + Math.floor(random() * 40);
    return {
      filter: { [name]: { from, to } },
      holds: (record) => within(yearOf(record), from, to),
    };
  };

const restsOn = (random: () => number): Choice => {
  const basis = pick(random, ['DOCUMENT', 'NIST_PARTNERSHIPS_PAGE', 'GENERAL_KNOWLEDGE']);
  return { filter: { basis }, holds: (record) => basisOf(record) === basis };
};
const lacks =
  (tests: Readonly<Record<string, Test>>) =>
  (random: () => number): Choice => {
    const unknown = pick(random, Object.keys(tests));
    return { filter: { unknown }, holds: tests[unknown] ?? (() => false) };
  };
const isNull =
  (field: string): Test =>
  (record) =>
    (record[field] ?? null) === null;
const isUnknown = hasStatus('UNKNOWN');
const isOfMoney =
  (field: string): Test =>
  (record) =>
    record['kind'] !== 'COST_SHARE_RULE' && isNull(field)(record);

const lists: Readonly<
  Record<
    string,
    { file: string; type: string; choices: readonly ((random: () => number) => Choice)[] }
  >
> = {
  agencies: {
    file: 'agencies',
    type: 'AgencyFilter',
    choices: [
      restsOn,
      lacks({ WEBSITE: isNull('website') }),
      equal('kind', 'kind', valuesOf('agencies', 'kind')),
      equal('parent', 'parentId', valuesOf('agencies', 'parentId')),
      equal('focusArea', 'focusAreas', focusAreas),
    ],
  },
  centers: {
    file: 'centers',
    type: 'CenterFilter',
    choices: [
      restsOn,
      lacks({
        HOST: isNull('hostOrganization'),
        CITY: isNull('city'),
        ZIP: isNull('zip'),
        COORDINATES: isNull('latitude'),
        WEBSITE: isNull('website'),
        NIST_PAGE: isNull('nistPage'),
        STATUS: isUnknown,
      }),
      equal('state', 'stateCode', valuesOf('centers', 'stateCode')),
      equal('focusArea', 'focusAreas', focusAreas),
      equal('service', 'services', valuesOf('centers', 'services')),
      (random) => {
        const region = pick(random, ['NORTHEAST', 'MIDWEST', 'SOUTH', 'WEST', 'TERRITORY']);
        return {
          filter: { region },
          holds: ({ stateCode }) => regionOfState.get(stateCode) === region,
        };
      },
      (random) => {
        const hasStatusNote = random() < 0.5;
        return {
          filter: { hasStatusNote },
          holds: ({ statusNotes }) => (statusNotes as unknown[]).length > 0 === hasStatusNote,
        };
      },
    ],
  },
  stateOrganizations: {
    file: 'state-organizations',
    type: 'StateOrganizationFilter',
    choices: [
      restsOn,
      lacks({ WEBSITE: isNull('website'), SUMMARY: isNull('summary') }),
      equal('kind', 'kind', valuesOf('state-organizations', 'kind')),
      equal('relation', 'relation', valuesOf('state-organizations', 'relation')),
      equal('state', 'stateCode', valuesOf('state-organizations', 'stateCode')),
    ],
  },
  associations: {
    file: 'associations',
    type: 'AssociationFilter',
    choices: [
      restsOn,
      lacks({
        FOUNDED_YEAR: isNull('foundedYear'),
        HEADQUARTERS: isNull('headquarters'),
        WEBSITE: isNull('website'),
      }),
      equal('industry', 'industries', valuesOf('associations', 'industries')),
      equal('focusArea', 'focusAreas', focusAreas),
      years('founded', ({ foundedYear }) => foundedYear),
    ],
  },
  resources: {
    file: 'resources',
    type: 'ResourceFilter',
    choices: [
      restsOn,
      lacks({ START_YEAR: isNull('startYear'), STATUS: isUnknown, WEBSITE: isNull('website') }),
      equal('kind', 'kind', valuesOf('resources', 'kind')),
      equal('providerKind', 'providerKind', valuesOf('resources', 'providerKind')),
      equal('focusArea', 'focusArea', focusAreas),
      equal('engagementMode', 'engagementModes', valuesOf('resources', 'engagementModes')),
      equal('agency', 'agencyIds', valuesOf('resources', 'agencyIds')),
      equal('association', 'associationIds', valuesOf('resources', 'associationIds')),
      equal('audience', 'audience', valuesOf('resources', 'audience')),
      equal('location', 'locationStateCodes', valuesOf('resources', 'locationStateCodes')),
      years('started', ({ startYear }) => startYear),
      (random) => {
        const isOpen = random() < 0.7;
        return { filter: { isOpen }, holds: hasStatus(isOpen ? 'OPEN' : 'CLOSED') };
      },
      (random) => {
        const statuses = ['OPEN', 'CLOSED', 'UNKNOWN'];
        const status = pick(random, statuses);
        const statusAny = [status, pick(random, statuses)];
        return random() < 0.5
          ? { filter: { status }, holds: hasStatus(status) }
          : { filter: { statusAny }, holds: hasStatus(...statusAny) };
      },
      (random) => {
        const topicsAny = [
          pick(random, valuesOf('resources', 'topics')),
          pick(random, valuesOf('resources', 'topics')),
        ];
        return {
          filter: { topicsAny },
          holds: ({ topics }) => topicsAny.some((topic) => has(topics, topic)),
        };
      },
      (random) => {
        const topicsAll = (pick(random, records('resources'))['topics'] as string[]).slice(0, 2);
        return {
          filter: { topicsAll },
          holds: ({ topics }) => topicsAll.every((topic) => has(topics, topic)),
        };
      },
      (random) => {
        const agency = pick(
          random,
          [...agencyParents.keys()].filter((id) => agencyParents.get(id) === null),
        );
        return {
          filter: { agencyWithOffices: `Agency:${agency}` },
          holds: ({ agencyIds }) =>
            (agencyIds as string[]).some((id) => treeOf(id).includes(agency)),
        };
      },
      (random) => {
        const center = pick(random, [...stateOfCenter.keys()]);
        return {
          filter: { center },
          holds: (record) =>
            isNetworkWide(record) ||
            (record['stateCodes'] as string[]).some((code) => servedBy.get(code) === center),
        };
      },
      (random) => {
        const servesState = pick(random, [...servedBy.keys()]);
        return {
          filter: { servesState },
          holds: ({ stateCodes }) =>
            (stateCodes as string[]).length === 0 || has(stateCodes, servesState),
        };
      },
    ],
  },
  agreements: {
    file: 'agreements',
    type: 'AgreementFilter',
    choices: [
      restsOn,
      lacks({ START_YEAR: isNull('startYear'), STATUS: isUnknown }),
      equal('kind', 'kind', valuesOf('agreements', 'kind')),
      (random) => {
        const status = pick(random, ['ACTIVE', 'ENDED', 'UNKNOWN']);
        return { filter: { status }, holds: hasStatus(status) };
      },
      equal('focusArea', 'focusArea', focusAreas),
      (random) => {
        const agency = pick(random, valuesOf('agreements', 'agencyIds'));
        return {
          filter: { party: `Agency:${agency}` },
          holds: ({ agencyIds }) => has(agencyIds, agency),
        };
      },
    ],
  },
  impactReports: {
    file: 'impacts',
    type: 'ImpactReportFilter',
    choices: [
      restsOn,
      equal('scope', 'scope', ['NETWORK', 'STATE', 'CENTER']),
      years('years', (r) => r['fiscalYear'] ?? (r['period'] as { endYear: number }).endYear),
    ],
  },
  fundingRecords: {
    file: 'funding',
    type: 'FundingRecordFilter',
    choices: [
      restsOn,
      lacks({
        AMOUNT: isOfMoney('amountUsd'),
        TERM: (record) => isOfMoney('term')(record) || record['term'] === 'UNKNOWN',
        YEARS_COVERED: isOfMoney('yearsCovered'),
        COVERAGE: isOfMoney('coverage'),
      }),
      equal('scope', 'scope', ['NETWORK', 'CENTER']),
      equal('term', 'term', valuesOf('funding', 'term')),
      equal('certainty', 'certainty', valuesOf('funding', 'certainty')),
      equal('kind', 'kind', valuesOf('funding', 'kind')),
      years('years', ({ fiscalYear, calendarYear }) => fiscalYear ?? calendarYear),
    ],
  },
};

describe('a filter', () => {
  it.each(Object.keys(lists))(
    'of %s lists and counts what the records say, alone and with others',
    async (name) => {
      const list = lists[name];
      if (list === undefined) throw new Error(name);
      const all = records(list.file);
      const query = `query ($filter: ${list.type}, $after: String) { list: ${name}(filter: $filter, first: 40, after: $after) {
      totalCount totalCountIsExact nodes { id } pageInfo { hasNextPage endCursor } } }`;
      for (let seed = 1; seed <= 40; seed += 1) {
        const random = randomFrom(seed);
        const count = 1 + Math.floor(random() * 3);
        const chosen = Array.from({ length: count }, () => pick(random, list.choices)(random));
        // Of two values for one filter the later one stands, in the filter as in the check.
        const byName = new Map(chosen.map((choice) => [Object.keys(choice.filter)[0], choice]));
        const filter = Object.assign(
          {},
          ...[...byName.values()].map((choice) => choice.filter),
        ) as Fields;
        const expected = all
          .filter((record) => [...byName.values()].every(({ holds }) => holds(record)))
          .map(({ id }) => String(id));
        const found: string[] = [];
        let after: string | null = null;
        do {
          const { data, errors } = await ask(query, { filter, after });
          expect({ seed, filter, errors }).toEqual({ seed, filter, errors: undefined });
          const page = (data as { list: Page }).list;
          expect({ seed, filter, total: page.totalCount, exact: page.totalCountIsExact }).toEqual({
            seed,
            filter,
            total: expected.length,
            exact: true,
          });
          found.push(...page.nodes.map(({ id }) => id.slice(id.indexOf(':') + 1)));
          after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
        } while (after !== null);
        expect({ seed, filter, found: found.toSorted() }).toEqual({
          seed,
          filter,
          found: expected.toSorted(),
        });
      }
    },
  );

  it.each([
    [
      'resources(filter: { agency: "nobody" })',
      'Expected "filter.agency" to be something that exists, got Agency:nobody.',
    ],
    [
      'resources(filter: { agency: "Center:gamep" })',
      'Expected "filter.agency" to be an id of type Agency, got Center:gamep.',
    ],
    [
      'resources(filter: { audience: "nobody" })',
      'Expected "filter.audience" to be something that exists, got nobody.',
    ],
    [
      'resources(filter: { topicsAny: [] })',
      'Expected "filter.topicsAny" to have 1 to 20 values, got 0.',
    ],
    ['resources(filter: { started: {} })', 'Expected "filter.started" to have "from" or "to".'],
    [
      'resources(filter: { started: { from: 2000, to: 1990 } })',
      'Expected "filter.started.from" not to be after "to", got 2000 and 1990.',
    ],
    [
      'agreements(filter: { party: "nist-mep" })',
      'Expected "filter.party" to be a global id like Agency:nist-mep, got nist-mep.',
    ],
    [
      'resources(filter: { servesState: "ZZ" })',
      'Expected "filter.servesState" to be something that exists, got State:ZZ.',
    ],
    [
      'resources(filter: { center: "nope" })',
      'Expected "filter.center" to be something that exists, got Center:nope.',
    ],
    [
      'resources(filter: { topicsAny: ["lean", "nope"] })',
      'Expected "filter.topicsAny" to be something that exists, got Topic:nope.',
    ],
    [
      'centers(filter: { state: "ZZ" })',
      'Expected "filter.state" to be something that exists, got State:ZZ.',
    ],
  ])('is refused in %s', async (field, message) => {
    const [name = ''] = field.split('(');
    for (const selection of [...readings, ...(counted[name] ?? [])]) {
      const { errors } = await ask(`{ ${field} { ${selection} } }`);
      expect([
        selection,
        errors?.map((error) => [error.message, error.extensions['code']]),
      ]).toEqual([selection, [[message, 'BAD_USER_INPUT']]]);
    }
  });

  it.each(readings.concat(counted['resources'] ?? []))(
    'that is refused keeps what is not below its list: %s',
    async (selection) => {
      const { data, errors } = await ask(`{ state(code: "GA") { code
        right: resources(filter: { audience: "students" }, first: 1) { totalCountIsExact }
        wrong: resources(filter: { audience: "student" }) { ${selection} } } }`);
      expect(data).toEqual({
        state: { code: 'GA', right: { totalCountIsExact: true }, wrong: null },
      });
      expect(errors?.map(({ extensions }) => extensions)).toEqual([{ code: 'BAD_USER_INPUT' }]);
    },
  );

  it('that nothing matches, of values that exist, gives an empty list', async () => {
    expect(
      await ask('{ resources(filter: { association: "crec" }) { totalCount nodes { id } } }'),
    ).toEqual({
      data: { resources: { totalCount: 0, nodes: [] } },
      operations: expect.any(Array),
    });
  });

  it('never reaches the database as an operator', async () => {
    const { data, errors } = await ask(
      'query ($service: String) { centers(filter: { service: $service }) { totalCount } }',
      {
        service: { $ne: null },
      },
    );
    expect(data).toBeUndefined();
    expect(errors?.[0]?.message).toContain('String cannot represent a non string value');
  });
});

interface Page {
  readonly totalCount: number;
  readonly totalCountIsExact: boolean;
  readonly nodes: readonly { readonly id: string }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}
