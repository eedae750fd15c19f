import { describe, expect, it } from '@jest/globals';
import { questions } from '../../playground/gallery/index.ts';
import { askOf } from '../support/graph.ts';
import { realDatabase, records } from '../support/realData.ts';

type Row = Readonly<Record<string, unknown>>;

const database = realDatabase();
const thisYear = new Date().getUTCFullYear();

const held = new Set<string>();

/** What the question of this name is answered with. */
async function answerTo(name: string): Promise<Row> {
  held.add(name);
  const question = questions.find(({ query }) => RegExp(`^query ${name}\\b`).test(query));
  if (!question) throw new Error(`Expected a question of the gallery, got ${name}.`);
  const { data } = await askOf(database)(question.query);
  return data as Row;
}

/** The objects at a path of an answer; lists on the way are gone through. */
function at(value: unknown, path: string): readonly Row[] {
  const step = (values: readonly unknown[], key: string): readonly unknown[] =>
    values.flatMap((one) => (one as Row | null)?.[key] ?? []);
  return path.split('.').reduce(step, [value]) as readonly Row[];
}

/** Column by column, without an order: what a claim about a whole list is held to. */
function sorted(rows: readonly (readonly unknown[])[]): readonly string[] {
  return rows.map((row) => JSON.stringify(row)).sort();
}

function ids(record: Row, field: string): readonly string[] {
  return record[field] as readonly string[];
}

