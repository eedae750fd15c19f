import { describe, expect, it } from '@jest/globals';
import { composed, lineOf } from '../../support/composed.ts';

const ZOO = `
  interface Pet { called: String }
  type Dog implements Pet @shareable { called: String barks: Int }
  type Cat implements Pet @shareable { called: String purrs: Int }
  union Found = Dog | Cat
  interface Shape { area: Int }
  interface Round implements Shape { area: Int radius: Int }
  type Ball implements Round & Shape @shareable { area: Int radius: Int }
  type Box @shareable { width: Int height: Int }
`;
const FIELDS = {
  name: 'String',
  box: 'Box',
  pet: 'Pet',
  found: 'Found',
  shape: 'Shape',
} as const;

/** How the composer prints field sets. */
const asComposed = (fields: string) =>
  fields.replace(/\s*([{}])\s*/g, '$1').replace(/\.\.\. on/g, '...on');

/** A field that requires others; of these the second subgraph has those that are named. */
function requiring(fields: string): Readonly<Record<string, string>> {
  const all = Object.entries(FIELDS);
  const external = all.filter(([name]) => new RegExp(`\\b${name}\\b`).test(fields));
  return {
    hosts: `type Query { hosts: [Host] }
      type Host @key(fields: "id") { id: ID! ${all.map(([name, type]) => `${name}: ${type}`).join(' ')} } ${ZOO}`,
    labels: `type Host @key(fields: "id") {
      id: ID! ${external.map(([name, type]) => `${name}: ${type} @external`).join(' ')}
      label: String @requires(fields: """${fields}""")
    } ${ZOO}`,
  };
}

describe('fields that a field requires', () => {
  it.each([
    ['in braces', '{ name box { width } }', 'name box { width }'],
    ['with commas', 'name, box { width, height }', 'name box { width height }'],
    ['with comments', 'name # of the host\n', 'name'],
    ['twice', 'name name', 'name'],
    ['with what is known anyway', '__typename name', 'name'],
    ['with the type of an object', 'box { __typename width }', 'box { __typename width }'],
    ['of an interface', 'pet { called }', 'pet { called }'],
    [
      'of objects of an interface',
      'pet { called ... on Dog { barks } ... on Cat { purrs } }',
      'pet { called ... on Dog { barks } ... on Cat { purrs } }',
    ],
    ['of the interface itself', 'pet { ... on Pet { called } }', 'pet { called }'],
    ['in a fragment on no type', '... { name } pet { ... { called } }', 'name pet { called }'],
    ['in a fragment on the type itself', '... on Host { name }', 'name'],
    [
      'of an interface, in a union',
      'found { ... on Pet { called } }',
      'found { ... on Dog { called } ... on Cat { called } }',
    ],
    [
      'of the union itself',
      'found { ... on Found { ... on Dog { barks } } }',
      'found { ... on Dog { barks } }',
    ],
    [
      'of an interface in an interface',
      'shape { area ... on Round { radius ... on Ball { area } } }',
      'shape { area ... on Ball { radius area } }',
    ],
    [
      'of some objects in an interface of several',
      'pet { ... on Pet { called ... on Dog { barks } ... on Cat { purrs } } }',
      'pet { called ... on Dog { barks } ... on Cat { purrs } }',
    ],
  ])('are taken %s', (_how, fields, written) => {
    expect(lineOf(requiring(fields), 'Host.label')).toBe(
      `label: String @join__field(graph: LABELS, requires: "${asComposed(written)}")`,
    );
  });

  it.each([
    ['under another name', 'own: name', 'Expected fields under their own names, got "own: name".'],
    [
      'with a directive',
      'name @include(if: true)',
      'Expected fields without directives, got @include.',
    ],
    ['with unknown arguments', 'name(in: "en")', 'Unknown argument "in" on field "Host.name".'],
    [
      'without fields of an object',
      'box',
      'Field "box" of type "Box" must have a selection of subfields. Did you mean "box { ... }"?',
    ],
    [
      'of a type that cannot be there',
      'pet { ... on Ball { area } }',
      'Fragment cannot be spread here as objects of type "Pet" can never be of type "Ball".',
    ],
    [
      'of an unknown type',
      'pet { ... on Bird { called } }',
      'Unknown type "Bird". Did you mean "ID"?',
    ],
    ['in a named fragment', 'name ...Others', 'Unknown fragment "Others".'],
    [
      'in several sets',
      '{ name } fragment Others on Host { name }',
      'Expected one set of fields, got several.',
    ],
  ])('are refused %s, by the name of the subgraph', (_how, fields, reason) => {
    expect(composed(requiring(fields))).toEqual({
      problems: [
        `[labels] Host.label: Expected fields that can be selected in @requires(fields: "${fields}"), got: ${reason} Fields in @requires must be @external fields of the same type.`,
      ],
    });
  });
});

