import {
  getNamedType,
  isAbstractType,
  isEnumType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';
import type { Subgraph, SubgraphError, SubgraphRequest } from '../../src/gateway/subgraph.ts';
import { createRandom, type Random } from './random.ts';

interface OddParts {
  readonly name: string;
  /** The API schema of all subgraphs. */
  readonly schema: GraphQLSchema;
  /** Which answers it gives. */
  readonly seed: () => number;
  /** How likely each value is not what the schema says. */
  readonly oddness: () => number;
}

/** A subgraph in this process that gives random data, the same for the same request and seed, not all of it right. */
export function createOddSubgraph({ name, schema, seed, oddness }: OddParts): Subgraph {
  return {
    name,
    execute: async (request) => {
      const random = createRandom(seed() + hashOf(name + request.operation.text));
      const errors: SubgraphError[] = [];
      const data = new Answer({ schema, random, oddness: oddness(), errors }).to(request);
      return { data, errors };
    },
    // No operation of these tests subscribes.
    subscribe: async function* () {
      yield { data: null, errors: [] };
    },
    close: async () => undefined,
  };
}

interface Making {
  readonly schema: GraphQLSchema;
  readonly random: Random;
  readonly oddness: number;
  readonly errors: SubgraphError[];
}

type Path = readonly (string | number)[];

class Answer {
  readonly #making: Making;

  constructor(making: Making) {
    this.#making = making;
  }

  to({ operation, variables }: SubgraphRequest): Record<string, unknown> {
    const { schema } = this.#making;
    const [definition] = operation.document.definitions;
    const query = schema.getQueryType();
    if (definition?.kind !== Kind.OPERATION_DEFINITION || !query) throw new Error('No operation.');
    const data: Record<string, unknown> = {};
    for (const selection of definition.selectionSet.selections) {
      if (selection.kind !== Kind.FIELD || selection.name.value !== '_entities') {
        const only = { ...definition.selectionSet, selections: [selection] };
        Object.assign(data, this.#object(query, only, []));
        continue;
      }
      const key = (selection.alias ?? selection.name).value;
      const argument = selection.arguments?.[0]?.value;
      const list = argument?.kind === Kind.VARIABLE ? variables[argument.name.value] : [];
      // What the gateway sends.
      const representations = list as readonly { readonly __typename: string }[];
      data[key] = representations.map(({ __typename }, index) =>
        this.#making.random.chance(this.#making.oddness)
          ? null
          : this.#of(schema.getType(__typename), selection.selectionSet, [key, index]),
      );
    }
    return data;
  }

  #value(type: GraphQLOutputType, selected: SelectionSetNode | undefined, path: Path): unknown {
    const { random, oddness } = this.#making;
    if (random.chance(oddness)) return this.#odd(type, selected, path);
    if (isNonNullType(type)) return this.#present(type.ofType, selected, path);
    return random.chance(0.1) ? null : this.#present(type, selected, path);
  }

  #present(type: GraphQLOutputType, selected: SelectionSetNode | undefined, path: Path): unknown {
    const { random } = this.#making;
    if (isNonNullType(type)) return this.#present(type.ofType, selected, path);
    if (isListType(type)) {
      return Array.from({ length: random.integer(4) }, (_, index) =>
        this.#value(type.ofType, selected, [...path, index]),
      );
    }
    return isLeafType(type) ? this.#leaf(type) : this.#of(type, selected, path);
  }

  #of(
    type: GraphQLNamedType | undefined,
    selected: SelectionSetNode | undefined,
    path: Path,
  ): unknown {
    const { schema, random } = this.#making;
    const object = isAbstractType(type) ? random.pick(schema.getPossibleTypes(type)) : type;
    if (!isObjectType(object) || !selected) throw new Error('Expected an object type.');
    return this.#object(object, selected, path);
  }

  #object(type: GraphQLObjectType, { selections }: SelectionSetNode, path: Path) {
    const { schema } = this.#making;
    const object: Record<string, unknown> = {};
    for (const selection of selections) {
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        const condition = schema.getType(selection.typeCondition?.name.value ?? type.name);
        const isFor =
          condition === type || (isAbstractType(condition) && schema.isSubType(condition, type));
        if (isFor) Object.assign(object, this.#object(type, selection.selectionSet, path));
      } else if (selection.kind === Kind.FIELD) {
        const key = (selection.alias ?? selection.name).value;
        const field = type.getFields()[selection.name.value];
        const value = field
          ? this.#value(field.type, selection.selectionSet, [...path, key])
          : type.name;
        if (value !== undefined) object[key] = value;
      }
    }
    return object;
  }

  #leaf(type: GraphQLNamedType): unknown {
    const { random } = this.#making;
    if (isEnumType(type)) return random.pick(type.getValues()).name;
    return random.pick(LEAVES[type.name] ?? CUSTOM);
  }

  /** What subgraphs must not answer, and do. */
  #odd(type: GraphQLOutputType, selected: SelectionSetNode | undefined, path: Path): unknown {
    const { random, errors } = this.#making;
    const named = getNamedType(type);
    if (isLeafType(named) && random.chance(0.6)) {
      // A key of this kind could not even be sent.
      return random.pick(named.name === 'ID' ? ODD : [...ODD, 12n]);
    }
    switch (random.integer(7)) {
      case 0:
        return undefined;
      case 1:
        return null;
      case 2:
        errors.push({ message: `Odd ${path.length}`, path, extensions: { code: 'ODD' } });
        return null;
      case 3:
        return isLeafType(named) ? 'odd' : random.pick(ODD);
      case 4:
        return [this.#present(type, selected, [...path, 0])];
      case 5:
        return isLeafType(named) ? { name: 'an object' } : { __typename: 'Nothing' };
      default:
        return isLeafType(named) ? random.pick(CUSTOM) : this.#of(named, selected, path);
    }
  }
}

const TEXTS = [
  '',
  'plain',
  'a "quoted" \\ one',
  '\n\t\u0000\u001f',
  '\u2028\u2029 é 😀',
  '\ud800',
  'x\udc00',
];
const NUMBERS = [0, -0, 1, -7, 0.1, 2 ** 31 - 1, -(2 ** 31), 1e21, 1e-7, 5e-324, 2 ** 53 + 2];
const LEAVES: Readonly<Record<string, readonly unknown[]>> = {
  String: [...TEXTS, 'long '.repeat(200)],
  ID: [...TEXTS, 7, -0, 1e21, 2 ** 53],
  Int: [0, -0, 1, -1, 2 ** 31 - 1, -(2 ** 31)],
  Float: NUMBERS,
  Boolean: [true, false],
};
const CUSTOM = [...TEXTS, ...NUMBERS, true, [], [1, [null]], { a: { b: '\u2028' } }, {}];
const ODD = [
  NaN,
  Infinity,
  2 ** 31,
  0.5,
  'not of the enum',
  true,
  [],
  [[]],
  {},
  Symbol('none'),
  () => 0,
  new Date(0),
];

function hashOf(text: string): number {
  return Buffer.from(text).reduce((sum, byte) => (Math.imul(sum, 31) + byte) | 0, 7);
}
