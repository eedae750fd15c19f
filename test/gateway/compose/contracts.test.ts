import { describe, expect, it } from '@jest/globals';
import { parse, printSchema } from 'graphql';
import { buildApiSchema } from '../../../src/gateway/compose/apiSchema.ts';
import { composeGateway } from '../../../src/gateway/compose/compose.ts';
import type { ContractSpec } from '../../../src/gateway/compose/contractSpec.ts';
import { describeProblem } from '../../../src/gateway/compose/problems.ts';
import { ownSubgraphs } from '../../../src/graph/ownSubgraphs.ts';

const LINK =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@tag", "@inaccessible", "@external", "@requires"])\n';

type Filter = Partial<Pick<ContractSpec, 'include' | 'exclude'>>;

/** What clients of a contract over some subgraphs see, or why there is none; and what it warns of. */
function contractOf(filter: Filter, ...sdls: readonly string[]) {
  const subgraphs = sdls.map((sdl, index) => ({
    name: `s${index}`,
    url: `http://s${index}.example`,
    sdl: sdl.includes('@link') ? sdl : LINK + sdl,
  }));
  const spec = { name: 'c', include: [], exclude: [], ...filter };
  const composition = composeGateway(null, subgraphs, [spec]);
  if (composition.kind === 'failed') return composition.problems.map(describeProblem).join('\n');
  const [contract] = composition.contracts;
  if (contract?.kind !== 'composed') return contract?.problems.map(describeProblem).join('\n');
  const schema = buildApiSchema(parse(contract.sdl));
  return { shown: flat(printSchema(schema)), warnings: contract.warnings };
}

const flat = (sdl: string) => sdl.replace(/\s+/g, ' ').trim();
const shown = (sdl: string) => ({ shown: sdl, warnings: [] });
const without = { exclude: ['x'] };

describe('a contract that excludes a tag', () => {
  it('hides fields, arguments, input fields and values that have it, in whatever subgraph', () => {
    const first = `type Query { a(b: Int @tag(name: "x"), e: E, i: I): A @shareable }
      type A @key(fields: "id") { id: ID! n: Int @tag(name: "x") }
      enum E { P Q @tag(name: "x") } input I { p: Int q: Int @tag(name: "x") }`;
    const second = 'type A @key(fields: "id") { id: ID! m: Int s: Int @tag(name: "x") }';
    expect(contractOf(without, first, second)).toEqual(
      shown(
        'type Query { a(e: E, i: I): A } type A { id: ID! m: Int } enum E { P } input I { p: Int }',
      ),
    );
  });

  it('hides types and what only they lead to, and takes them from unions and interfaces', () => {
    const sdl = `type Query { u: U n: N a: A @tag(name: "x") }
      union U = A | B interface N { id: ID! } type A implements N @tag(name: "x") { id: ID! c: C }
      type B implements N { id: ID! } type C { d: Int }`;
    expect(contractOf(without, sdl)).toEqual(
      shown(
        'type Query { u: U n: N } type B implements N { id: ID! } interface N { id: ID! } union U = B',
      ),
    );
  });

  it('hides arguments that have it of the fields of interfaces, with what only they lead to', () => {
    const sdl = `type Query { n: N } interface N { a(b: I @tag(name: "x"), c: Int): Int }
      type A implements N { a(b: I @tag(name: "x"), c: Int): Int } input I { p: Int }`;
    expect(contractOf(without, sdl)).toEqual(
      shown(
        'type Query { n: N } type A implements N { a(c: Int): Int } interface N { a(c: Int): Int }',
      ),
    );
  });

  it('knows the tag by the name that a subgraph gives it', () => {
    const renamed = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.5", import: [{ name: "@tag", as: "@label" }])
      type Query { a: Int @label(name: "x") b: Int }`;
    const prefixed = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.5")
      type Query { c: Int @federation__tag(name: "x") d: Int }`;
    expect(contractOf(without, renamed, prefixed)).toEqual(shown('type Query { b: Int d: Int }'));
  });

  it('hides what a second tag of several hides', () => {
    const sdl =
      'type Query { a: Int @tag(name: "x") @tag(name: "y") b: Int @tag(name: "y") c: Int }';
    expect(contractOf({ include: ['y'], exclude: ['x'] }, sdl)).toEqual(
      shown('type Query { b: Int }'),
    );
  });

  it('keeps what joins entities, though no client sees it', () => {
    const first =
      'type Query { a: A } type A @key(fields: "id") { id: ID! @tag(name: "x") n: Int }';
    const second = 'type A @key(fields: "id") { id: ID! m: Int }';
    expect(contractOf(without, first, second)).toEqual({
      shown: 'type Query { a: A } type A { n: Int m: Int }',
      warnings: [
        'A.id is hidden: clients that keep objects by their id, such as Apollo Client and Relay, cannot keep this type, and links and cursors by id lead nowhere.',
      ],
    });
  });
});

