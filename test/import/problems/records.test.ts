import { describe, expect, it } from '@jest/globals';
import { agency, useDataProblems } from '../../support/dataProblems.ts';
import { unknown, type Row } from '../../support/dataRows.ts';
import { edit, smallSet, withChange, type Files } from '../../support/dataSet.ts';

const { refusalOf, problemsOf } = useDataProblems();

const resource = (facts: Row): Files => withChange('resources.json', 1, facts);
const impact = (facts: Row): Files => withChange('impacts.json', 0, facts);
const money = { metric: 'NEW_SALES', value: 1, unit: 'USD', qualifier: null };

const ror = (value: string) => ({
  scheme: 'ROR',
  value,
  source: 'https://ror.org',
  note: null,
});

describe('a data set', () => {
  it('has no problem', async () => {
    expect(await refusalOf(smallSet)).toEqual([]);
  });

  it.each<[string, Files, string]>([
    [
      'a missing field',
      agency({ summary: undefined }),
      'agencies.json: record nist-mep: summary: expected text without spaces around it, got nothing',
    ],
    [
      'a field nobody knows',
      agency({ websight: null }),
      'agencies.json: record nist-mep: websight: expected a known field, got "websight"; did you mean "website"?',
    ],
    [
      'an unknown field within a list',
      agency({ sources: [{ url: null, basis: 'GENERAL_KNOWLEDGE', notes: 'x' }] }),
      'agencies.json: record nist-mep: sources[0].notes: expected a known field, got "notes"; did you mean "note"?',
    ],
    [
      'text that is empty',
      agency({ name: '' }),
      'agencies.json: record nist-mep: name: expected text without spaces around it, got ""',
    ],
    [
      'text with spaces around it',
      agency({ name: 'NIST ' }),
      'agencies.json: record nist-mep: name: expected text without spaces around it, got "NIST "',
    ],
    [
      'a value outside a closed set',
      agency({ kind: 'OFICE' }),
      'agencies.json: record nist-mep: kind: expected one of DEPARTMENT, INDEPENDENT_AGENCY, BUREAU, OFFICE, LABORATORY, got "OFICE"; did you mean "OFFICE"?',
    ],
    [
      'an address of another protocol',
      agency({ website: 'ftp://nist.gov' }),
      'agencies.json: record nist-mep: website: expected an address that starts with http:// or https://, got "ftp://nist.gov"',
    ],
    [
      'a list that names something twice',
      agency({ focusAreas: ['TECHNOLOGY', 'WORKFORCE', 'TECHNOLOGY'] }),
      'agencies.json: record nist-mep: focusAreas[2]: expected no element twice, got "TECHNOLOGY"',
    ],
    [
      'a record without sources',
      agency({ sources: [] }),
      'agencies.json: record nist-mep: sources: expected a list that is not empty, got []',
    ],
    [
      'a document that has no address',
      agency({ sources: [{ url: null, basis: 'DOCUMENT' }] }),
      'agencies.json: record nist-mep: sources[0].url: expected the address of the page that was read, as basis is DOCUMENT, got null',
    ],
    [
      'a record without an id',
      edit('topics.json', (topics) => [...topics, { label: 'Nameless' }]),
      'topics.json: record #3: id: expected a slug: lower case letters and digits, joined by hyphens, got nothing',
    ],
    [
      'an id that is no slug',
      withChange('impacts.json', 0, { id: 'FY 2019' }),
      'impacts.json: record FY 2019: id: expected a slug: lower case letters and digits, joined by hyphens, got "FY 2019"',
    ],
    [
      'a record that is no object',
      edit('topics.json', (topics) => [...topics, 'energy' as unknown as Row]),
      'topics.json: record #3: expected an object, got "energy"',
    ],
    [
      'an implausible year',
      resource({ startYear: 1066 }),
      'resources.json: record everywhere: startYear: expected a year from 1851 to 2050, got 1066',
    ],
    [
      'years out of order',
      resource({ startYear: 2030 }),
      'resources.json: record everywhere: endYear: expected a year that is not before startYear, got 2026',
    ],
    [
      'an agency resource without an agency',
      resource({ agencyIds: [] }),
      'resources.json: record everywhere: agencyIds: expected at least one agency, as providerKind is AGENCY, got []',
    ],
    [
      'a place that is not on Earth',
      withChange('states.json', 0, { latitude: 133 }),
      'states.json: record GA: latitude: expected a latitude in degrees, from -90 to 90, got 133',
    ],
    [
      'half a place',
      withChange('centers.json', 0, { latitude: 18.4 }),
      'centers.json: record primex: longitude: expected both latitude and longitude, or neither, got null',
    ],
    [
      'a ZIP code that is a number',
      withChange('centers.json', 0, { zip: 918 }),
      'centers.json: record primex: zip: expected a ZIP code of five digits, as text, got 918',
    ],
    [
      'a range of ZIP prefixes that ends before it starts',
      withChange('zip-prefixes.json', 0, { prefixes: ['301-300'] }),
      'zip-prefixes.json: record ga: prefixes[0]: expected the three digits that ZIP codes begin with, or a range of them such as 010-027, got "301-300"',
    ],
    [
      'a ZIP prefix in two places',
      withChange('zip-prefixes.json', 1, { prefixes: ['200', '301'] }),
      'zip-prefixes.json: record dc: prefixes[1]: expected what no other place has, got "301", which ga has',
    ],
    [
      'a place without ZIP codes',
      withChange('zip-prefixes.json', 0, { prefixes: [], zips: [] }),
      'zip-prefixes.json: record ga: prefixes: expected at least one prefix or ZIP code, got []',
    ],
    [
      'a place outside of the states that is in one',
      withChange('zip-prefixes.json', 0, { outside: 'TERRITORY' }),
      'zip-prefixes.json: record ga: outside: expected null for a place in a state, got "TERRITORY"',
    ],
    [
      'a status that nothing tells',
      withChange('resources.json', 0, { status: { ...unknown, code: 'OPEN' } }),
      'resources.json: record network-services: status.note: expected a source or a note, as code is not UNKNOWN, got null',
    ],
    [
      'a status of no date',
      withChange('centers.json', 0, { status: { ...unknown, asOf: 'spring' } }),
      'centers.json: record primex: status.asOf: expected a day as YYYY-MM-DD, a month as YYYY-MM or a year as YYYY, got "spring"',
    ],
    [
      'an end of what is not known to have ended',
      withChange('resources.json', 0, { endYear: 2020 }),
      'resources.json: record network-services: status: expected OPEN or CLOSED, as endYear is known, got {"code":"UNKNOWN","asOf":null,"source":null,"note":null}',
    ],
    [
      'an amount of money of no term',
      withChange('funding.json', 0, { amountUsd: 5, certainty: 'AWARDED' }),
      'funding.json: record fy2020: term: expected a term exactly where amountUsd is known, got null',
    ],
    [
      'a certainty of no amount',
      withChange('funding.json', 0, { certainty: 'IN_DOUBT' }),
      'funding.json: record fy2020: certainty: expected a certainty exactly where amountUsd is known, got "IN_DOUBT"',
    ],
    [
      'an identifier whose check digits are wrong',
      withChange('agencies.json', 0, { identifiers: [ror('05xpvk417')] }),
      'agencies.json: record commerce: identifiers[0].value: expected the form of its scheme, got "05xpvk417"',
    ],
    [
      'an identifier of a scheme that no agency has',
      withChange('agencies.json', 0, { identifiers: [{ ...ror('13'), scheme: 'FIPS' }] }),
      'agencies.json: record commerce: identifiers[0].scheme: expected one of ROR, WIKIDATA, ASSISTANCE_LISTING, got "FIPS"',
    ],
    [
      'an identifier that another record has',
      {
        ...withChange('agencies.json', 0, { identifiers: [ror('05xpvk416')] }),
        'associations.json': [
          { ...smallSet['associations.json']?.[0], identifiers: [ror('05xpvk416')] },
        ],
      },
      'associations.json: record sme: identifiers[0].value: expected what no other record has, got "05xpvk416", which commerce has',
    ],
    [
      'a day that no calendar has',
      withChange('centers.json', 0, {
        statusNotes: [{ asOf: '2025-02-30', note: 'x', source: 'https://www.nist.gov' }],
      }),
      'centers.json: record primex: statusNotes[0].asOf: expected a day as YYYY-MM-DD or a month as YYYY-MM, got "2025-02-30"',
    ],
    [
      'a state with neither center',
      withChange('states.json', 2, { servedByCenterId: null }),
      'states.json: record DC: servedByCenterId: expected exactly one of centerId and servedByCenterId, got null',
    ],
    [
      'a center where the scope is the network',
      impact({ centerId: 'gamep' }),
      'impacts.json: record network-fy2019: centerId: expected a center where scope is CENTER, and null elsewhere, got "gamep"',
    ],
    [
      'a fiscal year beside a period',
      impact({ period: { startYear: 2018, endYear: 2019 } }),
      'impacts.json: record network-fy2019: period: expected exactly one of fiscalYear and period, got {"startYear":2018,"endYear":2019}',
    ],
    [
      'money that is counted',
      impact({ metrics: [{ ...money, unit: 'COUNT' }] }),
      'impacts.json: record network-fy2019: metrics[0].unit: expected USD for money, COUNT for clients and jobs, RATIO for a return, got "COUNT"',
    ],
    [
      'half a job',
      impact({ metrics: [{ ...money, metric: 'JOBS_CREATED', unit: 'COUNT', value: 0.5 }] }),
      'impacts.json: record network-fy2019: metrics[0].value: expected a whole number, as unit is COUNT, got 0.5',
    ],
    [
      'two kinds of year',
      withChange('funding.json', 0, { calendarYear: 2020 }),
      'funding.json: record fy2020: calendarYear: expected exactly one of fiscalYear and calendarYear, got 2020',
    ],
    [
      'an agreement of nobody',
      withChange('agreements.json', 0, { agencyIds: [], associationIds: [] }),
      'agreements.json: record mou: agencyIds: expected at least one agency or association, got []',
    ],
    [
      'two records of one id',
      edit('topics.json', (topics) => [...topics, { id: 'lean', label: 'Lean again' }]),
      'topics.json: record lean: id: expected a value that no other record has, got "lean", which line 7 has',
    ],
    [
      'two states of one FIPS code',
      withChange('states.json', 1, { fips: '13' }),
      'states.json: record PR: fips: expected a value that no other record has, got "13", which line 4 has',
    ],
    [
      'a closed list that lacks a code',
      edit('arenas.json', (arenas) => arenas.slice(1)),
      'arenas.json: expected a record whose code is FEDERAL, got none',
    ],
    [
      'agencies that are part of each other',
      withChange('agencies.json', 0, { parentId: 'nist-mep' }),
      'agencies.json: record commerce: parentId: expected an end to parents, got commerce > nist-mep > commerce',
    ],
  ])('is refused for %s', async (_what, files, problem) => {
    expect(await problemsOf(files)).toEqual([problem]);
  });
});
