/** What lets the servers of a framework answer subscriptions in events, as its own documents say it. */
interface Cure {
  readonly framework: string;
  readonly cure: string;
  /** What its schemas have and no other's; absent where they are as their owner wrote them. */
  readonly mark?: RegExp;
}

const IN_FRONT = 'graphql-sse in front of it, where accept is text/event-stream';

const CURES: readonly Cure[] = [
  {
    framework: 'strawberry',
    cure: 'subscription_protocols=[GRAPHQL_SSE_PROTOCOL]',
    // It alone writes the types of the federation and no directive.
    mark: /^schema @link\((?![^]*^directive @(?:link|key|federation__))[^]*^type _Service\b/m,
  },
  { framework: 'ariadne', cure: 'http_handler=GraphQLHTTPSSEHandler()' },
  { framework: 'gqlgen', cure: 'AddTransport(transport.SSE{}) before the other transports' },
  { framework: 'mercurius', cure: IN_FRONT },
  {
    framework: 'NestJS or another server of @apollo/subgraph',
    cure: `GraphQL Yoga as the server, which streams of itself, or ${IN_FRONT}`,
    mark: /@link\(url: "https:\/\/specs\.apollo\.dev\/link\/v1\.0"\)/,
  },
  {
    framework: 'graphene-federation',
    cure: 'none of its own: a server with GraphQL over SSE (strawberry, ariadne) for what has subscriptions',
    mark: /^scalar FieldSet\b[^]*^scalar federation__Scope\b/m,
  },
  {
    framework: 'async-graphql',
    cure: 'a route of your own that writes execute_stream as events, where accept is text/event-stream',
    mark: /^directive @include\([^]*^extend schema @link\(/m,
  },
  {
    framework: 'SmallRye',
    cure: 'none of its own: it streams over WebSockets alone',
    mark: /^directive @constraint\([^]*BigDecimal/m,
  },
];

/** How the server of a subgraph is told to stream: that of its framework, where its schema tells it. */
export function streamingCure(sdl: string | null): string {
  const own = sdl === null ? undefined : CURES.find(({ mark }) => mark?.test(sdl));
  const told = own === undefined ? CURES : [own];
  const list = told.map(({ framework, cure }) => `${framework}: ${cure}`).join('; ');
  return `Subscriptions of a subgraph are GraphQL over SSE. ${list}. See docs/subgraphs.md, "Framework by framework".`;
}
