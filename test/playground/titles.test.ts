import { describe, expect, it } from '@jest/globals';
import { chooseColumns, type Picture } from '../../playground/answer/picture.ts';
import { fileNameOf, nameOfRows } from '../../playground/answer/fileNames.ts';
import { tablesOf } from '../../playground/answer/tables.ts';
import { conditionsAsked, narrowedTitle, titleOfPicture } from '../../playground/answer/titles.ts';

const query = `query Some($filter: F, $state: ID) {
  state(id: $state) { resources(first: 9, filter: $filter, kind: GRANT) { nodes { kind year } } } }`;
const filter = { status: 'OPEN', topicsAny: ['Topic:energy'], started: { from: 2010, to: 2020 } };
const asked = {
  ...{ query, operationName: null },
  variables: { state: 'State:OH', filter },
};
const data = { state: { resources: { nodes: [{ kind: 'GRANT', year: 2020 }] } } };
const list = 'state.resources.nodes';

describe('the title of an answer', () => {
  it('says what its question asks for, by its arguments or in the words of a form', () => {
    expect(conditionsAsked(asked, list, { view: 'table' })).toEqual([
      ...['ID is OH', 'status is open', 'topics is energy'],
      ...['started from 2010 to 2020', 'kind is grant'],
    ]);
    const own: Picture = { view: 'table', title: 'Resources', askedWhere: 'state is Ohio' };
    expect(conditionsAsked(asked, list, own)).toEqual(['state is Ohio']);
    expect(conditionsAsked(asked, list, { ...own, askedWhere: '' })).toEqual([]);
  });

  it('says what is left of it by columns and words, in pictures and names of files too', () => {
    const table = tablesOf({ asked, data }).tableOf();
    if (table === null) throw new Error('Expected a table, got none.');
    const picture: Picture = {
      ...{ view: 'cross', title: 'Resources', askedWhere: 'state is Ohio', filter: ' defense ' },
      where: { [`${list}.kind`]: { is: ['GRANT', 'LOAN'] }, [`${list}.year`]: { from: 2000 } },
      ...{ by: `${list}.year`, across: `${list}.kind`, value: '' },
    };
    const choices = chooseColumns(table, picture);
    const narrowed = 'kind is GRANT or LOAN and year from 2000, with “defense”';
    expect(titleOfPicture(asked, picture, { table, choices, only: null, share: null })).toBe(
      `State resources by year and kind where state is Ohio and ${narrowed}`,
    );
    expect(nameOfRows(asked, picture, table)).toBe(
      'resources-where-kind-is-grant-or-loan-and-year-from-2000-with-defense',
    );
  });

  it('stands behind a whole sentence by itself', () => {
    expect(narrowedTitle('Who?', { where: ['a is b'], words: 'c' })).toBe(
      'Who? (a is b, with “c”)',
    );
    expect(narrowedTitle('Who?', { where: [], words: '' })).toBe('Who?');
    expect(narrowedTitle('A where b is c', { where: ['d is e'], words: '' })).toBe(
      'A where b is c and d is e',
    );
  });

  it('is cut for a file between words', () => {
    const name = fileNameOf('words and '.repeat(20));
    expect(name).toMatch(/^(words-and-)+words(-and)?$/);
    expect(name.length).toBeLessThanOrEqual(120);
  });
});
