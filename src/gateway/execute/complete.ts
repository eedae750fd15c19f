import {
  execute,
  GraphQLError,
  isAbstractType,
  isNonNullType,
  type DocumentNode,
  type ExecutionResult,
  type FieldNode,
  type GraphQLFieldResolver,
  type GraphQLOutputType,
  type GraphQLSchema,
  type GraphQLTypeResolver,
} from 'graphql';
import { isBadArgument } from '../../errors.ts';
import type { SubgraphError } from '../subgraph.ts';
import { createAreAlike, type AreAlike } from './alike.ts';
import { clientPath } from './clientPath.ts';
import { noValue } from './failures.ts';
import { FieldFailure, isDataObject, restOf, type DataObject } from './fieldFailure.ts';
import type { Hidden } from './hidden.ts';

export interface Completion {
  /** Without resolvers, and private: Apollo Server changes the schema that it is given. */
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operationName: string | null;
  /** As the client sent them. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** The same, coerced and with defaults: they decide what is skipped. */
  readonly coerced: Readonly<Record<string, unknown>>;
  /** What the fields of the document are called in the data. */
  readonly keys: ReadonlyMap<FieldNode, string>;
  readonly data: DataObject;
  readonly errors: readonly SubgraphError[];
  readonly missing: ReadonlySet<DataObject>;
  readonly hidden: Hidden;
}

/**
 * Shapes the data of all subgraphs into the answer the client asked for. graphql-js does it, as if each
 * field had a resolver that reads the data: order of keys, null propagation, introspection, and errors
 * with their paths are the specification's.
 */
export async function completeAnswer(completion: Completion): Promise<ExecutionResult> {
  const { schema, document, operationName, variables, keys, data, missing, hidden } = completion;
  const readField: GraphQLFieldResolver<DataObject, unknown> = (source, _args, _context, info) => {
    const [node] = info.fieldNodes;
    const key = (node && keys.get(node)) ?? info.fieldName;
    const given = source[key] === undefined ? whyAbsent(source, key) : source[key];
    const value = given instanceof FieldFailure ? standing(given, info.returnType) : given;
    const found = missing.size === 0 ? value : withoutMissing(value, missing);
    return hidden.isEmpty ? found : hidden.withoutHidden(found, info.returnType);
  };
  const result = await execute({
    schema,
    document,
    operationName,
    variableValues: variables,
    rootValue: data,
    fieldResolver: readField,
    typeResolver: typeReader(completion),
  });
  const errors = [
    ...completion.errors.map(toGraphQLError),
    ...withoutEqual((result.errors ?? []).flatMap((error) => explain(error, completion))),
  ];
  // Objects of graphql-js without a prototype; every consumer reads them as JSON.
  return errors.length === 0 ? result : { ...result, errors };
}

/** Whatever is rightly null stands in the data: a field that is not there was not given. */
function whyAbsent(source: DataObject, key: string): FieldFailure {
  return restOf(source)?.of(key) ?? noValue();
}

/** A null that stays where it is has an error of its own, though what failed is beside it. */
function standing(failure: FieldFailure, type: GraphQLOutputType): FieldFailure {
  return failure.isBeside && !isNonNullType(type) ? failure.ofOther() : failure;
}

/** The type that an object is to be completed as; throws where it matters and is not known. */
function typeReader(completion: Completion): GraphQLTypeResolver<DataObject, unknown> {
  const { schema, document, keys, coerced: variables } = completion;
  let areAlike: AreAlike | null = null;
  return (value, _context, { operation, fieldNodes }, abstract) => {
    const name = value['__typename'];
    if (typeof name === 'string' && !isAbstractType(schema.getType(name))) return name;
    areAlike ??= createAreAlike({ schema, document, operation, keys, variables });
    // Nobody asked which type it is, because it makes no difference.
    if (areAlike(abstract, fieldNodes)) return schema.getPossibleTypes(abstract)[0]?.name;
    throw name instanceof FieldFailure ? name : (restOf(value) ?? noTypename(abstract.name));
  };
}

function noTypename(type: string): FieldFailure {
  return new FieldFailure({
    message: `Expected the type of an object that is known as "${type}", got none.`,
    path: null,
    extensions: { code: 'SUBGRAPH_ERROR' },
  });
}

function withoutMissing(value: unknown, missing: ReadonlySet<DataObject>): unknown {
  if (Array.isArray(value)) return value.map((element) => withoutMissing(element, missing));
  return isDataObject(value) && missing.has(value) ? null : value;
}

function explain(error: GraphQLError, completion: Completion): readonly GraphQLError[] {
  const { originalError, path = [], nodes = [] } = error;
  if (!(originalError instanceof FieldFailure)) return [contradiction(error)];
  return [originalError, ...originalError.others].map(
    (failure) =>
      new GraphQLError(failure.message, {
        nodes,
        path: clientPath(path, failure, completion),
        extensions: failure.extensions,
        originalError: failure.cause instanceof Error ? failure.cause : null,
      }),
  );
}

/** What fails is the same for all fields that are null because of it. */
function withoutEqual(errors: readonly GraphQLError[]): readonly GraphQLError[] {
  const known = new Set<string>();
  return errors.filter(({ path, message }) => {
    const place = JSON.stringify([path, message]);
    return !known.has(place) && known.add(place);
  });
}

/** A value that the schema does not allow; graphql-js says which. */
function contradiction(error: GraphQLError): GraphQLError {
  if (error.path === undefined || isBadArgument(error)) return error;
  return new GraphQLError(error.message, {
    nodes: error.nodes ?? null,
    path: error.path,
    extensions: { ...error.extensions, code: 'SUBGRAPH_ERROR' },
  });
}

function toGraphQLError({ message, extensions, cause }: SubgraphError): GraphQLError {
  return new GraphQLError(message, {
    extensions,
    originalError: cause instanceof Error ? cause : null,
  });
}
