import {
  doTypesOverlap,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isLeafType,
  parse,
  validate,
  type DocumentNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
} from 'graphql';
import type { Random } from './random.ts';
import { ValueWriter, type ValueParts } from './randomValues.ts';

export interface RandomOperation {
  readonly text: string;
  readonly document: DocumentNode;
  readonly operationName: string | null;
  readonly variables: Readonly<Record<string, unknown>>;
}

export interface OperationParts extends ValueParts {
  readonly schema: GraphQLSchema;
  /** How many fields at most. */
  readonly maxFields?: number;
  readonly maxDepth?: number;
  /** Goes down more than it goes wide. */
  readonly isDeep?: boolean;
}

/** Valid operations that use all of the query language; each call gives another. */
export function createRandomOperations(parts: OperationParts): () => RandomOperation {
  return () => {
    for (let attempt = 0; attempt < 200; attempt += 1) {
      const operation = new Writer(parts).write();
      const document = parse(operation.text);
      if (validate(parts.schema, document).length === 0) return { ...operation, document };
    }
    throw new Error('Expected one of 200 operations to be valid.');
  };
}

/** What stands at a response key, so that most of what is written can be merged. */
interface Taken {
  readonly call: string;
  readonly below: Keys;
}
type Keys = Map<string, Taken>;

interface Place {
  readonly keys: Keys;
  readonly depth: number;
}

class Writer {
  readonly #parts: OperationParts;
  readonly #random: Random;
  readonly #values: ValueWriter;
  readonly #fragments: { readonly name: string; readonly type: string; readonly text: string }[] =
    [];
  #budget: number;

  constructor(parts: OperationParts) {
    this.#parts = parts;
    this.#random = parts.random;
    this.#values = new ValueWriter(parts);
    this.#budget = 1 + this.#random.integer(parts.maxFields ?? 30);
  }

