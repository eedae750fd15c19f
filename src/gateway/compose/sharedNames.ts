import {
  Kind,
  type ConstValueNode,
  type DefinitionNode,
  type DocumentNode,
  type EnumValueDefinitionNode,
  type InputObjectTypeDefinitionNode,
  type InputObjectTypeExtensionNode,
  type InputValueDefinitionNode,
  type TypeNode,
} from 'graphql';
import { namedType } from '../../answer/namedType.ts';
import { directivesOf } from './federationNames.ts';
import type { Service } from './service.ts';

/** Values of enums and fields of inputs: the graph has those that all subgraphs have which have the type, and shows what none hides. */
export class SharedNames {
  /** By `Enum.VALUE` and `Input.field`. */
  readonly #counts = new Map<string, number>();
  /** By type. */
  readonly #subgraphs = new Map<string, number>();
  /** By `Input.field`. */
  readonly #types = new Map<string, TypeNode>();
  /** Fields of inputs that clients do not see. */
  readonly #hidden = new Set<string>();

  constructor(services: readonly Service[]) {
    for (const { typeDefs } of services) {
      const find = directivesOf(typeDefs);
      const types = new Set<string>();
      for (const { name, parts } of namedIn(typeDefs)) {
        types.add(name.value);
        for (const part of parts) {
          const coordinate = `${name.value}.${part.name.value}`;
          add(this.#counts, coordinate);
          if (!('type' in part)) continue;
          this.#types.set(coordinate, part.type);
          if (find(part, 'inaccessible') !== undefined) this.#hidden.add(coordinate);
        }
      }
      for (const type of types) add(this.#subgraphs, type);
    }
  }

  /** The first value of an enum, or field of an input, in it that the graph does not show; null where it shows all. */
  findUnshared(value: ConstValueNode, type: TypeNode): string | null {
    const name = namedType(type);
    if (value.kind === Kind.LIST) {
      return firstOf(value.values, (one) => this.findUnshared(one, type));
    }
    if (value.kind === Kind.ENUM) {
      return this.#isShared(name, value.value) ? null : `${name}.${value.value}`;
    }
    if (value.kind !== Kind.OBJECT) return null;
    return firstOf(value.fields, ({ name: field, value: inner }) => {
      const coordinate = `${name}.${field.value}`;
      if (!this.#isShared(name, field.value)) return coordinate;
      const of = this.#types.get(coordinate);
      return of === undefined ? null : this.findUnshared(inner, of);
    });
  }

  /** What is no value or field of any subgraph is another's to tell. */
  #isShared(type: string, part: string): boolean {
    const coordinate = `${type}.${part}`;
    if (this.#hidden.has(coordinate)) return false;
    const count = this.#counts.get(coordinate) ?? 0;
    return count === 0 || count === this.#subgraphs.get(type);
  }
}

interface Named {
  readonly name: { readonly value: string };
  /** Of an enum, or of an input. */
  readonly parts: readonly (EnumValueDefinitionNode | InputValueDefinitionNode)[];
}

function namedIn({ definitions }: DocumentNode): readonly Named[] {
  return definitions.flatMap((node): readonly Named[] => {
    if (node.kind === Kind.ENUM_TYPE_DEFINITION || node.kind === Kind.ENUM_TYPE_EXTENSION) {
      return [{ name: node.name, parts: node.values ?? [] }];
    }
    return isInput(node) ? [{ name: node.name, parts: node.fields ?? [] }] : [];
  });
}

export function isInput(
  node: DefinitionNode,
): node is InputObjectTypeDefinitionNode | InputObjectTypeExtensionNode {
  return (
    node.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION ||
    node.kind === Kind.INPUT_OBJECT_TYPE_EXTENSION
  );
}

function add(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function firstOf<T>(all: readonly T[], find: (one: T) => string | null): string | null {
  for (const one of all) {
    const found = find(one);
    if (found !== null) return found;
  }
  return null;
}
