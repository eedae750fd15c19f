/** One server under test. Each is a process of its own, told its PORT and MONGODB_URI. */
export interface Variant {
  readonly name: string;
  readonly description: string;
  /** What node is started with, in the root of the repository. */
  readonly nodeArguments: readonly string[];
  /** Started instead of node, where it is no program for node. */
  readonly command?: string;
  /** More of its environment. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Where it answers GraphQL. */
  readonly path: string;
}

/** As `npm start` runs the product. */
export const productFlags = ['--max-semi-space-size=64'];

/** `floor` is what the others are measured by. */
export const variants: readonly Variant[] = [
  {
    name: 'floor',
    description: 'node:http and the same batched reads by hand, for this query only',
    // With the product's flags: a floor that a flag could lower would be none.
    nodeArguments: [...productFlags, 'bench/servers/floor.ts'],
    path: '/',
  },
  {
    name: 'mep-graph',
    description: 'this server, as `npm start` runs it',
    nodeArguments: [...productFlags, 'src/main.ts', 'serve'],
    path: '/graphql',
  },
  {
    name: 'apollo',
    description: 'Apollo Server with its defaults and a DataLoader per look-up',
    nodeArguments: ['bench/servers/apollo.ts'],
    path: '/',
  },
];
