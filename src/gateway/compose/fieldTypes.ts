import {
  Kind,
  parseType,
  print,
  type DefinitionNode,
  type InterfaceTypeDefinitionNode,
  type InterfaceTypeExtensionNode,
  type ObjectTypeDefinitionNode,
  type ObjectTypeExtensionNode,
  type TypeNode,
} from 'graphql';
import { directivesOf } from './federationNames.ts';
import { HINTS } from './hints.ts';
import type { CompositionProblem } from './problems.ts';
import type { Service } from './service.ts';

/** A field whose type is not the same in all subgraphs that answer it. */
interface MixedField {
  /** What clients see: the one type that all the others are kinds of. */
  readonly type: TypeNode;
  /** By subgraph. */
  readonly types: ReadonlyMap<string, string>;
}

export interface MixedFields {
  /** By `Type.field`. */
  readonly fields: ReadonlyMap<string, MixedField>;
  readonly problems: readonly CompositionProblem[];
}

/**
 * Fields of objects and interfaces whose types differ by subgraph, such as `Book` here and `Book | Film` there. Of
 * these the composer takes the type of the first subgraph by name, or refuses what is right.
 */
export function findMixedFields(services: readonly Service[]): MixedFields {
  const isKind = kindsIn(services);
  const fields = new Map<string, MixedField>();
  const problems: CompositionProblem[] = [];
  for (const [coordinate, types] of typesOfFields(services)) {
    const texts = [...new Set(types.values())];
    if (texts.length < 2) continue;
    const nodes = texts.map((text) => parseType(text, { noLocation: true }));
    const type = nodes.find((wide) => nodes.every((narrow) => isSubtype(narrow, wide, isKind)));
    if (type !== undefined) fields.set(coordinate, { type, types });
    else problems.push(mismatch(coordinate, types));
  }
  return { fields, problems };
}

function mismatch(coordinate: string, types: ReadonlyMap<string, string>): CompositionProblem {
  const told = [...types].map(([subgraph, type]) => `${type} in "${subgraph}"`).join(', ');
  return {
    code: 'FIELD_TYPE_MISMATCH',
    message: `Expected types of which one takes in all others, got ${told}.`,
    subgraph: [...types.keys()].at(-1) ?? null,
    coordinate,
    hint: HINTS['FIELD_TYPE_MISMATCH'] ?? null,
  };
}

/** By `Type.field` and subgraph, without what is told to a subgraph. */
function typesOfFields(services: readonly Service[]): ReadonlyMap<string, Map<string, string>> {
  const found = new Map<string, Map<string, string>>();
  for (const { name: subgraph, typeDefs } of services) {
    const find = directivesOf(typeDefs);
    for (const node of typeDefs.definitions) {
      if (!hasOutputFields(node) || find(node, 'external') !== undefined) continue;
      for (const field of node.fields ?? []) {
        if (find(field, 'external') !== undefined) continue;
        const coordinate = `${node.name.value}.${field.name.value}`;
        const types = found.get(coordinate) ?? new Map<string, string>();
        found.set(coordinate, types.set(subgraph, print(field.type)));
      }
    }
  }
  return found;
}

type IsKind = (narrow: string, wide: string) => boolean;

function kindsIn(services: readonly Service[]): IsKind {
  const kinds = new Set<string>();
  for (const node of services.flatMap(({ typeDefs }) => typeDefs.definitions)) {
    if (hasOutputFields(node)) {
      for (const { name } of node.interfaces ?? []) kinds.add(`${node.name.value} ${name.value}`);
    }
    if (node.kind === Kind.UNION_TYPE_DEFINITION || node.kind === Kind.UNION_TYPE_EXTENSION) {
      for (const { name } of node.types ?? []) kinds.add(`${name.value} ${node.name.value}`);
    }
  }
  return (narrow, wide) => narrow === wide || kinds.has(`${narrow} ${wide}`);
}

function isSubtype(narrow: TypeNode, wide: TypeNode, isKind: IsKind): boolean {
  if (narrow.kind === Kind.NON_NULL_TYPE) {
    return isSubtype(narrow.type, wide.kind === Kind.NON_NULL_TYPE ? wide.type : wide, isKind);
  }
  if (wide.kind === Kind.NON_NULL_TYPE) return false;
  if (narrow.kind === Kind.LIST_TYPE) {
    return wide.kind === Kind.LIST_TYPE && isSubtype(narrow.type, wide.type, isKind);
  }
  return wide.kind === Kind.NAMED_TYPE && isKind(narrow.name.value, wide.name.value);
}

type TypeWithFields =
  | ObjectTypeDefinitionNode
  | ObjectTypeExtensionNode
  | InterfaceTypeDefinitionNode
  | InterfaceTypeExtensionNode;

export function hasOutputFields(node: DefinitionNode): node is TypeWithFields {
  return (
    node.kind === Kind.OBJECT_TYPE_DEFINITION ||
    node.kind === Kind.OBJECT_TYPE_EXTENSION ||
    node.kind === Kind.INTERFACE_TYPE_DEFINITION ||
    node.kind === Kind.INTERFACE_TYPE_EXTENSION
  );
}
