import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { buildSchema, parse, validate } from 'graphql';
import { AMENDMENTS, REVIEW, TAKE_BACK } from '../../playground/partners/amendments.ts';
import { diffLists, diffTexts } from '../../playground/partners/diff.ts';
import { emptyDraft, toInput } from '../../playground/partners/draft.ts';
import { pathIn, sortFaults } from '../../playground/partners/faults.ts';
import { fieldsToFill, sayingQuery, sayingsOf } from '../../playground/partners/inputFields.ts';

const schema = buildSchema(
  readFileSync(join(import.meta.dirname, '../../src/generated/api.graphql'), 'utf8'),
);
const odd = buildSchema(`
  type Query { a: Int }
  type Payload { userErrors: [String!]! amendment: String version: Int token: String }
  input Source { url: String! }
  enum Size { SMALL BIG OLD @deprecated(reason: "x") }
  input Part { parts: [Part!] size: Size! }
  input In {
    idempotencyKey: ID! validateOnly: Boolean source: Source!
    on: Boolean! count: Int price: Float sizes: [Size!]! names: [ID!] years: [Int!] part: Part others: [Part!] unlike: Size = BIG
  }
  type Mutation { say(input: In!): Payload other(input: Source!): Payload two(input: In!, x: Int): Payload }
`);

describe('sayingsOf', () => {
  it('are the mutations with a source, that of a resource first, and each is asked by a valid query', () => {
    const sayings = sayingsOf(schema);
    expect(sayings.map(({ name }) => name)).toEqual([
      ...['publishResource', 'updateResource', 'withdrawResource', 'publishAgreement'],
      ...['updateAgreement', 'withdrawAgreement', 'publishStateOrganization'],
      ...['updateStateOrganization', 'withdrawStateOrganization', 'publishAssociation'],
      ...[
        'updateAssociation',
        'withdrawAssociation',
        'updateCenter',
        'updateAgency',
        'reportStatus',
      ],
    ]);
    const queries = [...sayings.map(sayingQuery), AMENDMENTS, REVIEW, TAKE_BACK];
    expect(queries.flatMap((query) => validate(schema, parse(query)))).toEqual([]);
    expect(sayingsOf(odd).map(({ name }) => name)).toEqual(['say']);
    expect(sayingsOf(buildSchema('type Query { a: Int }'))).toEqual([]);
  });
});

describe('toInput', () => {
  const [saying] = sayingsOf(odd);
  const fields = saying ? fieldsToFill(saying) : [];

  it('has values of the types of the schema, and nothing of what is left out', () => {
    expect(fields.map(({ name, kind, isRequired }) => [name, kind, isRequired])).toEqual([
      ['source', 'group', true],
      ['on', 'yesNo', true],
      ['count', 'number', false],
      ['price', 'number', false],
      ['sizes', 'choices', true],
      ['names', 'lines', false],
      ['years', 'numbers', false],
      ['part', 'group', false],
      ['others', 'groups', false],
      ['unlike', 'choice', false],
    ]);
    expect(toInput(fields, emptyDraft(fields))).toEqual({ source: {} });
    expect(
      toInput(fields, {
        source: [{ url: ' https://x ' }],
        on: 'false',
        count: '0',
        price: '1.5',
        sizes: ['BIG'],
        names: ' a, b \n\n c',
        years: '2001\nlate',
        part: [{ size: 'SMALL', parts: [{ size: 'BIG' }] }],
        others: [],
        unlike: '',
      }),
    ).toEqual({
      source: { url: 'https://x' },
      on: false,
      count: 0,
      price: 1.5,
      sizes: ['BIG'],
      names: ['a, b', 'c'],
      years: [2001, 'late'],
      part: { size: 'SMALL', parts: [{ size: 'BIG' }] },
    });
  });
});

describe('sortFaults', () => {
  it('shows each at the nearest field there is', () => {
    const known = new Set([
      'source',
      'source.url',
      'agencies',
      'identifiers',
      'identifiers[0].value',
    ]);
    const fault = (field: string | null) => ({ field, code: 'INVALID', message: 'Wrong.' });
    const paths = [
      'source.url',
      'agencies[1]',
      'identifiers[0].value',
      'identifiers[3].note',
      'gone',
      null,
    ];
    expect(Object.fromEntries(sortFaults(paths.map(fault), known))).toEqual({
      'source.url': ['Wrong.'],
      agencies: ['Entry 2: Wrong.'],
      'identifiers[0].value': ['Wrong.'],
      identifiers: ['[3].note: Wrong.'],
      '': ['gone: Wrong.', 'Wrong.'],
    });
    expect(pathIn('Variable "$input" got invalid value "x" at "input.status.code"; no.')).toBe(
      'status.code',
    );
    expect(pathIn('No.')).toBeNull();
  });
});

describe('a diff', () => {
  it('tells words that stay, go and come', () => {
    expect(diffTexts('Two days of lean.', 'Three days of lean, in May.')).toEqual([
      { text: 'Two', is: 'gone' },
      { text: 'Three', is: 'new' },
      { text: ' days of ', is: 'both' },
      { text: 'lean.', is: 'gone' },
      { text: 'lean, in May.', is: 'new' },
    ]);
    expect(diffTexts('', 'new')).toEqual([{ text: 'new', is: 'new' }]);
    expect(diffTexts('gone', '')).toEqual([{ text: 'gone', is: 'gone' }]);
    expect(diffTexts('', '')).toEqual([]);
    const long = 'word '.repeat(1000);
    expect(diffTexts(long, `${long}more`)).toEqual([
      { text: long, is: 'gone' },
      { text: `${long}more`, is: 'new' },
    ]);
  });

  it('tells elements of lists, whatever they are', () => {
    expect(diffLists(['a', { b: 1, c: null }, 'd'], ['d', { b: 1 }, 'e'])).toEqual([
      { text: 'a', is: 'gone' },
      { text: 'b: 1', is: 'gone' },
      { text: 'd', is: 'both' },
      { text: 'b: 1', is: 'new' },
      { text: 'e', is: 'new' },
    ]);
    expect(diffLists([], [])).toEqual([]);
  });
});
