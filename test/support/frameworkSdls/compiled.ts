/** What frameworks in Go, Rust and Java answer to `_service`. */
export const COMPILED_SDLS: Readonly<Record<string, string>> = {
  'gqlgen 0.17': `
extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key"])
type Query { suppliers: [Supplier!] }
type Supplier @key(fields: "id") { id: ID! name: String center: Center broken: String }
type Center @key(fields: "id") { id: ID! suppliers: [Supplier!] }
type Subscription { added: Supplier }
`,
  'async-graphql 7': `
type Center @key(fields: "id") {
	id: ID!
	suppliers: [String!]
	broken: String
}
type Query {
	suppliers: [Supplier!]!
}
type Supplier @key(fields: "id") {
	id: ID!
	name: String!
	center: Center!
}
directive @include(if: Boolean!) on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT
directive @skip(if: Boolean!) on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT
extend schema @link(
	url: "https://specs.apollo.dev/federation/v2.5",
	import: ["@key", "@tag", "@shareable", "@inaccessible", "@override", "@external", "@provides", "@requires", "@composeDirective", "@interfaceObject", "@requiresScopes"]
)
`,
  'Spring for GraphQL 1.4': `
schema @link(import : ["@key"], url : "https://specs.apollo.dev/federation/v2.9"){
  query: Query
  subscription: Subscription
}
directive @federation__external on OBJECT | FIELD_DEFINITION
directive @federation__requires(fields: federation__FieldSet!) on FIELD_DEFINITION
directive @federation__requiresScopes(scopes: [[federation__Scope!]!]!) on SCALAR | OBJECT | FIELD_DEFINITION | INTERFACE | ENUM
directive @inaccessible on SCALAR | OBJECT | FIELD_DEFINITION | ARGUMENT_DEFINITION | INTERFACE | UNION | ENUM | ENUM_VALUE | INPUT_OBJECT | INPUT_FIELD_DEFINITION
directive @key(fields: federation__FieldSet!, resolvable: Boolean = true) repeatable on OBJECT | INTERFACE
directive @link(as: String, for: link__Purpose, import: [link__Import], url: String!) repeatable on SCHEMA
directive @tag(name: String!) repeatable on SCALAR | OBJECT | FIELD_DEFINITION | ARGUMENT_DEFINITION | INTERFACE | UNION | ENUM | ENUM_VALUE | INPUT_OBJECT | INPUT_FIELD_DEFINITION
union _Entity = Center | Supplier
type Center @key(fields : "id", resolvable : true) {
  id: ID!
  suppliers: [Supplier!]
}
type Query {
  _entities(representations: [_Any!]!): [_Entity]!
  _service: _Service!
  suppliers: [Supplier!]
}
type Subscription {
  added: Supplier
}
type Supplier @key(fields : "id", resolvable : true) {
  broken: String
  center: Center
  id: ID!
  name: String
}
type _Service {
  sdl: String!
}
enum link__Purpose {
  EXECUTION
  SECURITY
}
scalar _Any
scalar federation__ContextFieldValue
scalar federation__FieldSet
scalar federation__Policy
scalar federation__Scope
scalar link__Import
`,
  'SmallRye GraphQL 2.17 with @Link': `
schema @link(import : ["@key", "@extends", "@external"], url : "https://specs.apollo.dev/federation/v2.7"){
  query: Query
  subscription: Subscription
}
directive @constraint(format: String, max: BigInteger, maxFloat: BigDecimal, maxLength: Int, min: BigInteger, minFloat: BigDecimal, minLength: Int, pattern: String) repeatable on ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION
directive @extends on OBJECT | INTERFACE
directive @external on OBJECT | FIELD_DEFINITION
directive @federation__authenticated on SCALAR | OBJECT | FIELD_DEFINITION | INTERFACE | ENUM
directive @federation__composeDirective(name: String!) repeatable on SCHEMA
directive @federation__inaccessible on SCALAR | OBJECT | FIELD_DEFINITION | ARGUMENT_DEFINITION | INTERFACE | UNION | ENUM | ENUM_VALUE | INPUT_OBJECT | INPUT_FIELD_DEFINITION
directive @federation__interfaceObject on OBJECT
directive @federation__override(from: String!, label: String) on FIELD_DEFINITION
directive @federation__policy(policies: [[federation__Policy!]!]!) on SCALAR | OBJECT | FIELD_DEFINITION | INTERFACE | ENUM
directive @federation__provides(fields: federation__FieldSet!) on FIELD_DEFINITION
directive @federation__requires(fields: federation__FieldSet!) on FIELD_DEFINITION
directive @federation__requiresScopes(scopes: [[federation__Scope!]!]!) on SCALAR | OBJECT | FIELD_DEFINITION | INTERFACE | ENUM
directive @federation__shareable repeatable on OBJECT | FIELD_DEFINITION
directive @federation__tag(name: String!) repeatable on SCALAR | OBJECT | FIELD_DEFINITION | ARGUMENT_DEFINITION | INTERFACE | UNION | ENUM | ENUM_VALUE | INPUT_OBJECT | INPUT_FIELD_DEFINITION
directive @key(fields: federation__FieldSet!, resolvable: Boolean = true) repeatable on OBJECT | INTERFACE
directive @link(as: String, for: link__Purpose, import: [link__Import], url: String!) repeatable on SCHEMA
directive @rolesAllowed(value: String) on FIELD_DEFINITION
union _Entity = Center | Supplier
type Center @extends @key(fields : "id") {
  id: ID! @external
  suppliers: [Supplier]
}
type Query {
  _entities(representations: [_Any!]!): [_Entity]!
  _service: _Service!
  suppliers: [Supplier]
}
type Subscription {
  added: Supplier
}
type Supplier @key(fields : "id") {
  broken: String
  center: Center
  id: ID!
  name: String
}
type _Service {
  sdl: String!
}
enum link__Purpose {
  EXECUTION
  SECURITY
}
scalar BigDecimal
scalar BigInteger
scalar _Any
scalar federation__FieldSet
scalar federation__Policy
scalar federation__Scope
scalar link__Import
`,
};
