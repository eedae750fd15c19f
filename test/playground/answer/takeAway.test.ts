import { describe, expect, it } from '@jest/globals';
import { toCsv, toNdjson, toTabs } from '../../../src/table/csv.ts';
import { toCurl } from '../../../playground/answer/curl.ts';

describe('toCsv', () => {
  it('opens right in a spreadsheet: marked as UTF-8, quoted, and without formulas', () => {
    const csv = toCsv({
      columns: ['Name', '=A1', 'N'].map((heading) => ({ key: heading, heading, isNumeric: false })),
      rows: [
        ['Añasco, "PR"', '=cmd|calc', -5],
        [null, ' +1', true],
        ['two\nlines', ['@a', 'b'], 1.5],
        ['-2', '\tx', null],
      ],
    });
    expect(csv).toBe(
      '\uFEFFName,"\'=A1",N\r\n"Añasco, ""PR""","\'=cmd|calc",-5\r\n,"\' +1",true\r\n' +
        '"two\nlines","\'@a; b",1.5\r\n"\'-2","\'\tx",\r\n',
    );
  });
});

describe('toTabs', () => {
  it('is the same to be pasted, with tabs between columns', () => {
    const columns = ['A', 'B'].map((heading) => ({ key: heading, heading, isNumeric: false }));
    expect(toTabs({ columns, rows: [['x\ty', '=1']] })).toBe('A\tB\r\n"x\ty"\t"\'=1"');
  });
});

describe('toNdjson', () => {
  it('writes each row as it is on a line of its own', () => {
    expect(toNdjson([{ a: { b: '1\n2' } }, null])).toBe('{"a":{"b":"1\\n2"}}\nnull\n');
  });
});

describe('toCurl', () => {
  it('quotes for a shell, and leaves out what there is none of', () => {
    const asked = { query: '{ a(b: "it\'s") }', variables: {}, operationName: null };
    expect(toCurl('http://x/graphql', asked, { headers: { 'x-a': '1' } })).toBe(
      `curl 'http://x/graphql' -H 'content-type: application/json' -H 'x-a: 1' --data-raw '{"query":"{ a(b: \\"it'\\''s\\") }"}'`,
    );
    expect(toCurl('u', { query: 'q', variables: { a: 1 }, operationName: 'O' })).toContain(
      `'{"query":"q","variables":{"a":1},"operationName":"O"}'`,
    );
  });
});
