/** What frameworks answer to `_service` in their defaults, as run; without comments, and of what they define only some. */
export const FRAMEWORK_SDLS: Readonly<Record<string, string>> = {
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
