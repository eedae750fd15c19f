/** A list of one subgraph, which is not asked for its schema and never answers: it adds a rating to centers. */
export const RATINGS_LIST = `
subgraphs:
  ratings:
    routing_url: http://127.0.0.1:9/graphql
    schema:
      sdl: |
        extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
        type Center @key(fields: "id") { id: ID! rating: Int }
`;
