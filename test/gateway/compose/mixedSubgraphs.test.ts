import { describe, expect, it } from '@jest/globals';
import { composed, lineOf } from '../../support/composed.ts';

const FILMS = 'type Film @shareable { title: String }';
const BOOKS = 'type Book @shareable { title: String }';

describe('a field whose type differs by subgraph', () => {
  it.each([
    ['a union', 'Book', 'Media', 'Media', ''],
    ['a list of a union', '[Book!]!', '[Media]', '[Media]', ''],
    ['a list of lists', '[[Book!]!]', '[[Book]]', '[[Book]]', ''],
    ['what may be null', 'Book!', 'Book', 'Book', ''],
    ['an interface', 'Book', 'Work', 'Work', ''],
    ['an interface of an interface', 'Text', 'Work', 'Work', ''],
  ])('has for clients %s that takes in all', (_what, first, second, merged) => {
    const works = `interface Work { title: String }
      interface Text implements Work { title: String }
      type Book implements Work & Text @shareable { title: String }
      union Media = Book | Film ${FILMS}`;
    const a = `type Query { best: ${first} @shareable shelf: Shelf }
      type Shelf @key(fields: "id") { id: ID! best: ${first} @shareable } ${works}`;
    const b = `type Query { best: ${second} @shareable }
      type Shelf @key(fields: "id") { id: ID! best: ${second} @shareable } ${works}`;
    const line = `best: ${merged} @join__field(graph: A, type: "${first}") @join__field(graph: B, type: "${second}")`;
    expect(lineOf({ a, b }, 'Query.best')).toBe(line);
    expect(lineOf({ a, b }, 'Shelf.best')).toBe(line);
    expect(lineOf({ b: a, a: b }, 'Shelf.best')).toBe(
      `best: ${merged} @join__field(graph: A, type: "${second}") @join__field(graph: B, type: "${first}")`,
    );
  });

  it('may have an interface of which only a third subgraph says that the type is one', () => {
    const shelf = (type: string) =>
      `type Shelf @key(fields: "id") { id: ID! best: ${type} @shareable }`;
    const parts = {
      a: `type Query { shelf: Shelf } ${shelf('Book')} ${BOOKS}`,
      b: `interface Media { title: String } ${shelf('Media')}`,
      c: `type Query { media: Media } interface Media { title: String }
        type Book implements Media @shareable { title: String }`,
    };
    expect(lineOf(parts, 'Shelf.best')).toBe(
      'best: Media @join__field(graph: A, type: "Book") @join__field(graph: B, type: "Media")',
    );
  });

  describe('and that another has as @external', () => {
    const types = `union Media = Book | Film ${BOOKS} ${FILMS}`;
    const shelf = (best: string, more = '') =>
      `type Shelf @key(fields: "id") { id: ID! best: ${best} ${more} } ${types}`;
    const narrow = `type Query { shelf: Shelf } ${shelf('Book', '@shareable')}`;
    const wide = shelf('Media', '@shareable');
    const reading = (type: string) =>
      shelf(type, `@external label: String @requires(fields: "best { ... on Book { title } }")`);

    it.each(['Book', 'Media'])('may be %s there, whatever the subgraphs are called', (type) => {
      for (const parts of [
        { a: narrow, b: wide, c: reading(type) },
        { a: wide, b: narrow, c: reading(type) },
        { b: narrow, c: wide, a: reading(type) },
        { c: narrow, b: wide, a: reading(type) },
      ]) {
        expect(lineOf(parts, 'Shelf.best')).toMatch(/^best: Media /);
      }
    });

    it('is refused there as any other', () => {
      expect(composed({ a: narrow, b: wide, c: reading('Book!') })).toEqual({
        problems: [
          expect.stringContaining('is incompatible across subgraphs (where marked @external)'),
        ],
      });
    });
  });

  it('is refused where no type takes in the others', () => {
    const a = `type Query { best: Book @shareable } union Media = Book | Film ${BOOKS} ${FILMS}`;
    const b = `type Query { best: Media! @shareable } union Media = Book | Film ${BOOKS} ${FILMS}`;
    expect(composed({ a, b })).toEqual({
      problems: [
        '[b] Query.best: Expected types of which one takes in all others, got Book in "a", Media! in "b". Give the field the same type in all subgraphs.',
      ],
    });
  });
});

