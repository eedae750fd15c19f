import {
  getNullableType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  TypeNameMetaFieldDef,
  type FieldNode,
  type GraphQLAbstractType,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { anomaly } from '../../answer/anomaly.ts';
import { collectFields, type Scope } from '../../answer/collectFields.ts';
import type { Context } from '../../context.ts';
import { typeOfId } from '../../ids.ts';
import type { OwnedEntity } from '../entities.ts';
import type { WrittenResolvers } from '../adaptResolvers.ts';
import { isReference, loadDocument } from '../references.ts';
import { compileArguments } from './arguments.ts';
import { completeWhenThere, isPromise, leafField, type Resolved } from './fields.ts';
import { leafValue } from './leafValue.ts';
import type { Objects } from './objects.ts';
import type { ArgumentPlace, Complete, Make, Parent } from './run.ts';
import type { SharedFields } from './sharedFields.ts';

type Field = GraphQLField<unknown, unknown>;
type Resolver = GraphQLFieldResolver<unknown, Context>;

export interface CompileParts extends Scope {
  readonly entities: ReadonlyMap<string, OwnedEntity>;
  readonly written: WrittenResolvers;
  readonly shared: SharedFields;
  readonly objects: Objects;
}

/** Makes the data of a query whose skipped parts are decided. @throws anomaly for introspection */
export function compileQuery(parts: CompileParts, operation: OperationDefinitionNode): Make {
  const root = parts.schema.getQueryType();
  if (root == null) throw anomaly;
  return new Compiler(parts).objectOf(root, [operation.selectionSet]);
}

/** No resolver of ours reads it (test/domains.test.ts). */
const noInfo = undefined as never;

class Compiler {
  readonly #parts: CompileParts;
  #places = 0;

  constructor(parts: CompileParts) {
    this.#parts = parts;
  }

  /** An object of the type with all that is selected. */
  objectOf(type: GraphQLObjectType, selectionSets: readonly SelectionSetNode[]): Make {
    const fields = new Map<string, Make>();
    for (const [key, nodes] of collectFields(this.#parts, type, selectionSets)) {
      fields.set(key, this.#field(type, key, nodes));
    }
    return this.#parts.objects.of(type.name, fields);
  }

  #field(type: GraphQLObjectType, key: string, nodes: readonly FieldNode[]): Make {
    const [node] = nodes;
    if (node === undefined) throw anomaly;
    const compile = (): Make => this.#compileField(type, key, nodes);
    return isPlain(node) ? this.#parts.shared.of(type, key, compile) : compile();
  }

  #compileField(type: GraphQLObjectType, key: string, nodes: readonly FieldNode[]): Make {
    const [node] = nodes;
    if (node === undefined) throw anomaly;
    const name = node.name.value;
    if (name === TypeNameMetaFieldDef.name) return () => type.name;
    const field: Field | undefined = type.getFields()[name];
    if (field === undefined) throw anomaly;
    const { written } = this.#parts;
    const resolve = written.has(field) ? written.get(field) : field.resolve;
    const complete = this.#complete(field.type, selectionsOf(nodes));
    const resolved = this.#resolve(field, node, resolve ?? property(name));
    const leaf = getNullableType(field.type);
    if (isLeafType(leaf)) return leafField({ key, resolved, leaf: leafValue(leaf), complete });
    return (parent, run) => completeWhenThere(resolved(parent, run), run, key, complete);
  }

  #resolve(field: Field, node: FieldNode, resolve: Resolver): Resolved {
    const { fixed, read } = compileArguments(field, node);
    if (read === null) return (parent, { context }) => resolve(parent, fixed, context, noInfo);
    const place: ArgumentPlace = { index: this.#places, read };
    this.#places += 1;
    return (parent, run) => resolve(parent, run.argumentsAt(place), run.context, noInfo);
  }

  #complete(type: GraphQLOutputType, selectionSets: readonly SelectionSetNode[]): Complete {
    const isNullable = !isNonNullType(type);
    const ofNull = isNullable ? nullable : required;
    const present = isNullable ? type : type.ofType;
    if (isLeafType(present)) return ofNull(leafValue(present));
    if (isListType(present)) return ofNull(listOf(this.#complete(present.ofType, selectionSets)));
    if (isObjectType(present)) return this.#object(present, selectionSets, ofNull);
    return this.#abstract(present, selectionSets, ofNull);
  }

  #object(
    type: GraphQLObjectType,
    selectionSets: readonly SelectionSetNode[],
    ofNull: OfNull,
  ): Complete {
    const make = this.objectOf(type, selectionSets);
    const complete = ofNull((value, run) => make(parentOf(value), run));
    const entity = this.#parts.entities.get(type.name);
    if (entity === undefined || !('id' in type.getFields())) return complete;
    const isDocumentNeeded = this.#asksForDocument(type, entity, selectionSets);
    const place = this.#places;
    this.#places += 1;
    return (value, run, key) => {
      const id = idOf(value);
      if (id === null) return complete(value, run, key);
      // Whatever leads to an entity, nothing else can come of it at one place.
      const made = run.entitiesAt(place);
      const known = made.get(id);
      if (isPromise(known)) return run.later(key, known, () => made.get(id));
      if (known !== undefined) return known;
      const finish: Complete = (found, _run, at) => {
        const data = complete(found, run, at);
        made.set(id, data);
        return data;
      };
      if (!isDocumentNeeded || !isReference(value)) return finish(value, run, key);
      const document = loadDocument(run.context, id, entity);
      if (!isPromise(document)) return finish(document, run, key);
      made.set(id, document);
      return run.later(key, document, finish);
    };
  }

  /** Each type is compiled when the first object of it comes: most of a union's never do. */
  #abstract(
    type: GraphQLAbstractType,
    selectionSets: readonly SelectionSetNode[],
    ofNull: OfNull,
  ): Complete {
    const { schema } = this.#parts;
    const known = new Map<string, Complete>();
    return ofNull((value, run, key) => {
      const name = typeOfId(String(parentOf(value)['_id']));
      let complete = known.get(name);
      if (complete === undefined) {
        const object = schema.getType(name);
        if (!isObjectType(object) || !schema.isSubType(type, object)) throw anomaly;
        complete = this.#object(object, selectionSets, ofNull);
        known.set(name, complete);
      }
      return complete(value, run, key);
    });
  }

  #asksForDocument(
    type: GraphQLObjectType,
    { fields }: OwnedEntity,
    selectionSets: readonly SelectionSetNode[],
  ): boolean {
    const collected = collectFields(this.#parts, type, selectionSets);
    return [...collected.values()].some(
      ([node]) => node !== undefined && fields.has(node.name.value),
    );
  }
}

