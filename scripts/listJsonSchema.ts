import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { domainNames } from '../src/collections/index.ts';
import { OWN_HEADERS } from '../src/gateway/remote/ownHeaders.ts';
import { remoteOptions } from '../src/gateway/remote/options.ts';
import { OWN_NAME } from '../src/graph/ownSubgraphs.ts';

type JsonSchema = Readonly<Record<string, unknown>>;

const guide = join(import.meta.dirname, '..', 'docs', 'supergraph-yaml.md');

/** The JSON Schema of supergraph.yaml: what the parser takes, for editors, with the words of docs/supergraph-yaml.md. */
export function listJsonSchema(): JsonSchema {
  const options = optionsSchema();
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Subgraphs of MEP Graph (supergraph.yaml)',
    type: 'object',
    additionalProperties: false,
    required: ['subgraphs'],
    properties: {
      federation_version: {
        description: '2, or a version of Federation 2 such as =2.9.',
        anyOf: [
          { type: 'number', minimum: 2, exclusiveMaximum: 3 },
          { type: 'string', pattern: '^=?v?2(\\.\\d+){0,2}$' },
          fromVariable,
        ],
      },
      'x-mep-graph': commonSchema(options),
      subgraphs: {
        description: 'The subgraphs that are served with our own graph, by name.',
        type: ['object', 'null'],
        propertyNames: { pattern: '^[A-Za-z][A-Za-z0-9_-]{0,99}$', not: { pattern: ownNames() } },
        additionalProperties: subgraphSchema(options),
      },
      contracts: {
        description:
          'What is shown of the graph under other names, by tags: see docs/contracts.md.',
        type: ['object', 'null'],
        propertyNames: { pattern: '^[a-z][a-z0-9-]{0,63}$' },
        additionalProperties: contractSchema(),
      },
    },
  };
}

/** The options of each subgraph, and what is said once for all of them together. */
function commonSchema(options: JsonSchema): JsonSchema {
  const pollMs = {
    type: 'integer',
    minimum: 0,
    maximum: 86_400_000,
    ...wordsOf('pollMs'),
  };
  const policies = {
    type: ['object', 'null'],
    propertyNames: { minLength: 1 },
    additionalProperties: { type: 'array', minItems: 1, items: { type: 'string', minLength: 1 } },
    ...wordsOf('policies'),
  };
  const unauthorized = {
    anyOf: [{ enum: ['filter', 'reject', null] }, fromVariable],
    ...wordsOf('unauthorized'),
  };
  const properties = {
    pollMs,
    policies,
    unauthorized,
    ...(options['properties'] as JsonSchema),
  };
  return orNull({ ...options, description: 'For all subgraphs.', properties });
}

const fromVariable = { type: 'string', pattern: '\\$\\{env\\.\\w+\\}' };
/** Without user and password; whether it is a URL in all, only the parser knows. */
const address = {
  anyOf: [
    {
      type: 'string',
      pattern: '^\\s*[Hh][Tt][Tt][Pp][Ss]?:[\\\\/]*(?![^\\\\/?#]*@)[^\\\\/?#\\s]',
    },
    fromVariable,
  ],
};

function contractSchema(): JsonSchema {
  const tags = {
    type: 'array',
    items: { anyOf: [{ type: 'string', pattern: '^[A-Za-z_][\\w/-]{0,127}$' }, fromVariable] },
  };
  const named = (key: string) => ({ required: [key], properties: { [key]: { minItems: 1 } } });
  return {
    type: 'object',
    additionalProperties: false,
    anyOf: [named('include'), named('exclude')],
    properties: {
      include: { ...tags, description: 'Only fields and unions that have one of these tags.' },
      exclude: { ...tags, description: 'Nothing that has one of these tags.' },
    },
  };
}

