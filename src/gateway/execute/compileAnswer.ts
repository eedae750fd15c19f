import {
  isAbstractType,
  isCompositeType,
  isEnumType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  TypeNameMetaFieldDef,
  type FieldNode,
  type GraphQLAbstractType,
  type GraphQLEnumType,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
} from 'graphql';
import { functionOf } from '../../answer/functionOf.ts';
import type { Spending } from '../../graph/graph.ts';
import { createAreAlike, type AreAlike } from './alike.ts';
import {
  createFieldCollector,
  type CompletedOperation,
  type FieldCollector,
  type FieldGroup,
} from './fieldGroups.ts';
import type { DataObject } from './fieldFailure.ts';
import { leafChecks, type LeafChecks } from './leafChecks.ts';

/** The JSON of an answer with this data; null where a value is not as the schema says, or failed. */
export type WriteAnswer = (
  data: DataObject,
  missing: ReadonlySet<DataObject>,
  spending?: Spending,
) => string | null;

/** Beyond this, as with many fragments on many types, compiling would cost more than it saves. */
const MAX_FUNCTIONS = 1000;

/**
 * Compiles what graphql-js would do with the data, as long as nothing is wrong with it, to one function
 * that makes the objects of the answer, which JSON.stringify writes faster than text can be put together.
 * Null where it cannot be: for introspection, and for what would be too much code.
 */
export function compileAnswer(completed: CompletedOperation): WriteAnswer | null {
  const { schema, operation } = completed;
  const root = schema.getRootType(operation.operation);
  if (!root) return null;
  try {
    return new Shaper(completed).compile(root);
  } catch (error) {
    if (error instanceof NotCompiled) return null;
    throw error;
  }
}

/** Not to be answered by compiled code, or not by what is there. */
class NotCompiled extends Error {
  override readonly name = 'NotCompiled';
}

const anomaly = new NotCompiled();

/** Ends the shaping of an answer: graphql-js finds out what it is, and says so. */
function giveUp(): never {
  throw anomaly;
}

/** Makes the text of the functions; each shapes the values of one type with one selection. */
class Shaper {
  readonly #completed: CompletedOperation;
  readonly #collector: FieldCollector;
  readonly #areAlike: AreAlike;
  readonly #functions: string[] = [];
  /** What is known of selections that were met before: names of functions. */
  readonly #known = new Map<string, string>();
  /** Sets of names that the functions look values up in. */
  readonly #sets: ReadonlySet<string>[] = [];
  readonly #setNumbers = new Map<string, number>();
  readonly #nodeNumbers = new Map<FieldNode, number>();
  #count = 0;

  constructor(completed: CompletedOperation) {
    this.#completed = completed;
    this.#collector = createFieldCollector(completed);
    this.#areAlike = createAreAlike(completed);
  }