  write(): Omit<RandomOperation, 'document'> {
    const { schema } = this.#parts;
    const root = schema.getQueryType();
    if (!root) throw new Error('Expected a schema with queries.');
    const body = this.#selections(root, { keys: new Map(), depth: 0 });
    const definitions = [...this.#values.definitions].map(([name, type]) => `$${name}: ${type}`);
    const isAmongOthers = this.#random.chance(0.1);
    const name = isAmongOthers || this.#random.chance(0.2) ? 'Asked' : '';
    const variables = definitions.length === 0 ? '' : `(${definitions.join(', ')})`;
    const head = name === '' && variables === '' ? '' : `query ${name}${variables} `;
    const texts = [
      `${head}${body}`,
      ...this.#fragments.map(({ name, type, text }) => `fragment ${name} on ${type} ${text}`),
      ...(isAmongOthers ? ['query Other { __typename }'] : []),
    ];
    if (this.#random.chance(0.5)) texts.reverse();
    return {
      text: texts.join('\n'),
      operationName: isAmongOthers || (name !== '' && this.#random.chance(0.5)) ? name : null,
      variables: this.#values.variables,
    };
  }

  #selections(type: GraphQLCompositeType, place: Place): string {
    const width = place.depth === 0 ? 3 : 5;
    const count = 1 + this.#random.integer(this.#parts.isDeep === true ? 2 : width);
    const written: string[] = [];
    for (let index = 0; index < count && (index === 0 || this.#budget > 0); index += 1) {
      written.push(this.#selection(type, place));
    }
    return `{ ${written.join(' ')} }`;
  }

  #selection(type: GraphQLCompositeType, place: Place): string {
    const random = this.#random;
    const isNested = random.chance(isAbstractType(type) ? 0.5 : 0.15) && this.#budget > 0;
    if (isNested && random.chance(0.35)) {
      const known = this.#fragments.filter((fragment) => this.#overlaps(fragment.type, type));
      if (known.length > 0 && random.chance(0.4)) {
        return `...${random.pick(known).name}${this.#directives()}`;
      }
      const condition = this.#condition(type);
      const text = this.#selections(condition, place);
      const name = `F${this.#fragments.length}`;
      this.#fragments.push({ name, type: condition.name, text });
      return `...${name}${this.#directives()}`;
    }
    if (isNested) {
      const condition = this.#condition(type);
      const isBare = condition === type && random.chance(0.4);
      return `...${isBare ? '' : ` on ${condition.name}`}${this.#directives()} ${this.#selections(condition, place)}`;
    }
    return this.#field(type, place);
  }

  /** Some type that a fragment on `type` can be for. */
  #condition(type: GraphQLCompositeType): GraphQLCompositeType {
    const { schema } = this.#parts;
    if (this.#random.chance(0.15)) return type;
    const near = isAbstractType(type) ? schema.getPossibleTypes(type) : [];
    if (near.length > 0 && this.#random.chance(0.7)) return this.#random.pick(near);
    const all = Object.values(schema.getTypeMap())
      .filter(isCompositeType)
      .filter((other) => !other.name.startsWith('__') && doTypesOverlap(schema, other, type));
    return this.#random.pick(all);
  }

  #overlaps(name: string, type: GraphQLCompositeType): boolean {
    const { schema } = this.#parts;
    const other = schema.getType(name);
    return isCompositeType(other) && doTypesOverlap(schema, other, type);
  }

  #field(type: GraphQLCompositeType, place: Place): string {
    const random = this.#random;
    this.#budget -= 1;
    const fields = 'getFields' in type ? Object.values(type.getFields()) : [];
    if (fields.length === 0 || random.chance(0.1)) return this.#typename(fields, place);
    if (place.depth === 0 && random.chance(0.04)) return this.#introspection(place);
    const isDeep = place.depth >= (this.#parts.maxDepth ?? 8) || this.#budget <= 0;
    const leaves = fields.filter(({ type: of }) => isLeafType(getNamedType(of)));
    const objects = fields.filter((one) => !leaves.includes(one));
    const isDown = this.#parts.isDeep === true && objects.length > 0 && random.chance(0.85);
    const wanted = isDown ? objects : fields;
    const field = random.pick(isDeep && leaves.length > 0 ? leaves : wanted);
    const call = field.name + this.#values.args(type, field);
    const keys = this.#take(this.#alias(field.name, fields), call, place.keys);
    const { key } = keys;
    const named = getNamedType(field.type);
    const head = `${key === field.name ? '' : `${key}: `}${call}${this.#directives()}`;
    if (!isCompositeType(named)) return head;
    return `${head} ${this.#selections(named, { keys: keys.below, depth: place.depth + 1 })}`;
  }

  #typename(fields: readonly { readonly name: string }[], { keys }: Place): string {
    const { key } = this.#take(this.#alias('__typename', fields), '__typename', keys);
    return `${key === '__typename' ? '' : `${key}: `}__typename${this.#directives()}`;
  }

  #introspection({ keys }: Place): string {
    const named = Object.keys(this.#parts.schema.getTypeMap());
    const call = this.#random.pick([
      '__schema { queryType { name } }',
      '__schema { __typename directives { name } }',
      `__type(name: "${this.#random.pick([...named, 'Nothing'])}") { kind name fields { name type { kind name } } possibleTypes { name } }`,
    ]);
    const { key } = this.#take('intro', call, keys);
    return `${key}: ${call}`;
  }

  /** Mostly the name; else what may collide with what a planner adds. */
  #alias(name: string, fields: readonly { readonly name: string }[]): string {
    const random = this.#random;
    if (random.chance(0.75)) return name;
    return random.pick([
      'a',
      'b',
      'id',
      'name',
      'nodes',
      `${name}_`,
      ...fields.map((field) => field.name),
      ...(random.chance(0.1) ? ['__typename', '_0', 'constructor'] : []),
    ]);
  }

  /** The key, or another where something else has it; seldom the key all the same. */
  #take(wanted: string, call: string, keys: Keys): { readonly key: string; readonly below: Keys } {
    let key = wanted;
    for (let number = 1; ; number += 1) {
      const known = keys.get(key);
      if (known === undefined || known.call === call) break;
      if (this.#random.chance(0.03)) return { key, below: new Map() };
      key = `${wanted}${number}`;
    }
    const below = keys.get(key)?.below ?? new Map<string, Taken>();
    keys.set(key, { call, below });
    return { key, below };
  }

  #directives(): string {
    const random = this.#random;
    if (!random.chance(0.08)) return '';
    const name = random.pick(['skip', 'include']);
    const value = random.chance(0.5)
      ? String(random.chance(0.5))
      : `$${this.#values.variable('Boolean!', () => random.chance(0.5), 'false')}`;
    const second = random.chance(0.15) ? ` @${name === 'skip' ? 'include' : 'skip'}(if: true)` : '';
    return ` @${name}(if: ${value})${second}`;
  }
}
