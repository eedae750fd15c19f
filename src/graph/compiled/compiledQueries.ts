import {
  getOperationAST,
  getVariableValues,
  OperationTypeNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLError,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { fragmentsOf } from '../../answer/fragments.ts';
import { conditionVariables } from '../../answer/conditions.ts';
import type { Context } from '../../context.ts';
import type { OwnedEntity } from '../entities.ts';
import type { GraphOperation } from '../graph.ts';
import type { WrittenResolvers } from '../adaptResolvers.ts';
import { compileQuery } from './compile.ts';
import { Objects } from './objects.ts';
import { Run, type Make } from './run.ts';
import { SharedFields } from './sharedFields.ts';

/** Conditions can be met in so many ways; a document that is asked in more of them is not worth it. */
const maxWaysPerDocument = 16;

interface QueryParts {
  readonly schema: GraphQLSchema;
  readonly entities: ReadonlyMap<string, OwnedEntity>;
  readonly written: WrittenResolvers;
}

interface CompiledParts extends QueryParts {
  readonly shared: SharedFields;
  readonly objects: Objects;
}

/** The data of a result without errors, as `Run` makes it, or why it is refused; null where graphql-js has to answer. */
type MakeData = (
  operation: GraphOperation,
  context: Context,
) => Promise<Data | GraphQLError | null>;

type Data = Record<string, unknown>;

export interface CompiledQueries {
  readonly makeData: MakeData;
  /** Compiles an operation now, as far as its variables decide what is asked. */
  readonly compile: (operation: GraphOperation) => void;
}

/** Compiles each document when it first comes, and keeps that as long as the document itself. */
export function createCompiledQueries(given: QueryParts): CompiledQueries {
  const parts = { ...given, shared: new SharedFields(), objects: new Objects() };
  const documents = new WeakMap<DocumentNode, CompiledDocument>();
  const queryOf = ({ document, operationName, variables }: GraphOperation) => {
    let compiled = documents.get(document);
    if (compiled === undefined) {
      compiled = new CompiledDocument(parts, document);
      documents.set(document, compiled);
    }
    return compiled.query(operationName, variables);
  };
  return {
    makeData: async (operation, context) => {
      const query = queryOf(operation);
      if (query === null) return null;
      const made = new Run(context, query.variables).make(query.make, nothing);
      // The root of an operation is an object, or none.
      return made as Promise<Data | GraphQLError | null>;
    },
    compile: (operation) => void queryOf(operation),
  };
}

const nothing: Data = {};

interface CompiledQuery {
  readonly make: Make;
  /** Coerced. */
  readonly variables: Readonly<Record<string, unknown>>;
}

/** What one document's operations were compiled to, by name and by which parts are skipped. */
class CompiledDocument {
  readonly #parts: CompiledParts;
  readonly #document: DocumentNode;
  readonly #conditions: readonly string[];
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly #ways = new Map<string, Make | null>();

  constructor(parts: CompiledParts, document: DocumentNode) {
    this.#parts = parts;
    this.#document = document;
    this.#conditions = conditionVariables(document);
    this.#fragments = fragmentsOf(document);
  }

  query(name: string | null, raw: Readonly<Record<string, unknown>>): CompiledQuery | null {
    const operation = getOperationAST(this.#document, name);
    if (operation?.operation !== OperationTypeNode.QUERY) return null;
    const { variableDefinitions = [] } = operation;
    const { coerced } = getVariableValues(this.#parts.schema, variableDefinitions, raw);
    if (coerced === undefined) return null;
    const make = this.#way(operation, coerced);
    return make === null ? null : { make, variables: coerced };
  }

  #way(
    operation: OperationDefinitionNode,
    variables: Readonly<Record<string, unknown>>,
  ): Make | null {
    const decided = this.#conditions.map((name) => (variables[name] === true ? 1 : 0)).join('');
    const key = `${operation.name?.value ?? ''} ${decided}`;
    const known = this.#ways.get(key);
    if (known !== undefined || this.#ways.size === maxWaysPerDocument) return known ?? null;
    const way = this.#compile(operation, variables);
    this.#ways.set(key, way);
    return way;
  }

  #compile(
    operation: OperationDefinitionNode,
    variables: Readonly<Record<string, unknown>>,
  ): Make | null {
    try {
      return compileQuery({ ...this.#parts, fragments: this.#fragments, variables }, operation);
    } catch {
      return null; // Introspection, or what graphql-js finds fault with.
    }
  }
}