describe('arguments of fields that a field requires', () => {
  const asking = (fields: string) => ({
    hosts: `enum In { EN DE } input Of { year: Int }
      type Query { hosts: [Host] }
      type Host @key(fields: "id") { id: ID! next: Host name(in: In!): String age: Int size(of: Of): Int
        code(of: Int! = 3): Int }`,
    labels: `enum In { EN FR } input Of { year: Int month: Int }
      type Host @key(fields: "id") { id: ID! next: Host @external name(in: In): String @external
        age(at: Int): Int @external size(of: Of): Int @external code(of: Int! = 3): Int @external
        label: String @requires(fields: "next { name(in: EN) age size code } ${fields}") }`,
  });

  it.each([
    [
      'that another subgraph insists on',
      'next { next { name } }',
      'Field "name" argument "in" of type "In!" is required, but it was not provided.',
    ],
    ['that another subgraph lacks', 'age(at: 3)', 'Unknown argument "at" on field "Host.age".'],
    [
      'with a value that another subgraph lacks',
      'name(in: FR)',
      'Value "FR" does not exist in "In" enum.',
    ],
    [
      'with a field that another subgraph lacks',
      'size(of: { month: 3 })',
      'Field "month" is not defined by type "Of".',
    ],
  ])('are refused %s, by the name of the subgraph', (_how, fields, reason) => {
    expect(composed(asking(fields))).toEqual({
      problems: [
        expect.stringMatching(
          /^\[labels\] Host\.label: Expected arguments as the whole graph has them in @requires/,
        ),
      ],
    });
    expect(JSON.stringify(composed(asking(fields)))).toContain(
      `got: ${JSON.stringify(reason).slice(1, -1)}`,
    );
  });

  it('are taken as all subgraphs have them, with defaults', () => {
    expect(lineOf(asking('size(of: { year: 3 })'), 'Host.label')).toBe(
      'label: String @join__field(graph: LABELS, requires: "next{name(in:EN)age size code}size(of:{year:3})")',
    );
  });
});

describe('fields that a field provides', () => {
  it.each([
    ['town', '@join__field(graph: PARTS, provides: "town")'],
    ['{ town }', '@join__field(graph: PARTS, provides: "town")'],
    ['__typename town', '@join__field(graph: PARTS, provides: "town")'],
    ['... on Maker { town }', '@join__field(graph: PARTS, provides: "town")'],
  ])('are taken as "%s"', (fields, join) => {
    const parts = `type Query { parts: [Part] }
      type Part @key(fields: "id") { id: ID! maker: Maker @provides(fields: "${fields}") }
      type Maker @key(fields: "id") { id: ID! town: String @external }`;
    const makers = `type Maker @key(fields: "id") { id: ID! town: String @shareable }
      type Part @key(fields: "id") { id: ID! weight: Int }`;
    expect(lineOf({ parts, makers }, 'Part.maker')).toBe(`maker: Maker ${join}`);
  });

  it('are known of fields of Query that all subgraphs have', () => {
    const parts = `type Query { best: Maker @shareable @provides(fields: "town") }
      type Maker @key(fields: "id") { id: ID! town: String @external }`;
    const makers = `type Query { best: Maker @shareable }
      type Maker @key(fields: "id") { id: ID! town: String @shareable }`;
    expect(lineOf({ parts, makers }, 'Query.best')).toBe(
      'best: Maker @join__field(graph: MAKERS) @join__field(graph: PARTS, provides: "town")',
    );
  });
});

describe('fields of a key', () => {
  it('are the same for an interface and its types, however they are written', () => {
    const things = `type Query { things: [Thing] }
      interface Thing @key(fields: "id code") { id: ID! code: ID! }
      type Part implements Thing @key(fields: "code, id") { id: ID! code: ID! }`;
    expect(lineOf({ things }, 'Part')).toBe(
      'type Part implements Thing @join__type(graph: THINGS, key: "id code") @join__implements(graph: THINGS, interface: "Thing") {',
    );
  });

  it('are refused where one is of a union', () => {
    const things = `type Query { things: [Thing] }
      union Code = Long | Short
      type Long { text: ID! }
      type Short { text: ID! }
      type Thing @key(fields: "code { ... on Long { text } }") { code: Code }`;
    expect(composed({ things })).toEqual({
      problems: [
        '[things] Thing: Expected fields that can be selected in @key(fields: "code { ... on Long { text } }"), got: Expected fields of object types, got the union "code".',
      ],
    });
  });
});
