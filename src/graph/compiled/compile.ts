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
import { leafText } from '../../answer/leafText.ts';
import type { Context } from '../../context.ts';
import { typeOfId } from '../../ids.ts';
import type { OwnedEntity } from '../entities.ts';
import type { WrittenResolvers } from '../adaptResolvers.ts';
import { isReference, loadDocument } from '../references.ts';
import { compileArguments } from './arguments.ts';
import { completeWhenThere, leafField, type Resolved } from './fields.ts';
import type { ArgumentPlace, Complete, WriteField } from './run.ts';
import type { SharedWriters } from './sharedWriters.ts';

type Field = GraphQLField<unknown, unknown>;
type Resolver = GraphQLFieldResolver<unknown, Context>;

export interface CompileParts extends Scope {
  readonly entities: ReadonlyMap<string, OwnedEntity>;
  readonly written: WrittenResolvers;
  readonly shared: SharedWriters;
}

/** Writes the data of a query whose skipped parts are decided. @throws anomaly for introspection */
export function compileQuery(parts: CompileParts, operation: OperationDefinitionNode): Complete {
  const root = parts.schema.getQueryType();
  if (root == null) throw anomaly;
  const write = new Compiler(parts).fieldsOf(root, [operation.selectionSet]);
  return (_value, out, run) => {
    write(nothing, out, run);
  };
}

const nothing: Readonly<Record<string, unknown>> = {};
/** No resolver of ours reads it (test/domains.test.ts). */
const noInfo = undefined as never;

class Compiler {
  readonly #parts: CompileParts;
  #places = 0;

  constructor(parts: CompileParts) {
    this.#parts = parts;
  }

  /** All fields of one type of object, braces included. */
  fieldsOf(type: GraphQLObjectType, selectionSets: readonly SelectionSetNode[]): WriteField {
    const collected = collectFields(this.#parts, type, selectionSets);
    const writers = [...collected].map(([key, nodes], index) => {
      const prefix = `${index === 0 ? '{' : ','}${JSON.stringify(key)}:`;
      return this.#field(type, nodes, prefix);
    });
    if (writers.length === 0) return writesAlways('{}');
    return (parent, out, run) => {
      for (const write of writers) write(parent, out, run);
      out.write('}');
    };
  }

  #field(type: GraphQLObjectType, nodes: readonly FieldNode[], prefix: string): WriteField {
    const [node] = nodes;
    if (node === undefined) throw anomaly;
    const { shared } = this.#parts;
    const make = (): WriteField => this.#makeField(type, node, nodes, prefix);
    return isPlain(node) ? shared.of(type, prefix, make) : make();
  }

  #makeField(
    type: GraphQLObjectType,
    node: FieldNode,
    nodes: readonly FieldNode[],
    prefix: string,
  ): WriteField {
    const name = node.name.value;
    if (name === TypeNameMetaFieldDef.name) {
      return writesAlways(prefix + JSON.stringify(type.name));
    }
    const field: Field | undefined = type.getFields()[name];
    if (field === undefined) throw anomaly;
    const { written } = this.#parts;
    const resolve = written.has(field) ? written.get(field) : field.resolve;
    const complete = this.#complete(field.type, selectionsOf(nodes));
    const resolved = this.#resolve(field, node, resolve ?? property(name));
    const leaf = getNullableType(field.type);
    if (isLeafType(leaf)) return leafField({ prefix, resolved, text: leafText(leaf), complete });
    return (parent, out, run) => {
      out.write(prefix);
      completeWhenThere(resolved(parent, run), out, run, complete);
    };
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
    if (isLeafType(present)) {
      const text = leafText(present);
      return ofNull((value, out) => {
        out.write(text(value));
      });
    }
    if (isListType(present)) return ofNull(listOf(this.#complete(present.ofType, selectionSets)));
    if (isObjectType(present)) return this.#object(present, selectionSets, ofNull);
    return this.#abstract(present, selectionSets, ofNull);
  }

  #object(
    type: GraphQLObjectType,
    selectionSets: readonly SelectionSetNode[],
    ofNull: OfNull,
  ): Complete {
    const write = this.fieldsOf(type, selectionSets);
    const complete = ofNull((value, out, run) => {
      write(objectOf(value), out, run);
    });
    const entity = this.#parts.entities.get(type.name);
    if (entity === undefined || !('id' in type.getFields())) return complete;
    const isDocumentNeeded = this.#asksForDocument(type, entity, selectionSets);
    const place = this.#places;
    this.#places += 1;
    return (value, out, run) => {
      const id = idOf(value);
      if (id === null) {
        complete(value, out, run);
        return;
      }
      run.once(place, id, out, (room) => {
        if (!isDocumentNeeded || !isReference(value)) complete(value, room, run);
        else completeWhenThere(loadDocument(run.context, id, entity), room, run, complete);
      });
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
    return ofNull((value, out, run) => {
      const name = typeOfId(String(objectOf(value)['_id']));
      let complete = known.get(name);
      if (complete === undefined) {
        const object = schema.getType(name);
        if (!isObjectType(object) || !schema.isSubType(type, object)) throw anomaly;
        complete = this.#object(object, selectionSets, ofNull);
        known.set(name, complete);
      }
      complete(value, out, run);
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
    const value = (parent as Readonly<Record<string, unknown>>)[name];
    return typeof value === 'function'
      ? (value.call(parent, args, context, info) as unknown)
      : value;
  };
}

function writesAlways(text: string): WriteField {
  return (_parent, out) => {
    out.write(text);
  };
}

/** What a null is to a way of completing values. */
type OfNull = (complete: Complete) => Complete;

function nullable(complete: Complete): Complete {
  return (value, out, run) => {
    if (value == null) out.write('null');
    else complete(value, out, run);
  };
}

function required(complete: Complete): Complete {
  return (value, out, run) => {
    if (value == null) throw anomaly;
    complete(value, out, run);
  };
}

function listOf(complete: Complete): Complete {
  return (value, out, run) => {
    if (!Array.isArray(value)) throw anomaly;
    out.write('[');
    for (let index = 0; index < value.length; index += 1) {
      if (index > 0) out.write(',');
      completeWhenThere(value[index], out, run, complete);
    }
    out.write(']');
  };
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || value instanceof Error) throw anomaly;
  return value as Readonly<Record<string, unknown>>;
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
