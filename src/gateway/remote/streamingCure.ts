/** How the server of a subgraph is told to stream, as their own documents say it. */
export const STREAMING_CURE =
  'Subscriptions of a subgraph are GraphQL over SSE: strawberry does it with subscription_protocols=[GRAPHQL_SSE_PROTOCOL], ariadne with http_handler=GraphQLHTTPSSEHandler(), gqlgen with AddTransport(transport.SSE{}) before the other transports, GraphQL Yoga of itself, and Node.js servers without it (mercurius, Apollo Server) with graphql-sse in front of them where accept is text/event-stream.';
