/** What frameworks in Python answer to `_service`. */
export const PYTHON_SDLS: Readonly<Record<string, string>> = {
  'strawberry-graphql 0.341': `
schema @link(url: "https://specs.apollo.dev/federation/v2.11", import: ["@key"]) {
  query: Query
  subscription: Subscription
}
type Center @key(fields: "id") {
  id: ID!
  suppliers: [Supplier!]
}
type Query {
  _entities(representations: [_Any!]!): [_Entity]!
  _service: _Service!
  suppliers: [Supplier!]
}
type Subscription {
  added: Supplier!
}
type Supplier @key(fields: "id") {
  id: ID!
  name: String!
  center: Center
  broken: String
}
scalar _Any
union _Entity = Center | Supplier
type _Service {
  sdl: String!
}
`,
  'graphene-federation 3.3': `
extend schema
	@link(url: "https://specs.apollo.dev/federation/v2.11", import: ["@key"])
type Query {
  suppliers: [Supplier]
}
type Supplier @key(fields: "id") {
  id: ID!
  name: String
  center: Center
  broken: String
}
type Center @key(fields: "id") {
  id: ID!
  suppliers: [Supplier]
}
scalar FieldSet
scalar federation__Scope
scalar federation__Policy
scalar federation__ContextFieldValue
`,
  'ariadne 1.1': `
extend schema @link(url: "https://specs.apollo.dev/federation/v2.0", import: ["@key"])
type Query {
  suppliers: [Supplier!]
}
type Supplier @key(fields: "id") {
  id: ID!
  name: String
  center: Center
  broken: String
}
type Center @key(fields: "id") {
  id: ID!
  suppliers: [Supplier!]
}
type Subscription {
  added: Supplier
}
`,
};
