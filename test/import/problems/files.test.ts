import { describe, expect, it } from '@jest/globals';
import { agency, useDataProblems } from '../../support/dataProblems.ts';
import type { Row } from '../../support/dataRows.ts';
import { edit, smallSet, withChange } from '../../support/dataSet.ts';

const { refusalOf, problemsOf } = useDataProblems();

describe('a reference', () => {
  it.each<[string, number, Row, string, string]>([
    ['agencies.json', 1, { parentId: 'comerce' }, 'nist-mep: parentId', 'commerce'],
    ['states.json', 2, { servedByCenterId: 'gamp' }, 'DC: servedByCenterId', 'gamep'],
    ['state-organizations.json', 0, { stateCode: 'GB' }, 'georgia-tech: stateCode', 'GA'],
    [
      'state-organizations.json',
      0,
      { centerIds: ['gemep'] },
      'georgia-tech: centerIds[0]',
      'gamep',
    ],
    [
      'associations.json',
      0,
      { headquarters: { city: 'Atlanta', stateCode: 'GE' } },
      'sme: headquarters.stateCode',
      'GA',
    ],
    ['resources.json', 1, { agencyIds: ['commerze'] }, 'everywhere: agencyIds[0]', 'commerce'],
    ['resources.json', 1, { associationIds: ['sne'] }, 'everywhere: associationIds[0]', 'sme'],
    ['resources.json', 1, { topics: ['energie'] }, 'everywhere: topics[0]', 'energy'],
    ['resources.json', 1, { stateCodes: ['PR', 'GX'] }, 'everywhere: stateCodes[1]', 'GA'],
    [
      'resources.json',
      1,
      { locationStateCodes: ['PA'] },
      'everywhere: locationStateCodes[0]',
      'GA',
    ],
    ['agreements.json', 0, { agencyIds: ['nist-nep'] }, 'mou: agencyIds[0]', 'nist-mep'],
    ['agreements.json', 0, { associationIds: ['sm'] }, 'mou: associationIds[0]', 'sme'],
    ['agreements.json', 0, { resourceIds: ['closet'] }, 'mou: resourceIds[0]', 'closed'],
    ['impacts.json', 1, { centerId: 'gamap' }, 'gamep-2015: centerId', 'gamep'],
    ['impacts.json', 2, { stateCode: 'GZ' }, 'ga-2018: stateCode', 'GA'],
    ['funding.json', 1, { centerId: 'gamap' }, 'gamep-2015: centerId', 'gamep'],
  ])('that leads nowhere is named: %s, %i, %j', async (file, index, facts, place, nearest) => {
    const [problem, ...others] = await problemsOf(withChange(file, index, facts));

    expect(others).toEqual([]);
    expect(problem).toMatch(`${file}: record ${place}: expected a`);
    expect(problem).toMatch(`; did you mean "${nearest}"?`);
  });

  it('to a center is refused where state and center do not name each other', async () => {
    expect(await problemsOf(withChange('centers.json', 0, { stateCode: 'GA' }))).toEqual([
      'states.json: record PR: centerId: expected the center whose stateCode is "PR", got "primex", whose stateCode is "GA"',
      'centers.json: record primex: stateCode: expected the state whose centerId is "primex", got "GA", whose centerId is "gamep"',
    ]);
  });

  it('to a broken record is no problem of its own', async () => {
    expect(await problemsOf(withChange('topics.json', 0, { label: 5 }))).toEqual([
      'topics.json: record energy: label: expected text without spaces around it, got 5',
    ]);
  });

  it('into an empty file is a problem', async () => {
    expect(await problemsOf(edit('topics.json', () => []))).toContain(
      'resources.json: record everywhere: topics[0]: expected an id of topics.json, got "energy"',
    );
  });

  it('into a file that cannot be read is no problem of its own', async () => {
    expect(await problemsOf({ ...smallSet, 'topics.json': '{}' })).toEqual([
      'topics.json: expected a list of records, got object',
    ]);
  });
});

describe('a file', () => {
  it('that is missing is named', async () => {
    const files = Object.fromEntries(
      Object.entries(smallSet).filter(([file]) => file !== 'topics.json'),
    );

    expect(await problemsOf(files)).toEqual(['topics.json: expected this file, got nothing']);
  });

  it('that is not JSON is named with the line', async () => {
    const text = '[\n {"id": "energy",\n  "label": Energy}\n]';

    expect(await refusalOf({ ...smallSet, 'topics.json': text })).toEqual([
      'Expected a sound data set in the folder, got one problem; nothing was imported:',
      '  topics.json:3: expected JSON, got a fault: invalid symbol',
    ]);
  });

  it('that says a field twice is named with the line', async () => {
    const text =
      '[\n {"id": "energy", "label": "A",\n  "label": "B"},\n {"id":"lean","label":"L"}]';

    expect(await refusalOf({ ...smallSet, 'topics.json': text })).toEqual([
      'Expected a sound data set in the folder, got one problem; nothing was imported:',
      '  topics.json:3: record energy: label: expected this field once, got it again',
    ]);
  });

  it('is expected in the folder', async () => {
    expect(await refusalOf({ 'other.json': [] })).toEqual([
      'Expected a data set in the folder, got none of its files; nothing was imported.',
    ]);
  });
});

describe('the message', () => {
  it('lists every problem in the order of files and lines', async () => {
    const files = {
      ...agency({ summary: 5, kind: null }),
      'topics.json': [{ id: 'energy' }, { id: 'lean', label: 'Lean' }],
    };

    expect(await refusalOf(files)).toEqual([
      'Expected a sound data set in the folder, got 3 problems; nothing was imported:',
      '  agencies.json:24: record nist-mep: kind: expected one of DEPARTMENT, INDEPENDENT_AGENCY, BUREAU, OFFICE, LABORATORY, got null',
      '  agencies.json:28: record nist-mep: summary: expected text without spaces around it, got 5',
      '  topics.json:2: record energy: label: expected text without spaces around it, got nothing',
    ]);
  });

  it('stops at fifty problems, and counts the rest', async () => {
    const topics = Array.from({ length: 53 }, (_, index) => ({ id: `topic-${index}`, label: 5 }));

    const [first, ...lines] = await refusalOf(
      edit('topics.json', (known) => [...known, ...topics]),
    );

    expect(first).toMatch('got 53 problems');
    expect(lines).toHaveLength(51);
    expect(lines.at(-1)).toBe('  … and 3 more');
  });
});
