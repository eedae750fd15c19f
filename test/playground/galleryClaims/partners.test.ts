import { describe, expect, it } from '@jest/globals';
import { themes } from '../../../playground/gallery/index.ts';
import type { Row } from '../../support/dataRows.ts';
import {
  at,
  countBy,
  countsOfCells,
  ids,
  labelled,
  mostFrequent,
  nameById,
  said,
  sorted,
  useGalleryClaims,
} from '../../support/galleryClaims.ts';
import { records } from '../../support/realData.ts';

const { answerTo, coverage } = useGalleryClaims();

const thisYear = new Date().getUTCFullYear();

/** What the record itself says is over, or whose last year is. */
function isClosed({ status, endYear }: Row): boolean {
  return (
    (status as Row)['code'] === 'CLOSED' || (typeof endYear === 'number' && endYear < thisYear)
  );
}

const resources = records('resources');
const agencies = records('agencies');
const centers = records('centers');

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
    expect(told).toHaveLength(counts.size);
  });
});

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
    expect(told).toHaveLength(counts.size);
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

describe('the claims on partners and what they offer', () => {
  it('are of every question of the gallery', () => {
    const { asked, all } = coverage(themes.slice(0, 2));
    expect(asked).toEqual(all);
  });
});
