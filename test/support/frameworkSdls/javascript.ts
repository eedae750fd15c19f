/** What frameworks in JavaScript answer to `_service`. */
export const JAVASCRIPT_SDLS: Readonly<Record<string, string>> = {
  'NestJS 14': `
schema
  @link(url: "https://specs.apollo.dev/link/v1.0")
{
  query: Query
  subscription: Subscription
}
extend schema
  @link(url: "https://specs.apollo.dev/federation/v2.14", import: ["@authenticated", "@cacheTag", "@composeDirective", "@context", "@cost", "@extends", "@external", "@fromContext", "@inaccessible", "@interfaceObject", "@key", "@listSize", "@override", "@policy", "@provides", "@requires", "@requiresScopes", "@shareable", "@tag"])
directive @link(url: String, as: String, for: link__Purpose, import: [link__Import]) repeatable on SCHEMA
directive @key(fields: federation__FieldSet!, resolvable: Boolean = true) repeatable on OBJECT | INTERFACE
directive @requires(fields: federation__FieldSet!) on FIELD_DEFINITION
directive @provides(fields: federation__FieldSet!) on FIELD_DEFINITION
directive @external(reason: String) on OBJECT | FIELD_DEFINITION
directive @tag(name: String!) repeatable on FIELD_DEFINITION | OBJECT | INTERFACE | UNION | ARGUMENT_DEFINITION | SCALAR | ENUM | ENUM_VALUE | INPUT_OBJECT | INPUT_FIELD_DEFINITION | SCHEMA
directive @extends on OBJECT | INTERFACE
directive @shareable repeatable on OBJECT | FIELD_DEFINITION
directive @inaccessible on FIELD_DEFINITION | OBJECT | INTERFACE | UNION | ARGUMENT_DEFINITION | SCALAR | ENUM | ENUM_VALUE | INPUT_OBJECT | INPUT_FIELD_DEFINITION
directive @override(from: String!, label: String) on FIELD_DEFINITION
directive @composeDirective(name: String) repeatable on SCHEMA
directive @interfaceObject on OBJECT
directive @authenticated on FIELD_DEFINITION | OBJECT | INTERFACE | SCALAR | ENUM
directive @requiresScopes(scopes: [[federation__Scope!]!]!) on FIELD_DEFINITION | OBJECT | INTERFACE | SCALAR | ENUM
directive @policy(policies: [[federation__Policy!]!]!) on FIELD_DEFINITION | OBJECT | INTERFACE | SCALAR | ENUM
directive @context(name: String!) repeatable on INTERFACE | OBJECT | UNION
directive @fromContext(field: federation__ContextFieldValue) on ARGUMENT_DEFINITION
directive @cost(weight: Int!) on ARGUMENT_DEFINITION | ENUM | FIELD_DEFINITION | INPUT_FIELD_DEFINITION | OBJECT | SCALAR
directive @listSize(assumedSize: Int, slicingArguments: [String!], sizedFields: [String!], requireOneSlicingArgument: Boolean = true) on FIELD_DEFINITION
directive @cacheTag(format: String!) repeatable on OBJECT | FIELD_DEFINITION
type Supplier
  @key(fields: "id")
{
  id: ID!
  name: String!
  center: Center
  broken: String
}
type Center
  @key(fields: "id")
{
  id: ID!
  suppliers: [Supplier!]
}
type Query {
  suppliers: [Supplier!]
  _entities(representations: [_Any!]!): [_Entity]!
  _service: _Service!
}
type Subscription {
  added: Supplier!
}
enum link__Purpose {
  SECURITY
  EXECUTION
}
scalar link__Import
scalar federation__FieldSet
scalar federation__Scope
scalar federation__Policy
scalar federation__ContextFieldValue
scalar _Any
type _Service {
  sdl: String
}
union _Entity = Center | Supplier
`,
  'mercurius 16': `
extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])
type Query { suppliers: [Supplier!] }
type Supplier @key(fields: "id") { id: ID! name: String center: Center broken: String }
type Center @key(fields: "id") { id: ID! suppliers: [Supplier!] }
type Subscription { added: Supplier }
`,
  'graphql-yoga 5 with @apollo/subgraph': `
schema
  @link(url: "https://specs.apollo.dev/link/v1.0")
{
  query: Query
  subscription: Subscription
}
extend schema
  @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
directive @link(url: String, as: String, for: link__Purpose, import: [link__Import]) repeatable on SCHEMA
directive @key(fields: federation__FieldSet!, resolvable: Boolean = true) repeatable on OBJECT | INTERFACE
directive @federation__requires(fields: federation__FieldSet!) on FIELD_DEFINITION
directive @federation__external(reason: String) on OBJECT | FIELD_DEFINITION
directive @federation__interfaceObject on OBJECT
directive @federation__requiresScopes(scopes: [[federation__Scope!]!]!) on FIELD_DEFINITION | OBJECT | INTERFACE | SCALAR | ENUM
type Query {
  suppliers: [Supplier!]
  _entities(representations: [_Any!]!): [_Entity]!
  _service: _Service!
}
type Supplier
  @key(fields: "id")
{
  id: ID!
  name: String
  center: Center
  broken: String
}
type Center
  @key(fields: "id")
{
  id: ID!
  suppliers: [Supplier!]
}
type Subscription {
  added: Supplier
}
enum link__Purpose {
  SECURITY
  EXECUTION
}
scalar link__Import
scalar federation__FieldSet
scalar federation__Scope
scalar federation__Policy
scalar federation__ContextFieldValue
scalar _Any
type _Service {
  sdl: String
}
union _Entity = Center | Supplier
`,
};
