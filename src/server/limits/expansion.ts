import { Kind, type ASTNode, type DefinitionNode, type DocumentNode } from 'graphql';

/** What an operation amounts to once every fragment stands where it is spread. */
export interface Expansion {
  /** Levels of fields. */
  readonly depth: number;
  /** Levels of anything: selection sets, inline fragments, spreads, lists and objects in arguments. */
  readonly nesting: number;
  readonly fields: number;
  readonly aliases: number;
  readonly directives: number;
}

interface Spread {
  readonly fragment: string;
  readonly depth: number;
  readonly nesting: number;
}

interface Definition {
  readonly own: Expansion;
  readonly spreads: readonly Spread[];
}

const EMPTY: Expansion = { depth: 0, nesting: 0, fields: 0, aliases: 0, directives: 0 };

/**
 * The largest expansion of any operation, figure by figure.
 * Each definition is read once, so that a document of fragments that double at every step costs no
 * more than its text; cycles count once and are left for validation to name.
 */
export function expandDocument(document: DocumentNode): Expansion {
  const fragments = new Map<string, Definition>();
  const operations: Definition[] = [];
  for (const definition of document.definitions) {
    const measured = measureDefinition(definition);
    if (definition.kind === Kind.FRAGMENT_DEFINITION)
      fragments.set(definition.name.value, measured);
    else operations.push(measured);
  }
  const known = new Map<string, Expansion>();
  const expandFragment = (name: string): Expansion => {
    const earlier = known.get(name);
    if (earlier !== undefined) return earlier;
    known.set(name, EMPTY);
    const definition = fragments.get(name);
    const expanded = definition === undefined ? EMPTY : expand(definition, expandFragment);
    known.set(name, expanded);
    return expanded;
  };
  return operations.map((operation) => expand(operation, expandFragment)).reduce(largest, EMPTY);
}

function expand(
  { own, spreads }: Definition,
  expandFragment: (name: string) => Expansion,
): Expansion {
  return spreads.reduce((total, spread) => {
    const inner = expandFragment(spread.fragment);
    return {
      depth: Math.max(total.depth, spread.depth + inner.depth),
      nesting: Math.max(total.nesting, spread.nesting + inner.nesting),
      fields: total.fields + inner.fields,
      aliases: total.aliases + inner.aliases,
      directives: total.directives + inner.directives,
    };
  }, own);
}

function largest(a: Expansion, b: Expansion): Expansion {
  return {
    depth: Math.max(a.depth, b.depth),
    nesting: Math.max(a.nesting, b.nesting),
    fields: Math.max(a.fields, b.fields),
    aliases: Math.max(a.aliases, b.aliases),
    directives: Math.max(a.directives, b.directives),
  };
}

/** Kinds that put what is inside them one level deeper. */
const LEVELS: ReadonlySet<string> = new Set([
  Kind.SELECTION_SET,
  Kind.LIST,
  Kind.OBJECT,
  Kind.LIST_TYPE,
]);

/** Walks with a stack of its own: the call stack would not hold the deepest documents that parse. */
function measureDefinition(definition: DefinitionNode): Definition {
  const own = { ...EMPTY };
  const spreads: Spread[] = [];
  const pending = [{ node: definition as ASTNode, depth: 0, nesting: 0 }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { node } = next;
    const depth = next.depth + (node.kind === Kind.FIELD ? 1 : 0);
    const nesting = next.nesting + (LEVELS.has(node.kind) ? 1 : 0);
    own.depth = Math.max(own.depth, depth);
    own.nesting = Math.max(own.nesting, nesting);
    if (node.kind === Kind.FIELD) {
      own.fields += 1;
      if (node.alias !== undefined) own.aliases += 1;
    } else if (node.kind === Kind.DIRECTIVE) {
      own.directives += 1;
    } else if (node.kind === Kind.FRAGMENT_SPREAD) {
      spreads.push({ fragment: node.name.value, depth, nesting });
    }
    for (const child of childrenOf(node)) pending.push({ node: child, depth, nesting });
  }
  return { own, spreads };
}

function childrenOf(node: ASTNode): ASTNode[] {
  return Object.values(node).flat().filter(isNode);
}

function isNode(value: unknown): value is ASTNode {
  return typeof value === 'object' && value !== null && 'kind' in value;
}
