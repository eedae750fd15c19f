import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { composeServices } from '@theguild/federation-composition';
import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  parse,
  print,
  visit,
  Kind,
  type DocumentNode,
} from 'graphql';
import { collections, domainNames } from '../src/collections/index.ts';
import type { CollectionSpec } from '../src/collections/define.ts';
import { mergeDomains } from '../src/graph/mergeDomains.ts';
import { readDomainSdl } from '../src/graph/schemaFiles.ts';
import { resolvers } from '../resolvers/index.ts';
import { graphOf } from './support/graph.ts';

const root = join(import.meta.dirname, '..');

function namesIn(directory: string, extension: string, ...others: string[]): string[] {
  return readdirSync(join(root, directory))
    .filter((file) => file.endsWith(extension))
    .map((file) => basename(file, extension))
    .filter((name) => !others.includes(name))
    .toSorted();
}

/** `Agreement @tag(name: "agreements")`, for each place of a type and each directive that may stand there twice. */
function marksIn(document: DocumentNode): readonly string[] {
  return document.definitions.flatMap((definition) => {
    if (!('name' in definition) || definition.kind === Kind.DIRECTIVE_DEFINITION) return [];
    const parts = 'fields' in definition ? (definition.fields ?? []) : [];
    const places = [definition, ...parts];
    return places.flatMap(({ name, directives = [] }) =>
      directives
        .filter((directive) => ['tag', 'key'].includes(directive.name.value))
        .map((directive) => `${definition.name?.value} ${name?.value} ${print(directive)}`),
    );
  });
}

describe('a domain', () => {
  const domains = namesIn('schema', '.graphql');

  it('has a schema file, a resolver file, a collection file, generated types and registry lines', () => {
    expect({
      resolvers: namesIn('resolvers', '.ts', 'index'),
      collections: namesIn(
        'src/collections',
        '.ts',
        'index',
        'centerDocs',
        'define',
        'facets',
        'filters',
        'hearing',
        'neighbours',
        'pageIndex',
        'record',
        'resourceDocs',
        'stores',
        'tally',
        'webhookDocs',
      ),
      generated: namesIn('src/generated', '.ts', 'gallery'),
      collectionRegistry: Object.keys(collections).toSorted(),
      resolverRegistry: Object.keys(resolvers).toSorted(),
    }).toEqual({
      resolvers: domains,
      collections: domains,
      generated: domains,
      collectionRegistry: domains,
      resolverRegistry: domains,
    });
  });

  /** Merging keeps one of two where both stand at one place and do not stand in one file. */
  it('keeps its tags and keys beside those of the others', () => {
    const apart = domainNames.flatMap((name) => marksIn(parse(readDomainSdl(name))));
    expect(new Set(marksIn(mergeDomains(domainNames)))).toEqual(new Set(apart));
    expect(apart.length).toBeGreaterThan(20);
  });

  it.each(domainNames)('%s composes alone', (name) => {
    const typeDefs = parse(readDomainSdl(name));
    expect(composeServices([{ name, url: 'http://127.0.0.1/', typeDefs }]).errors).toBeUndefined();
  });

  it.each(domainNames)('%s needs no fields of others to answer its own', (name) => {
    const used: string[] = [];
    visit(parse(readDomainSdl(name)), {
      Directive: ({ name: directive }) => void used.push(directive.value),
    });
    expect(
      used.filter(
        (directive) =>
          ![
            'key',
            'link',
            'shareable',
            'cacheControl',
            'cost',
            'listSize',
            'deprecated',
            'tag',
          ].includes(directive),
      ),
    ).toEqual([]);
  });

  it.each(domainNames)('%s reads no collection of another', (name) => {
    const own = Object.values<CollectionSpec>(collections[name]).flatMap((spec) => [
      ...Object.keys(spec.one),
      ...Object.keys(spec.pages),
      ...(spec.search === undefined ? [] : [spec.search.loader]),
    ]);
    const source = readFileSync(join(root, 'resolvers', `${name}.ts`), 'utf8');
    const used = [...source.matchAll(/loaders\s*\.(\w+)/g)].map(([, loader]) => loader);
    expect(used.filter((loader) => !own.includes(loader ?? ''))).toEqual([]);
  });
});

describe('a resolver', () => {
  it('reads no more than parent, arguments and context: compiled queries have no more to give', () => {
    const greedy = Object.entries(resolvers).flatMap(([domain, types]) =>
      Object.entries(types).flatMap(([type, fields]) =>
        Object.entries(fields as Record<string, (...given: unknown[]) => unknown>)
          .filter(([, resolve]) => resolve.length > 3)
          .map(([field]) => `${domain}: ${type}.${field}`),
      ),
    );
    expect(greedy).toEqual([]);
  });
});

describe('a connection field', () => {
  const { schema } = graphOf({ db: undefined as never });
  const specs = Object.values(collections).flatMap((domain) =>
    Object.values<CollectionSpec>(domain),
  );
  const fields = Object.values(schema.getTypeMap())
    .flatMap((type) =>
      'getFields' in type && !isInputObjectType(type) ? Object.values(type.getFields()) : [],
    )
    .filter(({ type }) => getNamedType(type).name.endsWith('Connection'));

  it.each([...new Set(fields.map(({ type }) => getNamedType(type).name))])(
    '%s offers only filters and orders that its collection declares',
    (connection) => {
      const field = fields.find(({ type }) => getNamedType(type).name === connection);
      const named = (argument: string): ReturnType<typeof getNamedType> | undefined => {
        const found = field?.args.find(({ name }) => name === argument);
        return found && getNamedType(found.type);
      };
      const type = connection.replace('Connection', '');
      const spec = specs.find((known) => known.type === (type === 'Partner' ? 'Entity' : type));
      const filter = named('filter');
      const order = named('orderBy');
      const offeredFilters = isInputObjectType(filter) ? Object.keys(filter.getFields()) : [];
      const orderField = isInputObjectType(order) && order.getFields()['field'];
      const orderType = orderField ? getNamedType(orderField.type) : undefined;
      const offeredOrders = isEnumType(orderType)
        ? orderType.getValues().map(({ name }) => name)
        : [];
      expect(offeredFilters.filter((name) => !(name in (spec?.filters ?? {})))).toEqual([]);
      expect(offeredOrders.filter((name) => !(name in (spec?.orders ?? {})))).toEqual([]);
    },
  );
});
