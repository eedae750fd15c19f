import { describe, expect, it } from '@jest/globals';
import { decodeLink, encodeLink, type Linked } from '../../playground/answer/links.ts';

const short: Linked = {
  query: '{ a(b: "ä&=#%+") }\n',
  variables: '{"n": 1} ',
  operationName: 'A',
  picture: { view: 'map', place: 'a.code', value: '', sort: '-a.b', filter: 'x y' },
};

describe('a link', () => {
  it.each([
    ['a short query', short],
    ['a long one', { ...short, query: `# ${'ünïcödé '.repeat(3000)}\n{ a }` }],
    ['a query alone', { query: '{ a }', variables: '', operationName: null, picture: null }],
  ])('brings back %s exactly', async (_name, linked: Linked) => {
    expect(await decodeLink(`#${await encodeLink(linked)}`)).toEqual(linked);
  });

  it('is readable when short and compressed when long', async () => {
    expect(await encodeLink(short)).toMatch(/^size=100&query=%7B\+a/);
    const long = await encodeLink({ ...short, query: '{ a } '.repeat(1000) });
    expect(long).toMatch(/^z=[\w-]+$/);
    expect(long.length).toBeLessThan(400);
  });

  it('without a query is none', async () => {
    expect(await decodeLink('')).toBeNull();
    expect(await decodeLink('#picture={}')).toBeNull();
  });

  it('keeps of a picture only what is known', async () => {
    const picture = encodeURIComponent(
      '{"view":"pie","by":3,"list":"a","evil":"x","order":"up","measure":"mean"}',
    );
    expect((await decodeLink(`#query=q&picture=${picture}`))?.picture).toEqual({
      view: 'table',
      list: 'a',
      measure: 'mean',
    });
  });

  it('that was cut off is refused, as is one that unpacks to too much', async () => {
    const long = await encodeLink({ ...short, query: `${Math.random()} `.repeat(1000) });
    await expect(decodeLink(`#${long.slice(0, 40)}`)).rejects.toThrow();
    const huge = await encodeLink({ ...short, query: 'a'.repeat(2_000_000) });
    await expect(decodeLink(`#${huge}`)).rejects.toThrow('at most 1000000 bytes');
  });
});