function countBy(values: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

function nameById(file: string, field = 'name'): ReadonlyMap<unknown, unknown> {
  return new Map(records(file).map((record) => [record['id'], record[field]]));
}

/** "MANUFACTURING_RESOURCES" as people say it. */
function said(code: unknown): string {
  const words = String(code).toLowerCase().replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What the record itself says is over, or whose last year is. */
function isClosed({ status, endYear }: Row): boolean {
  return (
    (status as Row)['code'] === 'CLOSED' || (typeof endYear === 'number' && endYear < thisYear)
  );
}

const resources = records('resources');
const agencies = records('agencies');
const centers = records('centers');
const states = records('states');

describe('the gallery on who helps whom', () => {
  it('offers all of the Department of Labor and its offices for the workforce that Georgia can use and is not closed', async () => {
    const answer = await answerTo('ProgramsForManufacturers');
    const isOfLabor = (id: unknown): boolean => {
      const parent = agencies.find((agency) => agency['id'] === id)?.['parentId'];
      return id === 'department-of-labor' || (typeof parent === 'string' && isOfLabor(parent));
    };
    const expected = resources.filter(
      (resource) =>
        ids(resource, 'agencyIds').some(isOfLabor) &&
        resource['focusArea'] === 'WORKFORCE' &&
        (ids(resource, 'stateCodes').length === 0 || ids(resource, 'stateCodes').includes('GA')) &&
        !isClosed(resource),
    );
    const told = at(answer, 'resources.nodes');
    expect(sorted(told.map(({ title, kind }) => [title, kind]))).toEqual(
      sorted(expected.map(({ title, kind }) => [title, kind])),
    );
    const georgia = centers.find(({ stateCode }) => stateCode === 'GA');
    expect(at(answer, 'state.center').map(({ name }) => name)).toEqual([georgia?.['name']]);
  });

  it('names all that reaches Georgia through its center, by kind and focus area, with who offers it', async () => {
    const told = at(await answerTo('WhatCenterBrings'), 'center.resources.nodes');
    const expected = resources.filter(
      (resource) =>
        resource['providerKind'] === 'CENTER_NETWORK' ||
        ids(resource, 'agencyIds').includes('nist-mep') ||
        ids(resource, 'stateCodes').includes('GA'),
    );
    const facts = ({ title, kind, focusArea }: Row) => [title, kind, focusArea];
    expect(sorted(told.map(facts))).toEqual(sorted(expected.map(facts)));
    const names = new Map([
      ...nameById('agencies', 'abbreviation'),
      ...nameById('associations', 'abbreviation'),
    ]);
    const offered = expected.map((resource) => [
      resource['title'],
      resource['providerKind'],
      [...ids(resource, 'agencyIds'), ...ids(resource, 'associationIds')]
        .map((id) => String(names.get(id)))
        .sort(),
    ]);
    // Of those that the centers offer together, the centers are not named one by one.
    const offers = told.map((row) => [
      row['title'],
      row['providerKind'],
      at(row, 'providers.nodes')
        .flatMap(({ abbreviation }) => (typeof abbreviation === 'string' ? abbreviation : []))
        .sort(),
    ]);
    expect(sorted(offers)).toEqual(sorted(offered));
  });

  it('lists all associations with their industries', async () => {
    const told = at(await answerTo('AssociationsByIndustry'), 'associations.nodes');
    const facts = ({ name, industries, foundedYear }: Row) => [name, industries, foundedYear];
    expect(sorted(told.map(facts))).toEqual(sorted(records('associations').map(facts)));
  });

  it('counts the partners of each arena', async () => {
    const told = at(await answerTo('PartnersByArena'), 'arenas');
    expect(told.map(({ label, partners }) => [label, (partners as Row)['totalCount']])).toEqual([
      ['Federal', agencies.length],
      ['State', records('state-organizations').length],
      ['Association', records('associations').length],
    ]);
  });

  it('names the agencies that the most resources are of, the most first', async () => {
    const told = at(await answerTo('AgenciesByResources'), 'resources.facets');
    const names = nameById('agencies');
    const counts = countBy(resources.flatMap((resource) => ids(resource, 'agencyIds')));
    expect(told.map(labelled)).toEqual(mostFrequent(counts, names, told));
  });
});

function labelled({ label, count }: Row) {
  return { label, count };
}

/** Held to the counts; which of equal ones comes first, or is left out, is not claimed. */
function mostFrequent(
  counts: ReadonlyMap<string, number>,
  names: ReadonlyMap<unknown, unknown>,
  told: readonly Row[],
): readonly unknown[] {
  const largest = [...counts.values()].sort((a, b) => b - a).slice(0, told.length);
  const byName = new Map([...counts].map(([id, count]) => [names.get(id), count]));
  return told.map(({ label }, place) => ({
    label: byName.get(label) === largest[place] ? label : `not ${String(label)}`,
    count: largest[place],
  }));
}

/** The count of each cell of a cross table, by what its row and its column are called. */
function countsOfCells(cells: readonly Row[]): (readonly [string, unknown])[] {
  return cells.map((cell) => [
    `${String(cell['rowLabel'])}/${String(cell['columnLabel'])}`,
    cell['count'],
  ]);
}

describe('the gallery on programs and resources', () => {
  it('counts resources of each kind in each focus area', async () => {
    const told = at(await answerTo('KindsByFocusArea'), 'resources.crossTab.cells');
    const counts = countBy(
      resources.map(({ kind, focusArea }) => `${said(kind)}/${said(focusArea)}`),
    );
    expect(sorted(countsOfCells(told))).toEqual(sorted([...counts]));
  });

  it('lists all help for energy and waste reduction that is not known to be closed', async () => {
    const told = at(await answerTo('EnergyAndWaste'), 'resources.nodes');
    const expected = resources.filter(
      (resource) =>
        ids(resource, 'topics').some(
          (topic) => topic === 'energy' || topic === 'waste-reduction',
        ) && !isClosed(resource),
    );
    expect(sorted(told.map(({ title }) => [title]))).toEqual(
      sorted(expected.map(({ title }) => [title])),
    );
    expect(told.filter(({ status }) => status === 'CLOSED')).toEqual([]);
  });

  it('names the topics that the most resources have', async () => {
    const told = at(await answerTo('TopicsByResources'), 'resources.facets');
    const counts = countBy(resources.flatMap((resource) => ids(resource, 'topics')));
    expect(told.map(labelled)).toEqual(mostFrequent(counts, nameById('topics', 'label'), told));
  });

  it('tells all that federal laboratories offer, each with its laboratory, and nothing else', async () => {
    const told = at(await answerTo('OffersOfLaboratories'), 'agencies.nodes');
    const laboratories = agencies.filter(({ kind }) => kind === 'LABORATORY');
    const expected = laboratories.flatMap(({ id, name }) =>
      resources
        .filter((resource) => ids(resource, 'agencyIds').includes(String(id)))
        .map(({ title, kind }) => [name, title, kind]),
    );
    const pairs = told.flatMap((laboratory) =>
      at(laboratory, 'resources.nodes').map(({ title, kind }) => [laboratory['name'], title, kind]),
    );
    expect(sorted(pairs)).toEqual(sorted(expected));
  });

  it('puts all technology resources that have a place into their states', async () => {
    const told = at(await answerTo('PlacesOfResources'), 'resources.nodes');
    const expected = resources.filter(({ focusArea }) => focusArea === 'TECHNOLOGY');
    const places = told.map((row) => [
      row['title'],
      at(row, 'locations.nodes').map(({ code }) => code),
    ]);
    expect(sorted(places)).toEqual(
      sorted(expected.map((resource) => [resource['title'], ids(resource, 'locationStateCodes')])),
    );
  });

  it('dates all programs that are not known to be closed', async () => {
    const told = at(await answerTo('ProgramsByYear'), 'resources.nodes');
    const expected = resources.filter(
      (resource) => resource['kind'] === 'PROGRAM' && !isClosed(resource),
    );
    const facts = ({ title, startYear }: Row) => [title, startYear];
    expect(sorted(told.map(facts))).toEqual(sorted(expected.map(facts)));
  });
});

describe('the gallery on centers and places', () => {
  it('names the center of each state, and its host', async () => {
    const told = at(await answerTo('CentersOfStates'), 'states.nodes');
    const expected = states.map((state) => {
      const id = state['centerId'] ?? state['servedByCenterId'];
      const center = centers.find((known) => known['id'] === id);
      const host = center?.['hostOrganization'] as Row | undefined;
      const own = state['centerId'] !== null;
      return [state['code'], own, center?.['name'], host?.['name'] ?? null];
    });
    const facts = told.map(({ code, hasOwnCenter, center }) => {
      const { name, host } = center as Row;
      return [code, hasOwnCenter, name, (host as Row | null)?.['name'] ?? null];
    });
    expect(sorted(facts)).toEqual(sorted(expected));
  });

  it('counts the state organizations of each state', async () => {
    const told = at(await answerTo('OrganizationsByState'), 'states.nodes');
    const counts = countBy(
      records('state-organizations').map(({ stateCode }) => String(stateCode)),
    );
    expect(
      sorted(told.map(({ code, organizations }) => [code, (organizations as Row)['totalCount']])),
    ).toEqual(sorted(states.map(({ code }) => [code, counts.get(String(code)) ?? 0])));
  });

  it('counts centers by what hosts them and where', async () => {
    const told = at(await answerTo('HostsByRegion'), 'centers.crossTab.cells');
    const regions = new Map(states.map(({ code, region }) => [code, region]));
    const counts = countBy(
      centers.flatMap(({ hostOrganization, stateCode }) => {
        const kind = (hostOrganization as Row | null)?.['kind'] ?? null;
        return kind === null ? [] : [`${said(kind)}/${said(regions.get(stateCode))}`];
      }),
    );
    expect(sorted(countsOfCells(told))).toEqual(sorted([...counts]));
  });

  it('finds the ten centers nearest to Denver, by the distance on a sphere', async () => {
    const told = at(await answerTo('NearestCenters'), 'nearestCenters.edges');
    const distances = centers
      .filter(({ latitude }) => latitude !== null)
      .map(({ name, latitude, longitude }) => ({
        name,
        miles: milesFromDenver(Number(latitude), Number(longitude)),
      }));
    const byName = new Map(distances.map(({ name, miles }) => [name, miles]));
    const exact = told.filter(({ approximate }) => approximate === false);
    expect(exact.length).toBeGreaterThan(0);
    for (const { node, distanceMiles } of exact) {
      const miles = byName.get((node as Row)['name']) ?? 0;
      expect(Number(distanceMiles) / miles).toBeCloseTo(1, 2);
    }
    const farthest = Math.max(...told.map(({ distanceMiles }) => Number(distanceMiles)));
    const names = told.map(({ node }) => (node as Row)['name']);
    const nearer = distances.filter(({ miles }) => miles < farthest * 0.99);
    expect(nearer.filter(({ name }) => !names.includes(name))).toEqual([]);
    expect(names).toHaveLength(10);
  });

  it('counts the services of centers, the most frequent first', async () => {
    const told = at(await answerTo('ServicesOfCenters'), 'centers.facets');
    const counts = countBy(centers.flatMap((center) => [...new Set(ids(center, 'services'))]));
    expect(told.map(({ count }) => count)).toEqual(
      [...counts.values()].sort((a, b) => b - a).slice(0, told.length),
    );
    for (const { label, count } of told) {
      expect({ label, count }).toEqual({
        label,
        count: counts.get(String(label)) ?? counts.get(String(label).toLowerCase()),
      });
    }
  });
});

function milesFromDenver(latitude: number, longitude: number): number {
  const radians = (degrees: number): number => (degrees * Math.PI) / 180;
  const [from, to] = [radians(39.74), radians(latitude)];
  const across = radians(longitude + 104.99);
  const cosine = Math.sin(from) * Math.sin(to) + Math.cos(from) * Math.cos(to) * Math.cos(across);
  return Math.acos(Math.min(1, cosine)) * 3958.8;
}

describe('the gallery on agreements, money and results', () => {
  it('names the parties and the year of every agreement', async () => {
    const told = at(await answerTo('Agreements'), 'agreements.nodes');
    const names = new Map([
      ...nameById('agencies', 'abbreviation'),
      ...nameById('associations', 'abbreviation'),
    ]);
    const expected = records('agreements').map((agreement) => [
      agreement['title'],
      agreement['kind'],
      agreement['startYear'],
      [...ids(agreement, 'agencyIds'), ...ids(agreement, 'associationIds')]
        .map((id) => String(names.get(id)))
        .sort(),
    ]);
    const facts = told.map((row) => [
      row['title'],
      row['kind'],
      row['startYear'],
      at(row, 'parties.nodes')
        .map(({ abbreviation }) => String(abbreviation))
        .sort(),
    ]);
    expect(sorted(facts)).toEqual(sorted(expected));
  });

  it('lists the appropriations for the network with what each amount is for', async () => {
    const told = at(await answerTo('Appropriations'), 'fundingRecords.nodes');
    const expected = records('funding').filter(
      ({ scope, kind }) => scope === 'NETWORK' && kind === 'APPROPRIATION',
    );
    const facts = (row: Row) => [
      row['fiscalYear'],
      row['amountUsd'],
      row['term'],
      row['certainty'],
    ];
    expect(sorted(told.map(facts))).toEqual(sorted(expected.map(facts)));
    const years = told.map(({ year }) => Number(year));
    expect(years).toEqual(years.toSorted((a, b) => a - b));
  });

  it('lists the awards to centers with their states', async () => {
    const told = at(await answerTo('AwardsToCenters'), 'fundingRecords.nodes');
    const stateOf = nameById('centers', 'stateCode');
    const nameOf = nameById('centers');
    const expected = records('funding')
      .filter(({ scope, kind }) => scope === 'CENTER' && kind === 'COOPERATIVE_AGREEMENT_AWARD')
      .map((record) => [
        nameOf.get(record['centerId']),
        stateOf.get(record['centerId']),
        record['fiscalYear'] ?? record['calendarYear'],
        ...['amountUsd', 'term', 'certainty'].map((field) => record[field]),
      ]);
    const facts = told.map(({ center, year, amountUsd, term, certainty }) => [
      (center as Row)['name'],
      ((center as Row)['state'] as Row)['code'],
      year,
      amountUsd,
      term,
      certainty,
    ]);
    expect(sorted(facts)).toEqual(sorted(expected));
  });

  it('sums what the network reported of each year, ratios left out', async () => {
    const told = at(await answerTo('ImpactsByYear'), 'network.impactsByYear');
    const sums = new Map<string, number>();
    for (const report of records('impacts')) {
      if (report['scope'] !== 'NETWORK' || yearOf(report) === null) continue;
      for (const { metric, unit, value } of at(report, 'metrics')) {
        if (/RETURN|PER_/.test(String(metric))) continue;
        const key = `${String(yearOf(report))} ${String(metric)} ${String(unit)}`;
        sums.set(key, (sums.get(key) ?? 0) + Number(value));
      }
    }
    const facts = told.flatMap((year) =>
      at(year, 'sums').map(({ metric, unit, value }) => [
        `${String(year['year'])} ${String(metric)} ${String(unit)}`,
        value,
      ]),
    );
    expect(sorted(facts)).toEqual(sorted([...sums]));
  });

  it('tells the newest report of each center, and of no center a second one', async () => {
    const told = at(await answerTo('NewestImpactsOfCenters'), 'centers.nodes');
    const reports = records('impacts').filter(({ scope }) => scope === 'CENTER');
    const metrics = (report: Row) =>
      JSON.stringify(at(report, 'metrics').map(({ metric, value }) => [metric, value]));
    for (const center of told) {
      const own = reports.filter(({ centerId }) => `Center:${String(centerId)}` === center['id']);
      const newest = Math.max(...own.map(lastYearOf));
      const candidates = own.filter((report) => lastYearOf(report) === newest).map(metrics);
      const shown = at(center, 'impacts.nodes').map(metrics);
      expect({ id: center['id'], reports: shown.length }).toEqual({
        id: center['id'],
        reports: Math.min(1, own.length),
      });
      expect(candidates).toEqual(expect.arrayContaining(shown));
    }
  });
});

describe('the claims above', () => {
  it('are of every question of the gallery', () => {
    const names = questions.map(({ query }) => /^query (\w+)/.exec(query)?.[1]);
    expect([...held].sort()).toEqual(names.sort());
  });
});

/** The one year a report is of; null where it covers several. */
function yearOf({ fiscalYear, period }: Row): unknown {
  const span = period as Row | null;
  if (span === null) return fiscalYear;
  return span['startYear'] === span['endYear'] ? span['endYear'] : null;
}

function lastYearOf({ fiscalYear, period }: Row): number {
  return Number(fiscalYear ?? (period as Row | null)?.['endYear']);
}
