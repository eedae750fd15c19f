import {
  getNamedType,
  isCompositeType,
  Kind,
  OperationTypeNode,
  type FieldNode,
  type GraphQLCompositeType,
  type SelectionSetNode,
} from 'graphql';
import { fragmentsOf } from '../answer/fragments.ts';
import { argumentCost, variablesOf, type Variables } from './argumentCosts.ts';
import { INTROSPECTION_COST, MUTATION_COST, weightOf, type Priced } from './priced.ts';

type Data = Readonly<Record<string, unknown>>;
type Sent = Readonly<Record<string, unknown>>;

/** What the objects of one selection come to. */
type Measure = (data: Data, variables: Variables) => number;

/**
 * What an answer costs, by the same weights as the estimate: what it has, and not what it could have had. Fields that cost
 * nothing are not looked at.
 */
export function compileActual(priced: Priced): (data: object, sent: Sent) => number {
  const { schema, operation } = priced;
  const own = operation.operation === OperationTypeNode.MUTATION ? MUTATION_COST : 0;
  const root = schema.getRootType(operation.operation);
  if (!root) return () => own;
  const measure = new Compiler(priced).of([{ set: operation.selectionSet, parent: root }]);
  const read = variablesOf(operation);
  return (data, sent) => Math.ceil(own + (measure?.(data as Data, read(sent)) ?? 0));
}

interface Part {
  readonly set: SelectionSetNode;
  readonly parent: GraphQLCompositeType;
}

interface Located {
  readonly node: FieldNode;
  readonly parent: GraphQLCompositeType;
}

class Compiler {
  readonly #priced: Priced;
  readonly #fragments: ReturnType<typeof fragmentsOf>;

  constructor(priced: Priced) {
    this.#priced = priced;
    this.#fragments = fragmentsOf(priced.document);
  }

  /** Null where none of the fields costs anything. */
  of(parts: readonly Part[]): Measure | null {
    const byKey = new Map<string, Located[]>();
    for (const part of parts) this.#collect(part, byKey);
    const fields = [...byKey].flatMap(([key, located]) => {
      const measure = this.#field(located);
      if (measure === null) return [];
      // What every object has beside its fields is no field of it.
      const isOfAll = key in Object.prototype;
      return [{ key, measure, isOfAll }];
    });
    if (fields.length === 0) return null;
    return (data, variables) => {
      let sum = 0;
      for (const { key, measure, isOfAll } of fields) {
        if (!isOfAll || Object.hasOwn(data, key)) sum += measure(data[key], variables);
      }
      return sum;
    };
  }

  #collect({ set, parent }: Part, byKey: Map<string, Located[]>): void {
    const { schema } = this.#priced;
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) {
        const key = selection.alias?.value ?? selection.name.value;
        const known = byKey.get(key);
        if (known === undefined) byKey.set(key, [{ node: selection, parent }]);
        else known.push({ node: selection, parent });
        continue;
      }
      const fragment =
        selection.kind === Kind.INLINE_FRAGMENT
          ? selection
          : this.#fragments.get(selection.name.value);
      if (fragment === undefined) continue;
      const named = fragment.typeCondition && schema.getType(fragment.typeCondition.name.value);
      this.#collect(
        { set: fragment.selectionSet, parent: isCompositeType(named) ? named : parent },
        byKey,
      );
    }
  }

  /** Of objects of several types that have the field, the dearest counts. Null for what costs nothing. */
  #field(located: readonly Located[]): ((value: unknown, variables: Variables) => number) | null {
    const known = located.map((one) => this.#priceOf(one)).filter((one) => one !== null);
    const weight = Math.max(0, ...known.map((one) => one.weight));
    const ofArguments = known.find((one) => one.ofArguments !== null)?.ofArguments ?? null;
    const parts = known.flatMap(({ part }) => part ?? []);
    if (known.some(({ isSchema }) => isSchema)) {
      return (value) => (value === undefined ? 0 : INTROSPECTION_COST);
    }
    const below = this.of(parts);
    if (below === null && weight === 0 && ofArguments === null) return null;
    const valueCost = (value: unknown, variables: Variables): number => {
      if (value === null || value === undefined) return 0;
      if (Array.isArray(value)) {
        let sum = 0;
        for (const one of value) sum += valueCost(one, variables);
        return sum;
      }
      return below === null ? weight : weight + below(value as Data, variables);
    };
    return (value, variables) => {
      if (value === undefined) return 0;
      return Math.max(0, valueCost(value, variables) + (ofArguments?.(variables) ?? 0));
    };
  }

  #priceOf({ node, parent }: Located): Price | null {
    const name = node.name.value;
    if (name === '__schema' || name === '__type') return SCHEMA;
    const field = 'getFields' in parent ? parent.getFields()[name] : undefined;
    if (field === undefined) return null;
    const { costs } = this.#priced;
    const coordinate = `${parent.name}.${name}`;
    const type = getNamedType(field.type);
    return {
      weight: weightOf({ coordinate, type }, this.#priced),
      ofArguments: argumentCost({ field, coordinate, node }, costs),
      part:
        node.selectionSet && isCompositeType(type)
          ? { set: node.selectionSet, parent: type }
          : null,
      isSchema: false,
    };
  }
}

interface Price {
  readonly weight: number;
  readonly ofArguments: ((variables: Variables) => number) | null;
  readonly part: Part | null;
  readonly isSchema: boolean;
}

const SCHEMA: Price = { weight: 0, ofArguments: null, part: null, isSchema: true };
