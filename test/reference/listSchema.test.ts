import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { domainNames } from '../../src/collections/index.ts';
import { readList } from '../../src/gateway/list/readList.ts';

const root = join(import.meta.dirname, '..', '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
// A schema of the repository's own.
const schema = JSON.parse(read('supergraph.schema.json')) as SchemaNode;
const isValid = new Ajv({ strict: true, strictTypes: false, strictRequired: false }).compile(
  schema,
);

interface SchemaNode {
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly anyOf?: readonly SchemaNode[];
  readonly minimum?: number;
  readonly maximum?: number;
}

function isTaken(text: string): boolean {
  try {
    readList(text, {
      file: '/lists/supergraph.yaml',
      readVariable: () => 'http://films.test',
      ownNames: ['mep-graph', ...domainNames],
    });
    return true;
  } catch {
    return false;
  }
}

/** What parser and schema say of a list. */
const verdicts = (text: string) => ({ parser: isTaken(text), schema: isValid(parse(text)) });

/** `[path, least, most]` of each option that is a number. */
function numbersIn(node: SchemaNode, path: readonly string[]): [string[], number, number][] {
  return Object.entries(node.properties ?? {}).flatMap(([key, inner]) => {
    const at = [...path, key];
    const { minimum, maximum } =
      [inner, ...(inner.anyOf ?? [])].find((one) => one.maximum !== undefined) ?? {};
    if (minimum === undefined || maximum === undefined) return numbersIn(inner, at);
    return [[at, minimum, maximum] as [string[], number, number]];
  });
}

const withOption = (path: readonly string[], value: unknown): string => {
  const option = path.reduceRight<unknown>((inner, key) => ({ [key]: inner }), value);
  // So that one option is not out of step with the other of its pair.
  const pairs = {
    retries: { minDelayMs: 0, maxDelayMs: 60_000 },
    breaker: { minFailures: 1, window: 1000 },
  };
  const group = path[0] === 'retries' || path[0] === 'breaker' ? pairs[path[0]] : {};
  const inner =
    path.length === 2 ? { [String(path[0])]: { ...group, [String(path[1])]: value } } : option;
  return JSON.stringify({ 'x-mep-graph': inner, subgraphs: {} });
};

const entry = 'routing_url: http://a.test, schema: { file: a.graphql }';
const one = (inner: string, name = 'films') => `subgraphs: { ${name}: { ${inner} } }`;
const option = (text: string) => one(`${entry}, x-mep-graph: ${text}`);

const TAKEN = [
  read('examples/supergraph.yaml'),
  'subgraphs: {}',
  'subgraphs:',
  'federation_version: 2\nsubgraphs: {}',
  'federation_version: 2.9\nsubgraphs: {}',
  'federation_version: =2.9.1\nsubgraphs: {}',
  'federation_version: v2\nsubgraphs: {}',
  'x-mep-graph:\nsubgraphs: {}',
  'x-mep-graph: { pollMs: 0 }\nsubgraphs: {}',
  'contracts:\nsubgraphs: {}',
  'contracts: { public: { exclude: [internal, a/b-c] }, money: { include: [x], exclude: [] } }\nsubgraphs: {}',
  one(entry),
  one(entry, 'Films_2-b'),
  one('schema: { subgraph_url: "HTTPS://a.test:8443/x?y=1" }'),
  one('schema: { subgraph_url: "${env.URL}", introspection_headers: { a: b } }'),
  one('routing_url: "http://[::1]/graphql", schema: { sdl: "type Query { a: Int }" }'),
  option('~'),
  option('{ messages: pass }'),
  option('{ headers: { allow: [Accept-Language], set: { x-key: "${env.KEY}" } } }'),
  option('{ tls: { caFile: null }, subscriptions: { idleMs: null } }'),
];

const REFUSED = [
  '{}',
  '[]',
  'subgraphs: []',
  'subgraphs: {}\nmore: 1',
  'federation_version: 1\nsubgraphs: {}',
  'federation_version: 3\nsubgraphs: {}',
  'federation_version: latest\nsubgraphs: {}',
  'x-mep-graph: { more: 1 }\nsubgraphs: {}',
  'x-mep-graph: []\nsubgraphs: {}',
  'contracts: []\nsubgraphs: {}',
  'contracts: { public: {} }\nsubgraphs: {}',
  'contracts: { public: { include: [] } }\nsubgraphs: {}',
  'contracts: { public: { exclude: ["a b"] } }\nsubgraphs: {}',
  'contracts: { public: { exclude: internal } }\nsubgraphs: {}',
  'contracts: { Public: { exclude: [internal] } }\nsubgraphs: {}',
  'contracts: { public: { exclude: [internal], more: 1 } }\nsubgraphs: {}',
  one(''),
  one('schema: { file: a.graphql }'),
  one('routing_url: http://a.test'),
  one('routing_url: a.test, schema: { file: a.graphql }'),
  one('routing_url: "ftp://a.test", schema: { file: a.graphql }'),
  one('routing_url: "http://user:pass@a.test", schema: { file: a.graphql }'),
  one('routing_url: "http://", schema: { file: a.graphql }'),
  one('routing_url: http://a.test, schema: {}'),
  one('routing_url: http://a.test, schema: { file: a, sdl: b }'),
  one('routing_url: http://a.test, schema: { file: "" }'),
  one('routing_url: http://a.test, schema: { graphref: a@b }'),
  one('routing_url: http://a.test, schema: { file: a, introspection_headers: { a: b } }'),
  one(entry, '2films'),
  one(entry, '"my films"'),
  one(entry, 'centers'),
  one(entry, 'MEP_graph'),
  option('{ pollMs: 1000 }'),
  option('{ timeoutMs: 1.5 }'),
  option('{ timeoutMs: "1000" }'),
  option('{ timeoutMs: null }'),
  option('{ retries: null }'),
  option('{ retries: { more: 1 } }'),
  option('{ messages: hide }'),
  option('{ headers: { allow: accept-language } }'),
  option('{ headers: { allow: [Content-Type] } }'),
  option('{ headers: { allow: ["a b"] } }'),
  option('{ headers: { set: { HOST: a } } }'),
  option('{ headers: { set: { x-key: 1 } } }'),
  option('{ headers: { set: { x-key: "é" } } }'),
  option('{ tls: { caFile: "" } }'),
];

describe('supergraph.schema.json', () => {
  it.each(TAKEN)('takes what the parser takes (%#): %s', (text) => {
    expect(verdicts(text)).toEqual({ parser: true, schema: true });
  });

  it.each(REFUSED)('refuses what the parser refuses: %s', (text) => {
    expect(verdicts(text)).toEqual({ parser: false, schema: false });
  });

  it('is what the lists of examples and guides name', () => {
    const named = ['examples/supergraph.yaml', 'docs/subgraphs.md', 'docs/supergraph-yaml.md'];
    expect(
      named.map((path) => /^# yaml-language-server: \$schema=(\S+)$/m.exec(read(path))?.[1]),
    ).toEqual([
      '../supergraph.schema.json',
      './supergraph.schema.json',
      './supergraph.schema.json',
    ]);
  });

  it('has the bounds of the parser for every number', () => {
    const numbers = numbersIn(schema.properties?.['x-mep-graph'] ?? {}, []);
    expect(numbers.length).toBeGreaterThan(18);
    const verdict = (path: string[], value: number) => verdicts(withOption(path, value));
    expect(
      numbers.map(([path, least, most]) => [
        path.join('.'),
        ...[least, most, least - 1, most + 1].map((value) => verdict(path, value)),
      ]),
    ).toEqual(
      numbers.map(([path]) => [
        path.join('.'),
        ...[true, true, false, false].map((is) => ({ parser: is, schema: is })),
      ]),
    );
  });

  it.each([
    [
      'two names that a supergraph cannot tell apart',
      `subgraphs: { a-b: { ${entry} }, a_b: { ${entry} } }`,
    ],
    ['an option that goes with another', option('{ retries: { minDelayMs: 2000 } }')],
    ['a URL that only looks like one', one('schema: { subgraph_url: "http://a.test:99999" }')],
  ])('leaves to the parser %s', (_what, text) => {
    expect(verdicts(text)).toEqual({ parser: false, schema: true });
  });
});
