import { buildSubgraphSchema } from '@apollo/subgraph';
import {
  getNullableType,
  isScalarType,
  isSpecifiedScalarType,
  isObjectType,
  parse,
  print,
  visit,
  type DocumentNode,
  type GraphQLObjectType,
  type GraphQLOutputType,
} from 'graphql';
import { domainNames } from '../../../src/collections/index.ts';
import { mergeDomains } from '../../../src/graph/mergeDomains.ts';
import { FEDERATION_LINK } from '../federationLink.ts';
import { createRandom, type Random } from '../random.ts';
import type { GeneratedSubgraph } from './generate.ts';

/** Our own domains as one subgraph, and one to three of partners that add to their entities; the same for the same seed. */
export function generateOwnFederation(seed: number): readonly GeneratedSubgraph[] {
  const random = createRandom(seed * 6007 + 29);
  const partners = Array.from({ length: 1 + random.integer(3) }, (_, index) => ({
    name: `partner${index}`,
    sdl: new Partner(index, random).print(),
  }));
  const ours = { name: 'own', sdl: print(thinned(own().document, random)) };
  return random.chance(0.5) ? [ours, ...partners] : [...partners, ours];
}

/** What one partner says of our entities, and of things of its own. */
class Partner {
  readonly #index: number;
  readonly #random: Random;
  readonly #entities = new Map<string, string[]>();
  readonly #roots: string[] = [];
  readonly #things: string[] = [];

  constructor(index: number, random: Random) {
    this.#index = index;
    this.#random = random;
    const count = 4 + random.integer(8);
    for (let number = 0; number < count; number += 1) this.#extend(number);
    this.#addThing();
  }

  print(): string {
    const entities = [...this.#entities].map(
      ([name, fields]) => `type ${name} @key(fields: "id") { id: ID! ${fields.join(' ')} }`,
    );
    return [`type Query { ${this.#roots.join(' ')} }`, ...entities, ...this.#things].join('\n');
  }

  #fieldsOf(entity: string): string[] {
    const fields = this.#entities.get(entity) ?? [];
    this.#entities.set(entity, fields);
    return fields;
  }

  #extend(number: number): void {
    const random = this.#random;
    const entity = random.pick(own().entities);
    const fields = this.#fieldsOf(entity.name);
    const name = `said${this.#index}x${number}`;
    const required = random.chance(0.5) ? random.pick(leavesOf(entity)) : null;
    const type = random.pick(['String', 'Int!', '[String!]!', `Thing${this.#index}`]);
    fields.push(`${name}: ${type}${required === null ? '' : ` @requires(fields: "${required}")`}`);
    if (required === null) return;
    const external = `${required}: ${String(entity.getFields()[required]?.type)} @external`;
    if (!fields.includes(external)) fields.push(external);
  }

  /** An entity of the partner that leads to ours, and from which the partner's fields can be reached. */
  #addThing(): void {
    const random = this.#random;
    const name = `Thing${this.#index}`;
    const about = random.pick(own().entities).name;
    this.#fieldsOf(about);
    const of = random.pick([about, `[${about}!]!`, `[${about}]`]);
    this.#things.push(
      `type ${name} @key(fields: "id") { id: ID! note: String about${this.#index}: ${of} }`,
    );
    this.#roots.push(`things${this.#index}(unit: Int = 2): [${name}!]`);
  }
}

interface Own {
  readonly document: DocumentNode;
  /** Those that can be asked for by their id alone. */
  readonly entities: readonly GraphQLObjectType[];
}

let kept: Own | undefined;

function own(): Own {
  return (kept ??= readOwn());
}

function readOwn(): Own {
  const document = withoutDetails(mergeDomains(domainNames));
  const schema = buildSubgraphSchema(parse(FEDERATION_LINK + print(document)));
  const entities = Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .filter(({ astNode }) =>
      astNode?.directives?.some((one) => print(one) === '@key(fields: "id")'),
    );
  return { document, entities };
}

/** Without descriptions, and with no directives but those that the fuzz links. */
function withoutDetails(document: DocumentNode): DocumentNode {
  return visit(document, {
    SchemaExtension: () => null,
    StringValue: (_node, key) => (key === 'description' ? null : undefined),
    Directive: ({ name }) => (FEDERATION_LINK.includes(`"@${name.value}"`) ? undefined : null),
    DirectiveDefinition: () => null,
  });
}

/** With few of the fields of Query, and some others, so that what partners add is not a rare thing to ask. */
function thinned(document: DocumentNode, random: Random): DocumentNode {
  return visit(document, {
    ObjectTypeDefinition: ({ name, fields = [], ...node }) => {
      const kept = name.value === 'Query' ? 0.1 : 0.3;
      const isBare = (node.interfaces ?? []).length === 0;
      const some = fields.filter((one) => random.chance(kept) || one.name.value === 'id');
      return isBare && some.length > 0 ? { ...node, name, fields: some } : undefined;
    },
  });
}

/** Fields without arguments whose values anybody can send. */
function leavesOf(type: GraphQLObjectType): readonly string[] {
  return Object.values(type.getFields())
    .filter(({ name, args, type: of }) => name !== 'id' && args.length === 0 && isScalar(of))
    .map(({ name }) => name);
}

function isScalar(type: GraphQLOutputType): boolean {
  const named = getNullableType(type);
  return isScalarType(named) && isSpecifiedScalarType(named);
}
