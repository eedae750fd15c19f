/** More of `modelSchemas`: keys, requirements, arguments and what is hidden, which cross each other. */
export const crossingSchemas: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'keys of lists, of several entities deep, and moved between': {
    parts: `
      type Query { parts: [Part!] part(sku: ID!): Part kit: Kit }
      type Part @key(fields: "sku") @key(fields: "maker { tax { id } } serial") { sku: ID! maker: Maker! serial: Int! label: String fits: [Kit] }
      type Maker @key(fields: "tax { id }") { tax: Tax! name: String country: String }
      type Tax { id: ID! }
      type Kit @key(fields: "code") { code: ID! parts: [Part!]! spare: Part }
    `,
    stock: `
      type Query { shelf: [Part] }
      type Part @key(fields: "maker { tax { id } } serial") { maker: Maker! serial: Int! onHand: Int warehouse: Warehouse substitutes: [Part!] }
      type Maker @key(fields: "tax { id }") { tax: Tax! rating: Float parts(limit: Int = 3): [Part!]! }
      type Tax { id: ID! }
      type Warehouse @key(fields: "id") @key(fields: "gln") { id: ID! gln: ID! city: String keeps: [Kit!] }
      type Kit @key(fields: "code", resolvable: false) { code: ID! }
    `,
    freight: `
      type Query { routes: [Route!]! }
      type Warehouse @key(fields: "gln") { gln: ID! docks: Int nearest: Warehouse routes(to: ID): [Route] }
      type Route @key(fields: "from { gln } to { gln }") { from: Warehouse! to: Warehouse! days: Int }
      type Maker @key(fields: "tax { id }") { tax: Tax! pickup: Warehouse }
      type Tax { id: ID! }
    `,
    tolls: `
      type Route @key(fields: "from { gln } to { gln }") { from: Warehouse! to: Warehouse! toll: Float operators: [Operator!] }
      type Warehouse @key(fields: "gln", resolvable: false) { gln: ID! }
      type Operator @key(fields: "name country") { name: String! country: Country! runs: [Route!] }
      enum Country { US CA MX }
      type Query { operator(country: Country! = US): Operator }
    `,
  },
  'requires of what is two subgraphs away, and back': {
    orders: `
      type Query { orders: [Order!] order(id: ID!): Order }
      type Order @key(fields: "id") { id: ID! total: Float items: [Item!]! buyer: Buyer
        discount: Float @external net: Float @requires(fields: "discount") weight: Int @external
        postage: Float @requires(fields: "weight discount") }
      type Item { product: Product amount: Int! }
      type Product @key(fields: "upc") { upc: ID! weight: Int @external heavy: Boolean @requires(fields: "weight") }
      type Buyer @key(fields: "id") { id: ID! tier: Tier @external perks: [String!] @requires(fields: "tier") }
      enum Tier { GOLD SILVER }
    `,
    products: `
      type Query { products(upcs: [ID!]): [Product] }
      type Product @key(fields: "upc") { upc: ID! weight: Int size: Size name: String! seller: Buyer }
      type Size { w: Int h: Int }
      type Buyer @key(fields: "id", resolvable: false) { id: ID! }
    `,
    shipping: `
      type Product @key(fields: "upc") { upc: ID! weight: Int @external size: Size @external
        crate: String @requires(fields: "weight size { w h }") hazmat: Boolean }
      type Size { w: Int @external h: Int @external }
      type Order @key(fields: "id") { id: ID! total: Float @external items: [Item!]! @external
        weight: Int @requires(fields: "items { amount product { upc } }")
        discount: Float @requires(fields: "total") }
      type Item { product: Product @external amount: Int! @external }
    `,
    people: `
      type Query { me: Buyer buyers: [Buyer!]! }
      type Buyer @key(fields: "id") { id: ID! name: String tier: Tier orders(first: Int): [Order] spent: Float @external rank: Int @requires(fields: "spent") }
      type Order @key(fields: "id") { id: ID! postage: Float @external insured: Float @requires(fields: "postage") }
      enum Tier { GOLD SILVER }
    `,
    ledger: `
      type Buyer @key(fields: "id") { id: ID! tier: Tier @external spent: Float @requires(fields: "tier") invoices: [Invoice!] }
      type Invoice @key(fields: "no") { no: Int! of: Order payer: Buyer! }
      type Order @key(fields: "id") { id: ID! net: Float @external insured: Float @external fee: Float @requires(fields: "net insured") }
      enum Tier { GOLD SILVER }
    `,
  },
  'enums, inputs and arguments that are merged': {
    a: `
      type Query { jobs(filter: Filter, order: Order = TITLE): [Job!] @shareable job(id: ID!, in: Lang = EN): Job }
      input Filter { text: String state: State since: Int range: Range }
      input Range { from: Int! = 0 to: Int }
      enum Order { TITLE DATE SIZE }
      enum State { OPEN CLOSED }
      enum Lang { EN ES FR }
      enum Kind { FULL PART TEMP }
      scalar Day
      type Job @key(fields: "id") { id: ID! title(in: Lang = ES): String kind: Kind posted: Day state: State @shareable similar(filter: Filter): [Job] }
    `,
    b: `
      type Query { openings(filter: Filter): [Job] jobs(filter: Filter): [Job!] @shareable }
      input Filter { text: String state: State range: Range size: Int }
      input Range { from: Int! = 0 to: Int }
      enum State { OPEN CLOSED }
      enum Kind { FULL PART TEMP GIG }
      scalar Day
      type Job @key(fields: "id") { id: ID! deadline: Day kinds: [Kind!] state: State @shareable applicants(filter: Filter = { range: { to: 3 } }): [Applicant!]! }
      type Applicant { name: String! prefers: Kind seeks(filter: Filter): Job }
    `,
  },
  'what is provided on one path only, and overridden': {
    catalog: `
      type Query { books: [Book!] book(isbn: ID!): Book @provides(fields: "author { name }") bestseller: Book @provides(fields: "price author { name born { year } }") }
      type Book @key(fields: "isbn") { isbn: ID! title: String author: Author price: Float @external stock: Int }
      type Author @key(fields: "id") { id: ID! name: String @external born: Born @external }
      type Born { year: Int @external }
    `,
    shop: `
      type Query { offers: [Offer!]! }
      type Offer { book: Book @provides(fields: "title") until: Int }
      type Book @key(fields: "isbn") { isbn: ID! title: String @external price: Float stock: Int @override(from: "catalog") series: Series }
      type Series { name: String! books: [Book] @provides(fields: "title") }
    `,
    people: `
      type Author @key(fields: "id") { id: ID! name: String born: Born books: [Book] }
      type Born @shareable { year: Int place: String }
      type Book @key(fields: "isbn", resolvable: false) { isbn: ID! }
      type Query { authors: [Author] }
    `,
  },
  'hidden types, fields, arguments, values and members': {
    a: `
      type Query { users: [User!] user(id: ID!, secret: String @inaccessible): User any: Any admin: Admin @inaccessible }
      type User @key(fields: "id") @key(fields: "internal") { id: ID! internal: Int! @inaccessible name: String role: Role boss: User secret: Secret @inaccessible }
      type Admin @inaccessible { level: Int }
      type Secret @inaccessible { word: String }
      union Any = User | Admin | Team
      type Team @key(fields: "id") { id: ID! members: [User!] }
      enum Role { READER WRITER ROOT @inaccessible }
      input By { name: String hash: String @inaccessible }
    `,
    b: `
      type User @key(fields: "internal") { internal: Int! logins(by: By): Int sessions: [Session!] friends: [User] }
      type Session { user: User role: Role at: Int }
      enum Role { READER WRITER ROOT }
      input By { name: String hash: String }
      type Team @key(fields: "id") { id: ID! lead: User internalName: String @inaccessible motto: String }
    `,
    c: `
      type User @key(fields: "id") { id: ID! name: String @external internal: Int! @external badge: String @requires(fields: "name internal") }
      type Team @key(fields: "id") { id: ID! internalName: String @external sign: String @requires(fields: "internalName") }
    `,
  },
  'root types of other names, and a subgraph of the first federation': {
    a: `
      schema { query: RootQuery }
      type RootQuery { spots: [Spot!] spot(id: ID!): Spot }
      type Spot @key(fields: "id") { id: ID! name: String! kind: String area: Area }
      type Area @key(fields: "code") { code: ID! spots(first: Int): [Spot!]! }
    `,
    b: `
      extend type Query { areas: [Area] }
      type Area @key(fields: "code") { code: ID! name: String neighbours: [Area!] climate: Climate }
      type Climate { rain: Int sun: Int worst: Area }
    `,
    c: `
      type Spot @key(fields: "id") { id: ID! kind: String @external advice: String @requires(fields: "kind") reviews: [Review!]! }
      type Review { stars: Int spot: Spot! nearby: [Spot] }
      type Query { reviews: [Review] }
    `,
  },
};
