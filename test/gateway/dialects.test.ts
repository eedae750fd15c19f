import { describe, expect, it } from '@jest/globals';
import { composeGateway } from '../../src/gateway/compose/compose.ts';
import { describeProblem } from '../../src/gateway/compose/problems.ts';
import { ownSubgraphs } from '../../src/graph/ownSubgraphs.ts';
import { FRAMEWORK_SDLS } from '../support/frameworkSdls.ts';

const FEDERATION = 'https://specs.apollo.dev/federation';
const CENTER = 'type Center @key(fields: "id") { id: ID! suppliers: Int }';

function link(version: string, imports: string, more = ''): string {
  return `extend schema @link(url: "${FEDERATION}/${version}", import: [${imports}]${more})`;
}

function composeWithOurs(sdl: string) {
  return composeGateway(ownSubgraphs(), [{ name: 'sub', url: 'http://sub', sdl }]);
}

/** Beside a subgraph that has nothing of it. */
function composeAlone(sdl: string) {
  const films = `${link('v2.9', '"@shareable"')} type Query { films: Int @shareable }`;
  return composeGateway(null, [
    { name: 'films', url: 'http://films', sdl: films },
    { name: 'sub', url: 'http://sub', sdl },
  ]);
}

function warningsOf(sdl: string, compose = composeAlone): readonly string[] {
  const composition = compose(sdl);
  if (composition.kind === 'composed') return composition.warnings;
  throw new Error(composition.problems.map(describeProblem).join('\n'));
}

function problemsOf(sdl: string): readonly string[] {
  const composition = composeWithOurs(sdl);
  return composition.kind === 'composed' ? [] : composition.problems.map(describeProblem);
}

function publicSdlOf(sdl: string): string | null {
  const composition = composeAlone(sdl);
  return composition.kind === 'composed' ? composition.publicSdl : null;
}

describe('a subgraph of another version of Federation', () => {
  it.each(['v2.10', 'v2.11', 'v2.12', 'v2.13', 'v2.14'])(
    'is read as 2.9 where it links %s',
    (version) => {
      const sdl = `${link(version, '"@key"')} ${CENTER}`;
      expect(warningsOf(sdl)).toEqual([]);
      expect(publicSdlOf(sdl)).toBe(publicSdlOf(`${link('v2.9', '"@key"')} ${CENTER}`));
    },
  );

  it.each([
    [
      'a name of its own for the specification',
      `${link('v2.12', '"@key"', ', as: "fed"')} ${CENTER}`,
    ],
    [
      'a name of its own for a directive',
      `extend schema @link(url: "${FEDERATION}/v2.13", import: [{ name: "@key", as: "@id" }]) type Center @id(fields: "id") { id: ID! suppliers: Int }`,
    ],
    [
      'no imports',
      `extend schema @link(url: "${FEDERATION}/v2.11") type Center @federation__key(fields: "id") { id: ID! suppliers: Int }`,
    ],
    [
      'a definition of the schema',
      `schema @link(url: "${FEDERATION}/v2.14", import: ["@key", "FieldSet"]) { query: Query } type Query { others: Int } ${CENTER}`,
    ],
    [
      'imports that it does not use',
      `${link('v2.11', '"@key", "@cacheTag", "@nobodyKnows"')} ${CENTER}`,
    ],
    [
      'connectors that it does not use',
      `${link('v2.12', '"@key"')} @link(url: "https://specs.apollo.dev/connect/v0.3", import: ["@connect", "@source"]) ${CENTER}`,
    ],
  ])('composes with %s', (_what, sdl) => {
    expect(warningsOf(sdl)).toEqual([]);
  });

  it.each([
    [
      'imported',
      `${link('v2.12', '"@key", "@cacheTag"')} type Center @key(fields: "id") @cacheTag(format: "center-{$key.id}") { id: ID! suppliers: Int @cacheTag(format: "a") }`,
    ],
    [
      'renamed',
      `extend schema @link(url: "${FEDERATION}/v2.14", import: ["@key", { name: "@cacheTag", as: "@mark" }]) type Center @key(fields: "id") @mark(format: "a") { id: ID! suppliers: Int }`,
    ],
    [
      'by its whole name',
      `${link('v2.12', '"@key"')} type Center @key(fields: "id") @federation__cacheTag(format: "a") { id: ID! suppliers: Int }`,
    ],
    [
      'defined as well',
      `${link('v2.14', '"@key", "@cacheTag"')} directive @cacheTag(format: String!) repeatable on OBJECT | FIELD_DEFINITION type Center @key(fields: "id") @cacheTag(format: "a") { id: ID! suppliers: Int }`,
    ],
  ])('is told that @cacheTag is ignored: %s', (_what, sdl) => {
    expect(warningsOf(sdl)).toEqual([
      '[sub] @cacheTag is ignored: no answer is invalidated by its tags. How long answers may be kept is said by @cacheControl.',
    ]);
  });

  it('is composed with a warning where it is newer than what is known', () => {
    expect(warningsOf(`${link('v2.17', '"@key"')} ${CENTER}`)).toEqual([
      '[sub] Federation 2.17 is newer than 2.14, the newest that is known here. It is read as 2.9, since it uses nothing that is unknown.',
    ]);
  });

  it.each([
    [
      'connectors',
      'v2.12',
      'import: ["@connect", "@source"]',
      '@source(name: "a", http: { baseURL: "https://a.example" })',
      '@connect(source: "a", selection: "$")',
      '@connect, @source',
    ],
    [
      'connectors that are not imported',
      'v2.13',
      'as: "rest"',
      '',
      '@rest__connect(selection: "$")',
      '@rest__connect',
    ],
  ])('is refused with %s, by name', (_what, version, how, schema, field, told) => {
    const sdl = `${link(version, '"@key"')} @link(url: "https://specs.apollo.dev/connect/v0.3", ${how}) ${schema} type Query { films: Int ${field} }`;
    expect(problemsOf(sdl)).toEqual([
      `[sub]: Expected a subgraph that answers by itself, got connectors: ${told}. Only Apollo Router asks REST services by @connect and @source. Put a small GraphQL server before the service that asks it in resolvers, give its address as routing_url, and drop these directives and the @link to connect.`,
    ]);
  });
});