  compile(root: GraphQLObjectType): WriteAnswer {
    const fields = this.#collector.ofOperation(root);
    const name = this.#add((own) => `function ${own}(x,M){${this.#objectBody(root, fields)}}`);
    const code = `const {${helpers}}=L;${this.#functions.join('\n')}\nreturn ${name};`;
    const make = functionOf(['L', 'E'], code) as MakeShape;
    const shape = make(leafChecks(giveUp), this.#sets);
    return (data, missing, spending) => {
      try {
        const shaped = shape(data, missing.size === 0 ? null : missing);
        spending?.answered(shaped);
        return JSON.stringify({ data: shaped });
      } catch (error) {
        if (error === anomaly) return null;
        throw error;
      }
    };
  }

  /** The name of the function that shapes composite values of a type. */
  #composite(type: GraphQLObjectType | GraphQLAbstractType, nodes: readonly FieldNode[]): string {
    return this.#once(`${type.name} ${this.#numbersOf(nodes)}`, (own) => {
      const body = isObjectType(type)
        ? this.#objectBody(type, this.#collector.below(type, nodes))
        : this.#abstractBody(type, nodes);
      return `function ${own}(x,M){${body}}`;
    });
  }

  #abstractBody(type: GraphQLAbstractType, nodes: readonly FieldNode[]): string {
    const possible = this.#completed.schema.getPossibleTypes(type);
    const [first] = possible;
    const cases = possible.map(
      (object) => `case ${quote(object.name)}:return ${this.#composite(object, nodes)}(x,M);`,
    );
    // Nobody asked which type it is, because it makes no difference.
    const otherwise =
      first === undefined || !this.#areAlike(type, nodes)
        ? 'return giveUp()'
        : `return isOpen(t,E[${this.#abstractNames()}])?${this.#composite(first, nodes)}(x,M):giveUp()`;
    return `const t=x.__typename;switch(t){${cases.join('')}default:${otherwise}}`;
  }

  #objectBody(type: GraphQLObjectType, groups: readonly FieldGroup[]): string {
    const members = groups.map(
      (group) => `${nameOf(group.responseName)}:${this.#member(type, group)}`,
    );
    return `let v;return {${members.join()}}`;
  }

  #member(type: GraphQLObjectType, { name, key, nodes }: FieldGroup): string {
    if (name === TypeNameMetaFieldDef.name) return quote(type.name);
    const field = type.getFields()[name];
    // Introspection.
    if (field === undefined) throw new NotCompiled();
    const value = `v=x[${quote(key)}]`;
    if (isNonNullType(field.type))
      return `(${value},${this.#present('v', field.type.ofType, nodes)})`;
    const present = this.#present('v', field.type, nodes);
    return `(${value},v===undefined?giveUp():${nullTest(field.type)}?null:${present})`;
  }

  /** An expression for a value that is to be there. */
  #present(value: string, type: GraphQLOutputType, nodes: readonly FieldNode[]): string {
    if (isLeafType(type)) return this.#leaf(value, type);
    if (isListType(type)) return `${this.#list(type.ofType, nodes)}(${value},M)`;
    if (isNonNullType(type)) return this.#present(value, type.ofType, nodes);
    return `${this.#composite(type, nodes)}(object(${value},M),M)`;
  }

  #list(of: GraphQLOutputType, nodes: readonly FieldNode[]): string {
    return this.#once(`[${String(of)}] ${this.#numbersOf(nodes)}`, (own) => {
      const present = this.#present('v', of, nodes);
      const element = isNonNullType(of)
        ? present
        : `(v===undefined||${nullTest(of)}?null:${present})`;
      return (
        `function ${own}(x,M){if(!Array.isArray(x))giveUp();const o=[];let v;` +
        `for(let i=0;i<x.length;i++){v=x[i];o.push(${element})}return o}`
      );
    });
  }

  #leaf(value: string, type: GraphQLLeafType): string {
    if (isEnumType(type)) return `enumeration(${value},E[${this.#enumOf(type)}])`;
    switch (type.name) {
      case 'String':
        return `string(${value})`;
      case 'ID':
        return `id(${value})`;
      case 'Int':
        return `int(${value})`;
      case 'Float':
        return `float(${value})`;
      case 'Boolean':
        return `boolean(${value})`;
      default:
        return `custom(${value})`;
    }
  }

  #enumOf(type: GraphQLEnumType): number {
    return this.#setNumber(type.name, () => type.getValues().map(({ name }) => name));
  }

  #abstractNames(): number {
    const { schema } = this.#completed;
    return this.#setNumber('', () =>
      Object.values(schema.getTypeMap())
        .filter(isAbstractType)
        .map(({ name }) => name),
    );
  }

  #setNumber(name: string, names: () => readonly string[]): number {
    const number = this.#setNumbers.get(name) ?? this.#sets.push(new Set(names())) - 1;
    this.#setNumbers.set(name, number);
    return number;
  }

  /** Adds a function unless the same is there already; selections have no cycles. */
  #once(key: string, write: (name: string) => string): string {
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const name = this.#add(write);
    this.#known.set(key, name);
    return name;
  }

  #add(write: (name: string) => string): string {
    this.#count += 1;
    if (this.#count > MAX_FUNCTIONS) throw new NotCompiled();
    const name = `f${this.#count}`;
    this.#functions.push(write(name));
    return name;
  }

  #numbersOf(nodes: readonly FieldNode[]): string {
    return nodes
      .map((node) => {
        const number = this.#nodeNumbers.get(node) ?? this.#nodeNumbers.size;
        this.#nodeNumbers.set(node, number);
        return number;
      })
      .join();
  }
}

type MakeShape = (
  checks: LeafChecks,
  sets: readonly ReadonlySet<string>[],
) => (data: DataObject, missing: ReadonlySet<DataObject> | null) => object;

const helpers = Object.keys(leafChecks(giveUp)).join();

const quote = (text: string): string => JSON.stringify(text);

/** As a literal names a member; `__proto__` in any other way would be no member at all. */
function nameOf(key: string): string {
  return key === '__proto__' ? '["__proto__"]' : quote(key);
}

/** Whether `v`, which is there, is null, or an object that turned out not to exist. */
function nullTest(type: GraphQLOutputType): string {
  return isCompositeType(type) ? 'v===null||isMissing(v,M)' : 'v===null';
}
