import {
  getOperationAST,
  valueFromASTUntyped,
  type DocumentNode,
  type FieldNode,
  type GraphQLError,
  type OperationDefinitionNode,
} from 'graphql';
import { isIncluded } from '../answer/conditions.ts';
import { BoundedCache } from '../boundedCache.ts';
import type { GraphOperation } from '../graph/graph.ts';
import { anonymous } from '../identity/asker.ts';
import { denied } from './denied.ts';
import { meets, type Clause, type Guard } from './guard.ts';
import { remainderOf, type ArgumentGuard, type MayHave } from './guardedOperation.ts';
import type { Remainder } from './remainder.ts';
import type { FieldInputs, InputGuards } from './inputGuards.ts';
import type { SchemaGuards } from './schemaGuards.ts';
import { variablesIn } from './variablesIn.ts';

type Variables = Readonly<Record<string, unknown>>;
type Asking = Pick<GraphOperation, 'variables' | 'asker'>;

/** What one asker is given of an operation. */
export interface View {
  readonly remainder: Remainder;
  /** One for each field that is denied and asked for. */
  readonly errors: readonly GraphQLError[];
}

export interface GuardedParts {
  readonly guards: SchemaGuards;
  readonly inputs: InputGuards;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
}

/** Askers differ in so many ways; what is left for another is found out each time. */
const MAX_VIEWS = 32;

/** An operation that not everybody sees the whole of. Who meets the same clauses shares what is left of it. */
export class GuardedDocument {
  readonly #parts: GuardedParts;
  /** All that decide. */
  readonly clauses: readonly Clause[];
  /** Fields whose arguments depend on variables. */
  readonly #sites: readonly Site[];
  readonly #views = new BoundedCache<string, { readonly remainder: Remainder | null }>({
    maxEntries: MAX_VIEWS,
    maxSize: MAX_VIEWS,
    sizeOf: () => 1,
  });

  /** @param seen - what reading the operation found */
  constructor(parts: GuardedParts, { clauses, sites }: Found) {
    this.#parts = parts;
    this.clauses = clauses;
    this.#sites = sites;
  }

  /** Null where all of it may be seen. */
  view({ variables, asker = anonymous }: Asking): View | null {
    const met = new Set(this.clauses.filter((clause) => meets(asker, clause)).map(keyOf));
    const mayHave: MayHave = (guard) => guard.every(({ key }) => met.has(key));
    const used = withDefaults(this.#parts.operation, variables);
    const refused = new Set(
      this.#sites
        .filter(({ inputs, node }) => !mayHave(inputs.with(node, used)))
        .map(({ node }) => node),
    );
    const { remainder } = this.#viewOf(met, mayHave, refused);
    if (remainder === null) return null;
    const asks = remainder.denials.filter(({ conditions }) =>
      conditions.every((directives) => isIncluded(directives, used)),
    );
    return { remainder, errors: asks.map(denied) };
  }

  #viewOf(met: ReadonlySet<string>, mayHave: MayHave, refused: ReadonlySet<FieldNode>) {
    const { guards, document, operation, inputs } = this.#parts;
    if (met.size === this.clauses.length) return WHOLE;
    const bits = this.clauses.map(({ key }) => (met.has(key) ? 1 : 0)).join('');
    const key = `${bits} ${this.#sites.map(({ node }) => (refused.has(node) ? 0 : 1)).join('')}`;
    let view = this.#views.get(key);
    if (view === undefined) {
      const sites = new Set(this.#sites.map(({ node }) => node));
      const ofArguments: ArgumentGuard = (parent, field, node) => {
        if (sites.has(node)) return refused.has(node) ? this.clauses : [];
        return inputs.of(parent, field)?.with(node, {}) ?? [];
      };
      const remainder = remainderOf({ guards, document, operation, ofArguments, mayHave });
      view = { remainder };
      this.#views.set(key, view);
    }
    return view;
  }
}

const WHOLE = { remainder: null } as const;

interface Site {
  readonly node: FieldNode;
  readonly inputs: FieldInputs;
}

interface Found {
  readonly clauses: readonly Clause[];
  readonly sites: readonly Site[];
}

/** The operations of a document, by name; null for one that everybody sees the whole of. */
export function readGuardedDocument(
  { guards, inputs }: Pick<GuardedParts, 'guards' | 'inputs'>,
  document: DocumentNode,
  operationName: string | null,
): GuardedDocument | null {
  const operation = getOperationAST(document, operationName);
  if (operation == null) return null;
  const guardsMet: Guard[] = [];
  const sites: Site[] = [];
  const note: MayHave = (guard) => {
    if (guard.length > 0) guardsMet.push(guard);
    return true;
  };
  const ofArguments: ArgumentGuard = (parent, field, node) => {
    const found = inputs.of(parent, field);
    if (found === null) return [];
    if (variablesIn(node.arguments ?? []).size === 0) return found.with(node, {});
    if (!sites.some((site) => site.node === node)) sites.push({ node, inputs: found });
    return found.all;
  };
  remainderOf({ guards, document, operation, ofArguments, mayHave: note });
  // Each clause counts by itself: one that goes without saying beside another may stand alone elsewhere.
  const clauses = new Map(guardsMet.flat().map((clause) => [clause.key, clause]));
  if (clauses.size === 0) return null;
  const found = { clauses: [...clauses.values()], sites };
  return new GuardedDocument({ guards, inputs, document, operation }, found);
}

function keyOf({ key }: Clause): string {
  return key;
}

function withDefaults(
  { variableDefinitions = [] }: OperationDefinitionNode,
  given: Variables,
): Variables {
  const used: Record<string, unknown> = {};
  for (const { variable, defaultValue } of variableDefinitions) {
    if (defaultValue !== undefined) used[variable.name.value] = valueFromASTUntyped(defaultValue);
  }
  return { ...used, ...given };
}