describe('a contract that includes a tag', () => {
  it('shows fields that have it, with what they take and give', () => {
    const sdl = `type Query { a(i: I, e: E = P): A @tag(name: "p") b: Int }
      type A { s: S @tag(name: "p") n: Int } scalar S enum E { P Q } input I { p: Int }`;
    expect(contractOf({ include: ['p'] }, sdl)).toEqual(
      shown(
        'scalar S type Query { a(i: I, e: E = P): A } type A { s: S } enum E { P Q } input I { p: Int }',
      ),
    );
  });

  it('shows all fields of a type that has it, in every subgraph', () => {
    const first =
      'type Query { a: A @tag(name: "p") } type A @key(fields: "id") @tag(name: "p") { id: ID! }';
    const second = 'type A @key(fields: "id") { id: ID! m: Int }';
    expect(contractOf({ include: ['p'] }, first, second)).toEqual(
      shown('type Query { a: A } type A { id: ID! m: Int }'),
    );
  });

  it('is refused for a tag that nobody has', () => {
    expect(contractOf({ include: ['nope'] }, 'type Query { a: Int @tag(name: "p") }')).toBe(
      'Expected a tag that something in the graph has, got "nope". There are p.',
    );
    expect(contractOf({ include: ['nope'] }, 'type Query { a: Int }')).toBe(
      'Expected a tag that something in the graph has, got "nope". Nothing in it has a tag.',
    );
  });
});

describe('a contract that cannot be', () => {
  it.each([
    [
      'nothing of Query',
      'type Query { a: Int @tag(name: "x") }',
      '[s0] Query: Type "Query" is in the API schema but all of its fields are @inaccessible. The contract leaves nothing of it: leave one of these, or hide all that leads to the type as well.',
    ],
    [
      'nothing of a type that a field has',
      'type Query { a: A b: Int } type A { n: Int @tag(name: "x") }',
      '[s0] A: Type "A" is @inaccessible but is referenced by "Query.a", which is in the API schema. The contract hides the type: show it, or hide what refers to it as well.',
    ],
    [
      'no type that an interface promises',
      'type Query { n: N } interface N { b: B } type A implements N { a: Int b: B @tag(name: "x") } type B { n: Int }',
      '[s0] A.b: Field "A.b" is @inaccessible but implements the interface field "N.b", which is in the API schema. The contract hides it, and shows the field of the interface: hide both, or neither.',
    ],
    [
      'an argument that must be given',
      'type Query { a(i: Int! @tag(name: "x")): Int b: Int }',
      '[s0] Query.a: Argument "Query.a(i:)" is @inaccessible but is a required argument of its field. The contract hides what has to be given: show it, give it a default, or hide what it belongs to.',
    ],
    [
      'a value that is a default',
      'type Query { a(e: E = Q): Int } enum E { P Q @tag(name: "x") }',
      '[s0] E.Q: Enum value "E.Q" is @inaccessible but is used in the default value of "Query.a(e:)", which is in the API schema. The contract hides the value: show it, or hide what has it.',
    ],
  ])('names what it leaves empty or out of reach: %s', (_what, sdl, problem) => {
    expect(contractOf(without, sdl)).toBe(problem);
  });
});

describe('a contract that lets clients find out what it hides', () => {
  it('warns of filters, orders, facets and arguments by the name of a hidden field', () => {
    const sdl = `type Query { shops(city: String, filter: ShopFilter, orderBy: ShopOrder): ShopConnection }
      type ShopConnection { nodes: [Shop!]! facets(by: ShopFacet!): Int }
      type Shop { name: String city: String @tag(name: "x") yearlySales: Int @tag(name: "x") }
      input ShopFilter { name: String yearlySales: Range } input Range { from: Int }
      enum ShopOrder { NAME YEARLY_SALES } enum ShopFacet { CITIES }`;
    expect(contractOf(without, sdl)).toMatchObject({
      warnings: [
        'Shop.city is hidden, but Query.shops(city:) tells of it.',
        'Shop.city is hidden, but ShopFacet.CITIES tells of it.',
        'Shop.yearlySales is hidden, but ShopFilter.yearlySales tells of it.',
        'Shop.yearlySales is hidden, but ShopOrder.YEARLY_SALES tells of it.',
      ],
    });
  });

  it('warns of a tag that nothing has', () => {
    expect(contractOf({ exclude: ['nope'] }, 'type Query { a: Int }')).toEqual({
      shown: 'type Query { a: Int }',
      warnings: ['Nothing in the graph has the tag "nope": the contract hides nothing by it.'],
    });
  });
});

describe('the tags of our own graph', () => {
  const tags = ['agreements', 'funding', 'publishing', 'results'];
  const specs = tags.flatMap((tag) => [
    { name: `without-${tag}`, include: [], exclude: [tag] },
    { name: `only-${tag}`, include: [tag, 'common'], exclude: [] },
  ]);

  it('each make a contract without and one with nothing else, and none of them tells of the rest', () => {
    const composition = composeGateway(ownSubgraphs(), [], specs);
    const made = composition.kind === 'composed' ? composition.contracts : [];
    expect(made).toEqual(
      specs.map(({ name }) => ({ kind: 'composed', name, sdl: expect.any(String), warnings: [] })),
    );
  });
});
