import { describe, expect, it } from '@jest/globals';
import { buildSchema } from 'graphql';
import { schemaLines } from '../../../src/gateway/compose/schemaLines.ts';

const SDL = `
directive @shown(to: String) repeatable on FIELD | QUERY

scalar Moment @specifiedBy(url: "https://moments.example")

enum Shade { RED BLUE @deprecated(reason: "grey") }

interface Named { name: String }

"A part."
type Part implements Named { name: String id(of: Int = 1, in: Shade): ID! old: Int @deprecated }

type Tool { use: Moment }

union Thing = Part | Tool

input Where { first: Int = 20 of: [Shade!] = [RED] }

input One @oneOf { id: ID sku: ID }

type Query { things(where: Where, one: One): [Thing] }
`;

const linesOf = (sdl: string) => schemaLines(buildSchema(sdl));

describe('schemaLines', () => {
  it('are the same in whatever order, and under whatever descriptions', () => {
    const other = SDL.split('\n\n')
      .toReversed()
      .join('\n\n')
      .replace('"A part."', '"Another."')
      .replace('Part | Tool', 'Tool | Part')
      .replace('RED BLUE @deprecated(reason: "grey")', 'BLUE @deprecated(reason: "grey") RED')
      .replace('of: Int = 1, in: Shade', 'in: Shade, of: Int = 1')
      .replace('FIELD | QUERY', 'QUERY | FIELD');
    expect(linesOf(other)).toEqual(linesOf(SDL));
  });

  it.each([
    ['a type', 'type Tool { use: Moment }', 'type Tool { use: Moment! }'],
    ['a field', 'type Tool { use: Moment }', 'type Tool { use: Moment used: Int }'],
    ['an argument', 'of: Int = 1', 'of: Int = 1, at: Int'],
    ['a default', 'of: Int = 1', 'of: Int = 2'],
    ['a default of an input', 'first: Int = 20', 'first: Int'],
    ['a default list', '[RED]', '[BLUE]'],
    ['an interface', 'type Part implements Named {', 'type Part {'],
    ['a member of a union', 'Part | Tool', 'Part'],
    ['a value', 'RED BLUE', 'RED GREEN BLUE'],
    ['why a value goes', '"grey"', '"gray"'],
    ['what goes', 'old: Int @deprecated', 'old: Int'],
    ['@oneOf', 'One @oneOf', 'One'],
    ['where a scalar is specified', 'moments.example', 'moment.example'],
    ['places of a directive', 'FIELD | QUERY', 'FIELD'],
    ['whether a directive repeats', ' repeatable', ''],
    ['a kind of type', 'input One @oneOf {', 'type One {'],
  ])('tell of %s', (_what, from, to) => {
    const other = SDL.replace(from, to).replace(
      /, one: One(?=\))/,
      to === 'type One {' ? '' : '$&',
    );
    expect(linesOf(other)).not.toEqual(linesOf(SDL));
  });

  it('tell of the types that operations begin at', () => {
    const renamed = `schema { query: Other } type Other { things: Int } type Query { things: Int }`;
    const plain = `schema { query: Query } type Other { things: Int } type Query { things: Int }`;
    expect(linesOf(renamed)).not.toEqual(linesOf(plain));
  });
});