describe('a root type behind a field', () => {
  it.each([
    ['in a payload', 'type Mutation { add: Added } type Added { query: Query! }'],
    ['in itself', 'extend type Query { query: Query! }'],
    [
      'in an entity',
      'type Part @key(fields: "id") { id: ID! query: Query } extend type Query { part: Part }',
    ],
  ])('has the fields of all subgraphs: %s', (_where, sdl) => {
    const parts = { a: `type Query { one: Int } ${sdl}`, b: 'type Query { two: Int }' };
    expect(lineOf(parts, 'Query.two')).toBe('two: Int @join__field(graph: B)');
  });

  it('may have a name of its own in its subgraph', () => {
    const a = `schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"]) { query: Root }
      type Root { one: Int self: Root }`;
    expect(lineOf({ a, b: 'type Query { two: Int }' }, 'Query.self')).toBe(
      'self: Query @join__field(graph: A)',
    );
  });
});

describe('an interface that subgraphs take for one object', () => {
  const things = `type Query { things: [Thing] }
    interface Thing @key(fields: "id") { id: ID! }
    type Part implements Thing @key(fields: "id") { id: ID! }`;
  const ratings =
    'type Thing @interfaceObject @key(fields: "id") { id: ID! stars: Int @shareable }';

  it('may be one in several subgraphs, with shared fields', () => {
    expect(lineOf({ things, ratings, votes: ratings }, 'Thing.stars')).toBe(
      'stars: Int @join__field(graph: RATINGS) @join__field(graph: VOTES)',
    );
  });

  it('is refused where the subgraph knows a type of it', () => {
    const both = `${ratings} type Part @key(fields: "id") { id: ID! weight: Int }`;
    expect(composed({ things, both })).toEqual({
      problems: [
        '[both] Part: Expected a subgraph that has Thing as @interfaceObject to know none of its types, got "type Part". Answer the fields of Part in another subgraph, or have the interface Thing with all its types in this one.',
      ],
    });
  });

  it('is refused where it takes over a field', () => {
    const votes = ratings.replace('@shareable', '@override(from: "ratings")');
    expect(composed({ things, ratings, votes })).toEqual({
      problems: [
        "[votes] Thing.stars: Expected fields of an @interfaceObject to be nobody else's, got @override.",
      ],
    });
  });

  it('is refused where nobody knows its types, by the name of a subgraph', () => {
    expect(composed({ ratings: `type Query { best: Thing } ${ratings}` })).toEqual({
      problems: [
        '[ratings] Thing: Type "Thing" is declared with @interfaceObject in all the subgraphs in which is is defined',
      ],
    });
  });
});

describe('a field that moves to another subgraph step by step', () => {
  it.each([
    ['Query', 'Query.stars', 'type Query { stars: Int', 'type Query { stars: Int'],
    [
      'an entity',
      'Part.stars',
      'type Query { part: Part } type Part @key(fields: "id") { id: ID! stars: Int',
      'type Part @key(fields: "id") { id: ID! stars: Int',
    ],
  ])('says so for both: of %s', (_of, coordinate, from, to) => {
    const parts = { a: `${from} }`, b: `${to} @override(from: "a", label: "percent(30)") }` };
    expect(lineOf(parts, coordinate)).toBe(
      'stars: Int @join__field(graph: A, overrideLabel: "percent(30)") @join__field(graph: B, override: "a", overrideLabel: "percent(30)")',
    );
  });
});