/** What graphql-js does where there is no resolver. */
function property(name: string): Resolver {
  return (parent, args, context, info) => {
    const value = (parent as Parent)[name];
    return typeof value === 'function'
      ? (value.call(parent, args, context, info) as unknown)
      : value;
  };
}

/** What a null is to a way of completing values. */
type OfNull = (complete: Complete) => Complete;

function nullable(complete: Complete): Complete {
  return (value, run, key) => (value == null ? null : complete(value, run, key));
}

function required(complete: Complete): Complete {
  return (value, run, key) => {
    if (value == null) throw anomaly;
    return complete(value, run, key);
  };
}

function listOf(complete: Complete): Complete {
  return (value, run) => {
    if (!Array.isArray(value)) throw anomaly;
    const since = run.waiting;
    const list: unknown[] = [];
    for (let key = 0; key < value.length; key += 1) {
      list.push(completeWhenThere(value[key], run, key, complete));
    }
    if (run.waiting !== since) run.hold(list, since);
    return list;
  };
}

function parentOf(value: unknown): Parent {
  if (typeof value !== 'object' || value === null || value instanceof Error) throw anomaly;
  return value as Parent;
}

function idOf(value: unknown): string | null {
  if (typeof value !== 'object' || value === null) return null;
  const { _id: id } = value as { readonly _id?: unknown };
  return typeof id === 'string' ? id : null;
}

function selectionsOf(nodes: readonly FieldNode[]): readonly SelectionSetNode[] {
  return nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
}

/** Whether nothing in a document decides over the field but that it is asked for. */
function isPlain({ alias, arguments: given, selectionSet }: FieldNode): boolean {
  return alias === undefined && selectionSet === undefined && (given?.length ?? 0) === 0;
}
