const link =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])\n';

/** What three teams could have: none knows what the others do. Answers of all are made up, and cost nothing. */
export const schemas = {
  centers: `${link}
    type Query { centers(first: Int = 20, offset: Int = 0): [Center!]! }
    type Center @key(fields: "id") { id: ID! name: String! state: State! }
    type State @key(fields: "id") { id: ID! name: String! }
  `,
  resources: `${link}
    type Center @key(fields: "id") { id: ID! resources(first: Int = 5): [Resource!]! }
    type Resource @key(fields: "id") { id: ID! title: String! agency: Agency! }
    type Agency @key(fields: "id") { id: ID! name: String! }
  `,
  ratings: `${link}
    type Resource @key(fields: "id") { id: ID! rating: Float! reviews: [Review!]! }
    type Review { id: ID! body: String! stars: Int! }
  `,
} as const;

export type SubgraphName = keyof typeof schemas;
