import { describe, expect, it } from '@jest/globals';
import { lineOf } from '../../support/composed.ts';

const books = (keys: string) =>
  `type Query { book: Book } type Book ${keys} { id: ID! code: String! maker: Maker! }
  type Maker @key(fields: "id") { id: ID! }`;

describe('an @external field of an extension', () => {
  it.each([
    ['extend type Book', 'extend type Maker'],
    ['type Book @extends', 'type Maker @extends'],
  ])('is not given there where it is a key of others: %s', (book, maker) => {
    const parts = {
      books: books('@key(fields: "id") @key(fields: "code")'),
      prices: `${book} @key(fields: "id") { id: ID! code: String! @external price: Int @requires(fields: "code") }`,
      shelves: `${maker} @key(fields: "id") { id: ID! @external shelf: Int }`,
    };
    // Only Federation 1 has @extends everywhere.
    const read = book.includes('@extends')
      ? Object.fromEntries(
          Object.entries(parts).map(([name, sdl]) => [
            name,
            `extend schema @link(url: "https://specs.apollo.dev/federation/v2.0", import: ["@key", "@external", "@requires", "@extends"]) ${sdl}`,
          ]),
        )
      : parts;
    expect(lineOf(read, 'Book.code')).toBe(
      'code: String! @join__field(graph: BOOKS) @join__field(graph: PRICES, external: true)',
    );
    expect(lineOf(read, 'Book.id')).toBe('id: ID!');
    expect(lineOf(read, 'Maker.id')).toBe('id: ID!');
  });

  it('is given there where it is a key of the extension, alone or below', () => {
    const parts = {
      books: books('@key(fields: "maker { id }")'),
      prices: `extend type Book @key(fields: "maker { id }") { maker: Maker! @external price: Int }
        extend type Maker @key(fields: "id") { id: ID! @external }`,
    };
    expect(lineOf(parts, 'Book.maker')).toBe('maker: Maker!');
    expect(lineOf(parts, 'Maker.id')).toBe('id: ID!');
  });
});