describe('a framework in its defaults', () => {
  it.each(Object.entries(FRAMEWORK_SDLS))('writes a schema that composes: %s', (_name, sdl) => {
    expect(warningsOf(sdl, composeWithOurs)).toEqual([]);
  });
});

describe('what does not compose', () => {
  const smallRye =
    'SmallRye (Quarkus) writes it for @Link(url = Link.FEDERATION_SPEC_LATEST_URL, _import = {@Import(name = "@key"), ...}) on a class with @GraphQLApi.';
  it.each([
    [
      'an unknown version',
      `${link('v3.0', '"@key"')} type Query { films: Int }`,
      '[sub]: Invalid version v3.0 for the federation feature in @link directive on schema. Link https://specs.apollo.dev/federation/v2.9, or another version of Federation 2. Where the framework writes the link: strawberry federation.Schema(federation_version="2.9"), graphene-federation build_schema(federation_version=FederationVersion.VERSION_2_9), NestJS autoSchemaFile: { federation: { version: 2, importUrl, directives } }, SmallRye @Link(url = ...).',
    ],
    [
      '@cacheTag in a version that lacks it',
      `${link('v2.9', '"@key", "@cacheTag"')} type Query { films: Int @cacheTag(format: "a") }`,
      '[sub]: Cannot import unknown element "@cacheTag". Federation has @cacheTag from 2.12 on: link https://specs.apollo.dev/federation/v2.12 or newer and import "@cacheTag", or do without it.',
    ],
    [
      '@interfaceObject in a version that lacks it',
      `${link('v2.0', '"@key", "@interfaceObject"')} type Query { films: Int }`,
      '[sub]: Cannot import unknown element "@interfaceObject". Federation has @interfaceObject from 2.3 on: link https://specs.apollo.dev/federation/v2.3 or newer and import "@interfaceObject", or do without it.',
    ],
    [
      'a directive that no version has',
      `${link('v2.9', '"@key", "@foo"')} type Query { films: Int }`,
      '[sub]: Cannot import unknown element "@foo". No version of Federation up to 2.14 has @foo: drop it from the import of @link, or correct its name.',
    ],
    [
      'a directive of a version that nobody knows',
      `${link('v2.17', '"@key", "@foo"')} type Query { films: Int @foo }`,
      '[sub]: Cannot import unknown element "@foo". No version of Federation up to 2.14 has @foo: drop it from the import of @link, or correct its name.',
    ],
    [
      'a directive that is not imported',
      `${link('v2.9', '"@key"')} type Query { films: Int @shareable }`,
      '[sub]: Unknown directive "@shareable". (and 1 more of the same) Federation has @shareable from 2.0 on: link https://specs.apollo.dev/federation/v2.3 or newer and import "@shareable", or do without it.',
    ],
    [
      'Federation 2 without a link',
      'type Query { films: Int @shareable } type Film @key(fields: "id") { id: ID! }',
      `[sub]: Expected a @link to Federation 2, got its directives without one: @shareable. Add: extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"]). ${smallRye}`,
    ],
    [
      'directives that are defined as Federation 2 has them, without a link',
      'directive @key(fields: FieldSet!, resolvable: Boolean = true) repeatable on OBJECT | INTERFACE directive @extends on OBJECT | INTERFACE directive @external on OBJECT | FIELD_DEFINITION directive @requires(fields: FieldSet!) on FIELD_DEFINITION directive @provides(fields: FieldSet!) on FIELD_DEFINITION scalar FieldSet type Center @extends @key(fields: "id") { id: ID! @external suppliers: Int }',
      `[sub]: Expected a @link to Federation 2, got its directives without one: @extends, @key, @external. Add: extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@extends", "@external", "@key"]). ${smallRye}`,
    ],
    [
      'a type of ours without its key',
      `${link('v2.9', '"@shareable"')} type Query { best: Center } type Center { id: ID! suppliers: Int }`,
      '[sub] Center: Expected a @key, since the graph knows Center by "id", got none. Say that it is the same: type Center @key(fields: "id"), with "@key" in the import of @link. @external and @shareable do not help.',
    ],
    [
      'a type of ours without its key, extended',
      `${link('v2.9', '"@key"')} extend type Center { suppliers: Int }`,
      '[sub] Center: Expected a @key, since the graph knows Center by "id", got none. The graph has a type Center: choose another name, or extend it by its key, type Center @key(fields: "id") with the field id.',
    ],
    [
      'a type of its own that is called as one of ours',
      `${link('v2.9', '"@key"')} type Query { offices: [Agency] } type Agency { name: String code: Int }`,
      '[sub] Agency: Expected a @key, since the graph knows Agency by "id", got none. The graph has a type Agency: choose another name, or extend it by its key, type Agency @key(fields: "id") with the field id.',
    ],
    [
      'a type of its own whose fields are called as ours',
      `${link('v2.9', '"@key"')} type Query { offices: [Agency] } type Agency { name: Int }`,
      '[sub] Agency: Expected a @key, since the graph knows Agency by "id", got none. The graph has a type Agency: choose another name, or extend it by its key, type Agency @key(fields: "id") with the field id.',
    ],
    [
      'a key that ours has not',
      `${link('v2.9', '"@key"')} type Center @key(fields: "slug") { slug: String! suppliers: Int }`,
      '[sub] Center: Expected a key that the graph knows Center by, got "slug". It is known by "id": type Center @key(fields: "id"). If it is something else, choose another name.',
    ],
    [
      'a field of Query that ours has',
      `${link('v2.9', '"@key"')} type Query { agencies: Int }`,
      '[sub] Query.agencies: Expected types of which one takes in all others, got AgencyConnection in "agencies", Int in "sub". The graph has Query.agencies: choose another name.',
    ],
  ])('is told once, with its cure: %s', (_what, sdl, problem) => {
    expect(problemsOf(sdl)).toEqual([problem]);
  });
});
