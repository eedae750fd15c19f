import { describe, expect, it } from '@jest/globals';
import { themes } from '../../../playground/gallery/index.ts';
import type { Row } from '../../support/dataRows.ts';
import {
  at,
  countBy,
  countsOfCells,
  ids,
  nameById,
  said,
  sorted,
  useGalleryClaims,
} from '../../support/galleryClaims.ts';
import { records } from '../../support/realData.ts';

const { answerTo, coverage } = useGalleryClaims();
const centers = records('centers');
const states = records('states');

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
    expect(told).toHaveLength(counts.size);
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

  it('tells all that the network reported of each year, ratios and spans of years as well', async () => {
    const told = at(await answerTo('ImpactsByYear'), 'impactReports.nodes');
    const factsOf = (years: unknown, report: Row) =>
      at(report, 'metrics').map(({ metric, value, unit, qualifier }) => [
        JSON.stringify([years, metric, value, unit, qualifier]),
      ]);
    const yearsOf = ({ fiscalYear, period }: Row) => {
      const span = period as Row | null;
      return span === null ? fiscalYear : [span['startYear'], span['endYear']];
    };
    const reports = records('impacts').filter(({ scope }) => scope === 'NETWORK');
    const facts = (rows: readonly Row[]) =>
      sorted(rows.flatMap((report) => factsOf(yearsOf(report), report)));
    expect(facts(told)).toEqual(facts(reports));
    expect(told.map(({ fiscalYear }) => fiscalYear)).toContain(2022);
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

describe('the claims on the network', () => {
  it('are of every question of the gallery', () => {
    const { asked, all } = coverage(themes.slice(2));
    expect(asked).toEqual(all);
  });
});

function lastYearOf({ fiscalYear, period }: Row): number {
  return Number(fiscalYear ?? (period as Row | null)?.['endYear']);
}
