import {
  getOperationAST,
  OperationTypeNode,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { readCachePolicy, type CachePolicy } from '../cache/cachePolicy.ts';
import { forgetTokens } from '../../answer/forgetTokens.ts';
import { BoundedCache } from '../../boundedCache.ts';
import type { Config } from '../../settings/config.ts';
import type { Graph } from '../../graph/graph.ts';
import { NO_COSTS } from '../../points/costs.ts';
import { priceOperation, type OperationCost } from '../../points/operationCost.ts';
import { createUse, type Use } from '../../usage/use.ts';
import type { Limits } from '../limits/limits.ts';
import { checkNodes } from '../limits/checkNodes.ts';
import { countWorstCase } from '../limits/worstCase.ts';
import { AlikeOperations, type Alike } from './alikeOperations.ts';
import { SeenTexts } from './seenTexts.ts';
import { shapeOf } from './shapes.ts';

/** A query that was parsed, validated and found within the limits before. */
export interface KnownOperation {
  readonly document: DocumentNode;
  /** As it stands in the document. */
  readonly name: string | null;
  /** How long others may keep an answer without errors. */
  readonly policy: CachePolicy;
  /** What may be asked for still depends on the variables. */
  isWithinLimits(variables: Variables): boolean;
  /** What it could return at worst, as limits count it. */
  nodesOf(variables: Variables): number;
  readonly cost: OperationCost;
  readonly use: Use;
}

/** Queries that are known from the start, by their texts; nothing pushes them out. */
export type TrustedQueries = Map<string, KnownOperation>;

type KnownGraph = Pick<Graph, 'schema' | 'cacheHints' | 'costs' | 'work'>;
type Variables = Readonly<Record<string, unknown>>;

export interface ResolvedOperation {
  readonly text: string;
  /** As it was sent. */
  readonly operationName: string | null;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
}

/** Bounded in number and size; what was not asked for longest goes first. */
export class KnownOperations {
  readonly #graph: KnownGraph;
  readonly #limits: Limits;
  readonly #defaultMaxAge: number;
  readonly #alike: AlikeOperations<KnownOperation>;
  readonly #seen = new SeenTexts();
  #trusted: ReadonlyMap<string, KnownOperation> = new Map();
  /** By text, then by the name that was sent. */
  readonly #byText = new BoundedCache<string, Map<string | null, KnownOperation>>({
    maxEntries: 1000,
    // With all that is derived of it, a document takes some hundred times the memory of its text.
    maxSize: 400_000,
    sizeOf: ({ length }) => length,
  });

  /** @param config - `httpMaxAge` is for what has no hint, in seconds */
  constructor(graph: KnownGraph, config: Limits & Pick<Config, 'httpMaxAge'>) {
    this.#graph = graph;
    this.#limits = config;
    this.#defaultMaxAge = config.httpMaxAge;
    this.#alike = new AlikeOperations({
      schema: graph.schema,
      maxTokens: config.maxTokens,
      know: (document) => this.know(document),
    });
  }

  find(text: string, operationName: string | null): KnownOperation | undefined {
    return this.#byText.get(text)?.get(operationName) ?? this.#findTrusted(text, operationName);
  }

  #findTrusted(text: string, operationName: string | null): KnownOperation | undefined {
    const trusted = this.#trusted.get(text);
    return operationName === null || operationName === trusted?.name ? trusted : undefined;
  }

  /** These stay, instead of those before. */
  trust(queries: TrustedQueries): void {
    this.#trusted = queries;
  }

  /** An operation that other texts like this one came to. */
  findAlike(text: string, operationName: string | null): Alike<KnownOperation> | undefined {
    return this.#alike.find(text, operationName);
  }

  /**
   * Takes in what has passed every check, once its text comes again: texts that never do would push out
   * what is asked all the time. Gives what is known of it.
   */
  note(resolved: ResolvedOperation): KnownOperation | null {
    const { text, operationName, operation } = resolved;
    if (operation.operation !== OperationTypeNode.QUERY) return null;
    const earlier = this.find(text, operationName);
    if (earlier !== undefined) return earlier;
    const known = this.#know(resolved);
    const operations = this.#byText.get(text);
    if (operations === undefined && !this.#seen.isSecond(text)) {
      this.#alike.note(text, resolved.document);
      return known;
    }
    forgetTokens(resolved.document);
    if (operations === undefined) this.#byText.set(text, new Map([[operationName, known]]));
    else operations.set(operationName, known);
    return known;
  }

  /** What is to be known of a document of one query that is valid. */
  know(document: DocumentNode): KnownOperation {
    const operation = getOperationAST(document);
    if (!operation) throw new Error('Expected one query, got another document.');
    return this.#know({ document, operation });
  }

  #know({ document, operation }: Pick<Located, 'document' | 'operation'>): KnownOperation {
    const { schema, cacheHints: hints, costs = NO_COSTS, work } = this.#graph;
    const rules = { hints, defaultMaxAge: this.#defaultMaxAge };
    const name = operation.name?.value ?? null;
    return {
      document,
      name,
      use: createUse(document, name),
      policy: readCachePolicy({ schema, document, operation }, rules),
      cost: priceOperation({ schema, document, operation, costs, work }),
      ...limitCheck({ schema, document, operation }, this.#limits),
    };
  }
}

interface Located {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
}

/** So many different sizes of pages are asked for of one operation that it is worth remembering them. */
const MAX_SHAPES = 100;

function limitCheck(
  located: Located,
  limits: Limits,
): Pick<KnownOperation, 'isWithinLimits' | 'nodesOf'> {
  const names = new Set<string>();
  const always = countWorstCase({
    ...located,
    variables: {},
    onVariable: (name) => void names.add(name),
  });
  // No variable decides over sizes: what was within the limits once is so always.
  if (names.size === 0) return { isWithinLimits: () => true, nodesOf: () => always.nodes };
  const counting = [...names];
  const verdicts = new Map<string, Verdict>();
  const verdictOf = (variables: Variables): Verdict => {
    const shape = shapeOf(counting, variables);
    let verdict = verdicts.get(shape);
    if (verdict === undefined) {
      const worstCase = countWorstCase({ ...located, variables });
      verdict = { isWithin: checkNodes(worstCase, limits) === null, nodes: worstCase.nodes };
      if (verdicts.size >= MAX_SHAPES) verdicts.clear();
      verdicts.set(shape, verdict);
    }
    return verdict;
  };
  return {
    isWithinLimits: (variables) => verdictOf(variables).isWithin,
    nodesOf: (variables) => verdictOf(variables).nodes,
  };
}

interface Verdict {
  readonly isWithin: boolean;
  readonly nodes: number;
}
