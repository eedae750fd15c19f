import { describe, expect, it } from '@jest/globals';
import { composed, lineOf } from '../../support/composed.ts';

const LINK = `extend schema
  @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@composeDirective"])
  @link(url: "https://marks.example/mark/v1.0", import: ["@mark"])
  @composeDirective(name: "@mark")
input Sign { color: ID sizes: [Float!] }
enum Weight { LIGHT HEAVY }`;

const marked = (args: string, value: string) => ({
  films: `${LINK}
    directive @mark(${args}) on FIELD_DEFINITION | ARGUMENT_DEFINITION | ENUM_VALUE
    type Query { films: Int @mark(${value}) }`,
});

describe("a value of a subgraph's own directive", () => {
  it.each([
    ['null', 'by: Int', 'by: null'],
    ['the text of an ID', 'by: ID', 'by: "film 1"'],
    ['the number of an ID', 'by: ID', 'by: 1'],
    ['one for a list', 'by: [Int!]', 'by: 1'],
    ['null in a list', 'by: [[String]]', 'by: [null, ["a", null]]'],
    ['an object', 'by: Sign', 'by: { color: "red", sizes: 2 }'],
    ['of an enum', 'by: Weight = LIGHT', 'by: HEAVY'],
  ])('may be %s', (_what, args, value) => {
    expect(lineOf(marked(args, value), 'Query.films')).toContain('@mark(by: ');
  });

  it.each([
    ['by: Int', 'by: "1"', 'Expected Int for @mark(by:), got "1".'],
    ['by: Int!', 'by: null', 'Expected Int! for @mark(by:), got null.'],
    ['by: Sign', 'by: { sizes: "2" }', 'Expected Sign for @mark(by:), got {sizes: "2"}.'],
    ['by: Sign', 'by: { weight: 2 }', 'Expected Sign for @mark(by:), got {weight: 2}.'],
    ['by: Weight', 'by: DARK', 'Expected Weight for @mark(by:), got DARK.'],
  ])('is told where its type does not take it: %s', (args, value, message) => {
    expect(composed(marked(args, value))).toEqual({
      problems: [`[films] Query.films: ${message}`],
    });
  });

  it('is looked at wherever it may stand', () => {
    const films = `${LINK}
      directive @mark(by: Int) on OBJECT | FIELD_DEFINITION | ARGUMENT_DEFINITION | ENUM_VALUE | INPUT_FIELD_DEFINITION
      type Query { films(in: Years @mark(by: "a"), of: Genre): Film }
      type Film @mark(by: "b") { title: String }
      input Years { from: Int @mark(by: "c") }
      enum Genre { DRAMA @mark(by: "d") }`;
    expect(composed({ films })).toEqual({
      problems: [
        '[films] Query.films: Expected Int for @mark(by:), got "a".',
        '[films] Film: Expected Int for @mark(by:), got "b".',
        '[films] Years.from: Expected Int for @mark(by:), got "c".',
        '[films] Genre.DRAMA: Expected Int for @mark(by:), got "d".',
      ],
    });
  });

  it("is the composer's to judge of a directive of federation", () => {
    const films = marked('by: ID', 'by: "a"').films.replace(
      'type Query {',
      'type Film @key(fields: "id", resolvable: "no") { id: ID! } type Query {',
    );
    expect(composed({ films })).toEqual({
      problems: [expect.stringContaining('@key(resolvable:)')],
    });
  });
});
