import {
  OperationTypeNode,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { readCachePolicy, type CachePolicy } from '../cache/cachePolicy.ts';
import type { Config } from '../../config.ts';
import type { Graph } from '../../graph/graph.ts';
import type { Limits } from '../limits/limits.ts';
import { checkNodes, countWorstCase } from '../limits/nodes.ts';
import { forgetTokens } from './forgetTokens.ts';
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
}

type KnownGraph = Pick<Graph, 'schema' | 'cacheHints'>;
type Variables = Readonly<Record<string, unknown>>;

export interface ResolvedOperation {
  readonly text: string;
  /** As it was sent. */
  readonly operationName: string | null;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
}

const MAX_SEEN = 5000;
const MAX_SEEN_CHARACTERS = 2_000_000;
const MAX_DOCUMENTS = 1000;
/** With all that is derived of it, a document takes some hundred times the memory of its text. */
const MAX_CHARACTERS = 400_000;

/** Bounded in number and size; what was not asked for longest goes first. */
export class KnownOperations {
  readonly #graph: KnownGraph;
  readonly #limits: Limits;
  readonly #defaultMaxAge: number;
  /** What came once, and may never come again; the first came first. */
  readonly #seen = new Set<string>();
  #seenCharacters = 0;
  /** By text, then by the name that was sent; the first text is what was not asked for longest. */
  readonly #byText = new Map<string, Map<string | null, KnownOperation>>();
  #characters = 0;

  /** @param config - `httpMaxAge` is for what has no hint, in seconds */
  constructor(graph: KnownGraph, config: Limits & Pick<Config, 'httpMaxAge'>) {
    this.#graph = graph;
    this.#limits = config;
    this.#defaultMaxAge = config.httpMaxAge;
  }

  find(text: string, operationName: string | null): KnownOperation | undefined {
    const operations = this.#byText.get(text);
    if (operations === undefined) return undefined;
    this.#byText.delete(text);
    this.#byText.set(text, operations);
    return operations.get(operationName);
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
    if (!this.#comesAgain(text)) return known;
    forgetTokens(resolved.document);
    const operations = this.#byText.get(text);
    if (operations === undefined) {
      this.#byText.set(text, new Map([[operationName, known]]));
      this.#characters += text.length;
    } else operations.set(operationName, known);
    this.#makeRoom();
    return known;
  }

  #comesAgain(text: string): boolean {
    if (this.#seen.delete(text)) {
      this.#seenCharacters -= text.length;
      return true;
    }
    if (this.#byText.has(text)) return true;
    this.#seen.add(text);
    this.#seenCharacters += text.length;
    for (const oldest of this.#seen) {
      if (this.#seen.size <= MAX_SEEN && this.#seenCharacters <= MAX_SEEN_CHARACTERS) break;
      this.#seen.delete(oldest);
      this.#seenCharacters -= oldest.length;
    }
    return false;
  }

  #know({ document, operation }: ResolvedOperation): KnownOperation {
    const { schema, cacheHints: hints } = this.#graph;
    const rules = { hints, defaultMaxAge: this.#defaultMaxAge };
    return {
      document,
      name: operation.name?.value ?? null,
      policy: readCachePolicy({ schema, document, operation }, rules),
      isWithinLimits: limitCheck({ schema, document, operation }, this.#limits),
    };
  }

  #makeRoom(): void {
    for (const text of this.#byText.keys()) {
      if (this.#byText.size <= MAX_DOCUMENTS && this.#characters <= MAX_CHARACTERS) return;
      this.#byText.delete(text);
      this.#characters -= text.length;
    }
  }
}

interface Located {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
}

/** So many different sizes of pages are asked for of one operation that it is worth remembering them. */
const MAX_SHAPES = 100;

function limitCheck(located: Located, limits: Limits): KnownOperation['isWithinLimits'] {
  const names = new Set<string>();
  countWorstCase({ ...located, variables: {}, onVariable: (name) => void names.add(name) });
  // No variable decides over sizes: what was within the limits once is so always.
  if (names.size === 0) return () => true;
  const counting = [...names];
  const verdicts = new Map<string, boolean>();
  return (variables) => {
    const shape = shapeOf(counting, variables);
    let verdict = verdicts.get(shape);
    if (verdict === undefined) {
      verdict = checkNodes(countWorstCase({ ...located, variables }), limits) === null;
      if (verdicts.size >= MAX_SHAPES) verdicts.clear();
      verdicts.set(shape, verdict);
    }
    return verdict;
  };
}
