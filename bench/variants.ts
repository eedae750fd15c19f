import { productFlags } from './productFlags.ts';

/** One server under test. Each is a process of its own, told its PORT and MONGODB_URI. */
export interface Variant {
  readonly name: string;
  readonly description: string;
  /** What node is started with, in `dir`. */
  readonly nodeArguments: readonly string[];
  /** Where it is started; without it the root of the repository. */
  readonly dir?: string;
  /** The end of the name of a database of its own; without it the one that all share. */
  readonly database?: string;
  /** Started instead of node, where it is no program for node. */
  readonly command?: string;
  /** More of its environment. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Whether it is asked by a key. */
  readonly asksByKey?: true;
  /** Where it answers GraphQL. */
  readonly path: string;
}

/** Whether a server is the product, and not what it is set beside. */
export function isOurs(name: string): boolean {
  return name.startsWith('mep-graph');
}

/** The same with the product's flags, where Node.js runs it. */
export function withProductFlags(variant: Variant): Variant {
  const { command, nodeArguments } = variant;
  const hasThem = productFlags.every((flag) => nodeArguments.includes(flag));
  if (command !== undefined || hasThem) return variant;
  return { ...variant, nodeArguments: [...productFlags, ...nodeArguments] };
}

/** Which of the product's caches are on. */
export const caches = {
  none: { ENTITY_CACHE: 'false', RESPONSE_CACHE_BYTES: '0' },
  entities: { ENTITY_CACHE: 'true', RESPONSE_CACHE_BYTES: '0' },
  all: { ENTITY_CACHE: 'true' },
} as const;

/** `floor` is what the others are measured by. */
export const localVariants: readonly Variant[] = [
  {
    name: 'floor',
    description: 'node:http, the same batched reads and pages by hand; knows only these queries',
    // With the product's flags: a floor that a flag could lower would be none.
    nodeArguments: [...productFlags, 'bench/servers/floor.ts'],
    path: '/',
  },
  {
    name: 'floor-walks',
    description: 'the same with pages of several parents read by one walk, as mep-graph does',
    nodeArguments: [...productFlags, 'bench/servers/floor.ts'],
    settings: { READS: 'walks' },
    path: '/',
  },
  product('mep-graph', 'this server as `npm start` runs it, its caches off', caches.none),
  product('mep-graph-entities', 'the same with its entity cache', caches.entities),
  product('mep-graph-answers', 'the same with its entity cache and its response cache', caches.all),
  {
    ...product('mep-graph-answers-key', 'the same, asked by a key: hot with key', caches.all),
    asksByKey: true,
  },
  peer('apollo', 'Apollo Server with its defaults', 'apollo.ts'),
  peer('apollo-jit', 'Apollo Server with graphql-jit', 'apolloJit.js'),
  peer('yoga-jit', 'GraphQL Yoga with graphql-jit', 'yogaJit.js'),
  peer('mercurius-jit', 'Mercurius with graphql-jit', 'mercuriusJit.js'),
];

function product(name: string, description: string, settings: Variant['settings']): Variant {
  const nodeArguments = [...productFlags, 'src/bin.js', 'serve'];
  return { name, description, nodeArguments, path: '/graphql', ...(settings && { settings }) };
}

function peer(name: string, description: string, file: string): Variant {
  return { name, description, nodeArguments: [`bench/servers/${file}`], path: '/' };
}