function subgraphSchema(options: JsonSchema): JsonSchema {
  const text = { type: 'string', minLength: 1 };
  return {
    type: 'object',
    additionalProperties: false,
    required: ['schema'],
    anyOf: [
      { required: ['routing_url'] },
      { properties: { schema: { required: ['subgraph_url'] } } },
    ],
    properties: {
      routing_url: {
        description: 'Where the subgraph is asked; can be left out with schema.subgraph_url.',
        ...address,
      },
      schema: {
        description: 'Where its schema comes from: one of file, subgraph_url and sdl.',
        type: 'object',
        additionalProperties: false,
        oneOf: ['file', 'subgraph_url', 'sdl'].map((way) => ({ required: [way] })),
        dependencies: { introspection_headers: ['subgraph_url'] },
        properties: {
          file: { description: 'File with the SDL, relative to this one.', ...text },
          subgraph_url: { description: 'Asked for { _service { sdl } }.', ...address },
          introspection_headers: {
            description: 'Headers of the requests to subgraph_url.',
            type: 'object',
            additionalProperties: { type: 'string' },
          },
          sdl: { description: 'The SDL itself.', ...text },
        },
      },
      'x-mep-graph': orNull({ ...options, description: 'Over those for all.' }),
    },
  };
}

function orNull(schema: JsonSchema): JsonSchema {
  return { ...schema, type: ['object', 'null'] };
}

/** As the parser has them, but for what it checks by functions, and with the words of the guide. */
function optionsSchema(): JsonSchema {
  const whole = z.toJSONSchema(remoteOptions, { io: 'input', target: 'draft-7' });
  delete whole.$schema;
  return described(whole, []);
}

/** What the groups of options are about. */
const GROUPS: Readonly<Record<string, string>> = {
  retries: 'How often a query that failed is sent again, and when.',
  concurrency: 'How many fetches run at a time, and how many wait.',
  breaker: 'When a subgraph that fails is left alone, and for how long.',
  headers: 'Which headers of the client are passed on, and which are set.',
  connections: 'How many connections are kept, and for how long.',
  tls: 'Certificates: whom to trust, and what to show.',
  subscriptions: 'How many streams of the subgraph there may be, and what they may hold.',
};

function described(schema: JsonSchema, path: readonly string[]): JsonSchema {
  const at = path.join('.');
  if (at === 'headers.allow') return { ...wordsOf(at), ...headerNames(schema) };
  if (at === 'headers.set') return { ...wordsOf(at), ...headersSet(schema) };
  if ('enum' in schema) return { ...wordsOf(at), anyOf: [schema, fromVariable] };
  const { properties } = schema;
  if (typeof properties !== 'object' || properties === null) return { ...schema, ...wordsOf(at) };
  return {
    ...schema,
    ...(GROUPS[at] !== undefined && { description: GROUPS[at] }),
    properties: Object.fromEntries(
      Object.entries(properties).map(([key, inner]) => [
        key,
        // JSON Schema has schemas below properties.
        described(inner as JsonSchema, [...path, key]),
      ]),
    ),
  };
}

const notOurs = { not: { pattern: `^(${[...OWN_HEADERS].map(anyCase).join('|')})$` } };

function headerNames(schema: JsonSchema): JsonSchema {
  const items = { anyOf: [{ ...(schema['items'] as JsonSchema), ...notOurs }, fromVariable] };
  return { ...schema, items };
}

function headersSet(schema: JsonSchema): JsonSchema {
  const { propertyNames, additionalProperties, ...rest } = schema;
  return {
    ...rest,
    propertyNames: { ...(propertyNames as JsonSchema), ...notOurs },
    additionalProperties: { anyOf: [additionalProperties, fromVariable] },
  };
}

/** Names that our own graph has, however they are written: a supergraph could not tell them apart. */
function ownNames(): string {
  const names = [OWN_NAME, ...domainNames].map((name) => anyCase(name).replaceAll('-', '[-_]'));
  return `^(${names.join('|')})$`;
}

function anyCase(name: string): string {
  return name.replace(/[a-z]/g, (letter) => `[${letter.toUpperCase()}${letter}]`);
}

/** What the guide says of an option; throws where it says nothing. */
function wordsOf(option: string): { readonly description: string } {
  const rows = readFileSync(guide, 'utf8').split('\n');
  const row = rows.find((line) => line.startsWith(`| \`${option}\` `));
  const cell = row
    ?.split(' | ')
    .at(-1)
    ?.replace(/\|\s*$/, '')
    .trim();
  if (cell === undefined) throw new Error(`Expected a line for ${option} in ${guide}, got none.`);
  return { description: cell.replaceAll('`', '') };
}
