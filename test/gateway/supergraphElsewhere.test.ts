import { describe, expect, it } from '@jest/globals';
import { composeServices, compositionHasErrors } from '@theguild/federation-composition';
import { parse, print, printSchema, validate } from 'graphql';
import { composeGateway } from '../../src/gateway/compose/compose.ts';
import { readSupergraph } from '../../src/gateway/readSupergraph.ts';
import { FEDERATION_LINK } from '../support/federationLink.ts';

/** As another program composes it, that has the same composer and mends nothing. */
function composeElsewhere(sdls: Readonly<Record<string, string>>) {
  const services = Object.entries(sdls).map(([name, sdl]) => ({
    name,
    url: `http://${name}`,
    typeDefs: parse(`${FEDERATION_LINK}\n${sdl}`),
  }));
  const result = composeServices(services);
  if (compositionHasErrors(result)) throw new Error(result.errors.join('\n'));
  return readSupergraph(result.supergraphSdl);
}

describe('directives for operations that all subgraphs define', () => {
  it.each([
    ['FIELD', '{ films @shout }'],
    ['FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT', '{ ... @shout { films } }'],
    ['QUERY | MUTATION', 'query @shout { films }'],
    ['VARIABLE_DEFINITION', 'query ($ok: Boolean! @shout) { films @include(if: $ok) }'],
    ['FIELD | FIELD_DEFINITION', '{ films @shout }'],
  ])('are refused at %s, and said to be', (locations, operation) => {
    const directive = `directive @shout on ${locations}`;
    const { schema, warnings } = composeElsewhere({
      films: `${directive} type Query { films: Int }`,
      shops: `${directive} type Query { shops: Int }`,
    });
    expect(warnings).toEqual([
      'Subgraphs are not told of @shout: operations that have it are refused. Drop it from the subgraphs, or make it an argument.',
    ]);
    const [error] = validate(schema, parse(operation));
    expect(error?.message).toMatch(
      /^(Unknown directive "@shout"\.|Directive "@shout" may not be used on \w+\.)$/,
    );
  });

  it('are those alone: @skip and @include stay', () => {
    const { schema, warnings } = composeElsewhere({ films: 'type Query { films: Int }' });
    expect(warnings).toEqual([]);
    expect(validate(schema, parse('{ films @skip(if: true) @include(if: false) }'))).toEqual([]);
  });
});

describe('a supergraph that calls @inaccessible otherwise', () => {
  const { sdl } = composeElsewhere({
    films: `type Query { films: Int secret: Secret @inaccessible found: Found mood(by: Mood): Int }
      type Secret @inaccessible { id: ID } type Film { size: Int @inaccessible title: String }
      union Found = Film | Secret enum Mood { GOOD BAD @inaccessible }`,
  });
  const link = /@link\(url: "https:\/\/specs\.apollo\.dev\/inaccessible\/v0\.2", for: SECURITY\)/;
  const named = (more: string, name: string) =>
    sdl
      .replace(
        link,
        `@link(url: "https://specs.apollo.dev/inaccessible/v0.2", for: SECURITY, ${more})`,
      )
      .replaceAll('@inaccessible', `@${name}`);
  const plain = readSupergraph(sdl).schema;

  it.each([
    ['import: ["@inaccessible"]', 'inaccessible'],
    [
      'import: [{ name: "@inaccessible", as: "@federation__inaccessible" }]',
      'federation__inaccessible',
    ],
    ['import: [{ name: "@inaccessible", as: "@hidden" }]', 'hidden'],
    ['as: "hidden"', 'hidden'],
    ['as: "hidden"', 'hidden__inaccessible'],
    ['as: "access", import: [{ name: "@inaccessible", as: "@hidden" }]', 'hidden'],
  ])('shows clients no more by %s for @%s', (more, name) => {
    expect(printSchema(plain)).not.toMatch(/secret|size|BAD/i);
    const supergraph = named(more.replaceAll('@', '%'), name).replaceAll('%', '@');
    expect(supergraph).toContain(more);
    expect(printSchema(readSupergraph(supergraph).schema)).toBe(printSchema(plain));
  });
});

describe('a supergraph that lost @external', () => {
  const works = `
    type Query { work: Work }
    interface Work @key(fields: "id") { id: ID! title: String pages: Int }
    type Book implements Work @key(fields: "id") { id: ID! title: String pages: Int }
  `;
  const told = (field: string) =>
    `The supergraph says that ${field} is given there, though it is required there: its composer lost its @external. It is read with it.`;

  it.each([
    ['a field', 'label: String @requires(fields: "title")', ['Work.title in labels']],
    [
      'several of them',
      'pages: Int @external label: String @requires(fields: "title pages") again: String @requires(fields: "title")',
      ['Work.title in labels', 'Work.pages in labels'],
    ],
  ])('is read with it, and told of: %s', (_what, fields, lost) => {
    const labels = `type Work @key(fields: "id") @interfaceObject { id: ID! title: String @external ${fields} }`;
    const supergraph = composeElsewhere({ works, labels });
    expect(supergraph.warnings).toEqual(lost.map(told));
    const here = composeGateway(null, [
      { name: 'works', url: 'http://works', sdl: `${FEDERATION_LINK}\n${works}` },
      { name: 'labels', url: 'http://labels', sdl: `${FEDERATION_LINK}\n${labels}` },
    ]);
    if (here.kind === 'failed') throw new Error(JSON.stringify(here.problems));
    expect(here.warnings).toEqual([]);
    expect(supergraph.sdl).toBe(print(parse(here.supergraph.sdl)));
  });

  it('is read with it where a field of an extension is a key elsewhere', () => {
    const books =
      'type Query { book: Book } type Book @key(fields: "id") @key(fields: "code") { id: ID! code: ID! }';
    const prices = (key: string) =>
      `extend type Book @key(fields: "id") ${key} { id: ID! code: ID! @external price: Int @requires(fields: "code") }`;
    const { warnings, sdl } = composeElsewhere({ books, prices: prices('') });
    expect(warnings).toEqual([told('Book.code in prices')]);
    expect(sdl).toContain(
      'code: ID! @join__field(graph: BOOKS) @join__field(graph: PRICES, external: true)',
    );
    const known = composeElsewhere({ books, prices: prices('@key(fields: "code")') });
    expect(known.warnings).toEqual([]);
  });

  it('is read whose keys are written in braces', () => {
    const { sdl } = composeElsewhere({
      works,
      labels: `type Work @key(fields: "id") @interfaceObject { id: ID! title: String @external label: String @requires(fields: "title") }`,
    });
    const braced = sdl.replaceAll('key: "id"', 'key: "{ id }"');
    expect(readSupergraph(braced).sdl).toBe(braced);
  });
});
