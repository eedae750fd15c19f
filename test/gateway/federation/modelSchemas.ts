/** Subgraph SDLs by name; each set is a graph that says something of everything it can be asked. */
export const modelSchemas: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'several, compound and nested keys': {
    directory: `
      type Query { centers(first: Int = 2): [Center!]! center(id: ID!): Center }
      type Center @key(fields: "id") @key(fields: "slug state { code }") {
        id: ID! slug: String! name: String! state: State! peers: [Center]
      }
      type State @key(fields: "code") { code: ID! }
    `,
    awards: `
      type Query { award(year: Int!): Award awards: [Award] }
      type Award @key(fields: "number year") { number: ID! year: Int! amount: Float center: Center donor: Donor }
      type Center @key(fields: "slug state { code }") {
        slug: String! state: State! awards(last: Int): [Award!]!
      }
      type State @key(fields: "code", resolvable: false) { code: ID! }
      type Donor { name: String! state: State! }
    `,
    places: `
      type Query { state(fips: ID!): State }
      type State @key(fields: "code") @key(fields: "fips") {
        code: ID! fips: ID! name: String! region: Region neighbours: [State!]
      }
      type Region @key(fields: "id") { id: ID! states: [State!]! }
    `,
    audits: `
      type Award @key(fields: "number year") { number: ID! year: Int! audit: Audit }
      type Region @key(fields: "id") { id: ID! auditor: Auditor }
      type Audit @key(fields: "award { number } round") { award: AwardNumber! round: Int! passed: Boolean by: Auditor! }
      type AwardNumber { number: ID! }
      type Auditor @key(fields: "id") { id: ID! name: String! audits: [Audit] }
    `,
    reviews: `
      type Audit @key(fields: "award { number } round") { award: AwardNumber! round: Int! comments: [String!] }
      type AwardNumber { number: ID! }
      type State @key(fields: "fips") { fips: ID! comments(first: Int): [String!]! }
    `,
  },
  'fields that require others': {
    centers: `
      type Query { center: Center centers: [Center] }
      type Center @key(fields: "id") {
        id: ID! city: String! size: Int staff(kind: Kind = ALL): Int host: Host hosts: [Host!] offices: [Office]
      }
      type Host { name: String! kind: String seat: Seat }
      type Seat { code: String! floor(from: Int! = 0): Int }
      type Office @key(fields: "id") { id: ID! rooms: Int! }
      enum Kind { ALL ENGINEERS }
    `,
    energy: `
      type Query { busiest: Center }
      type Center @key(fields: "id") {
        id: ID!
        size: Int @external
        staff(kind: Kind = ALL): Int @external
        host: Host @external
        hosts: [Host!] @external
        offices: [Office] @external
        usage: Int @requires(fields: "size")
        perHead: Float @requires(fields: "size staff(kind: ENGINEERS)")
        perAll: Float @requires(fields: "size staff(kind: ALL)")
        label: String @requires(fields: "host { name seat { code } }")
        labels: [String] @requires(fields: "hosts { name kind }")
        high: Int @requires(fields: "host { seat { floor(from: 1) } }")
        low: Int @requires(fields: "host { seat { floor(from: 7) } }")
        heated: Int @requires(fields: "offices { id rooms }")
        grid: Grid
      }
      type Host { name: String! @external kind: String @external seat: Seat @external }
      type Seat { code: String! @external floor(from: Int! = 0): Int @external }
      type Office @key(fields: "id") { id: ID! rooms: Int! @external heat: Int @requires(fields: "rooms") }
      type Grid { center: Center load: Int }
      enum Kind { ALL ENGINEERS }
    `,
    ratings: `
      type Query { best(by: String): [Center!] }
      type Center @key(fields: "id") {
        id: ID!
        usage: Int @external
        label: String @external
        grade(of: Int): String @requires(fields: "usage")
        motto: String @requires(fields: "label usage")
        rivals: [Center]
      }
      type Office @key(fields: "id") { id: ID! heat: Int @external comfort: String @requires(fields: "heat") }
    `,
    prizes: `
      type Center @key(fields: "id") {
        id: ID!
        grade(of: Int): String @external
        prize: String @requires(fields: "grade(of: 2)")
        medal: String @requires(fields: "grade")
      }
    `,
  },
  'interfaces and unions over subgraphs': {
    partners: `
      type Query { partners: [Partner] partner(id: ID!): Partner provider: Provider found(text: String): [Found!]! }
      interface Node { id: ID! }
      interface Partner implements Node { id: ID! name: String! parent: Partner }
      type Agency implements Node & Partner @key(fields: "id") {
        id: ID! name: String! parent: Agency abbreviation: String related: [Association!]
      }
      type Association implements Node & Partner @key(fields: "id") {
        id: ID! name: String! parent: Partner members(first: Int): Int related: [Agency]
      }
      type University implements Node & Partner @key(fields: "id") { id: ID! name: String! parent: Partner related: String }
      union Provider = Agency | Association
      union Found = Agency | University | Note
      type Note { text: String! about: Partner }
    `,
    resources: `
      type Query { resources: [Resource!] offers: [Offer] }
      type Resource @key(fields: "id") { id: ID! title: String! providers: [Provider] owner: Owner }
      type Agency @key(fields: "id") { id: ID! resources(first: Int): [Resource!]! kind: String }
      type Association @key(fields: "id") { id: ID! resources(first: Int): [Resource!]! kind: Int }
      union Provider = Agency | Association
      union Owner = Agency | Resource
      interface Offer { price: Int }
      type Loan implements Offer { price: Int rate: Float by: Provider }
      type Grant implements Offer @key(fields: "id") { id: ID! price: Int by: [Owner] }
    `,
    sites: `
      interface Site { id: ID! url: String owner: Owner }
      type Agency implements Site @key(fields: "id") { id: ID! url: String owner: Owner seal: Seal }
      type University implements Site @key(fields: "id") { id: ID! url: String owner: Owner seal: Seal }
      type Grant @key(fields: "id") { id: ID! site: Site seals: [Seal!] }
      union Owner = Agency | Resource
      type Resource @key(fields: "id") { id: ID! site: Site }
      union Seal = Wax | Stamp
      type Wax { colour: String! size: Int }
      type Stamp { colour: String size: Float! }
    `,
  },
  'interfaces as objects': {
    catalogue: `
      type Query { items: [Item!]! item(id: ID!): Item courses: [Course!] }
      interface Item @key(fields: "id") { id: ID! title: String hours: Int }
      type Course implements Item @key(fields: "id") { id: ID! title: String hours: Int teacher: Teacher }
      type Workshop implements Item @key(fields: "id") { id: ID! title: String hours: Int tools: [String!] }
      type Webinar implements Item @key(fields: "id") { id: ID! title: String hours: Int url: String! }
      type Teacher @key(fields: "id") { id: ID! teaches: [Item] }
    `,
    prices: `
      type Query { cheapest: Item bargains: [Item!] }
      type Item @key(fields: "id") @interfaceObject { id: ID! price(in: String): Int discount: Discount }
      type Discount { percent: Int! on: Item }
    `,
    reviews: `
      type Item @key(fields: "id") @interfaceObject {
        id: ID! hours: Int @external stars: Int @requires(fields: "hours") reviews: [Review!]!
      }
      type Review { by: Teacher text: String! item: Item! }
      type Teacher @key(fields: "id") { id: ID! name: String! reviews: [Review] }
    `,
  },
  'shared, provided, overridden and hidden fields': {
    old: `
      type Query { network: Network @shareable center: Center latest: [Center!] top(level: Level): Center }
      type Network @shareable { name: String! totals: Totals }
      type Totals @shareable { centers: Int agencies: Int }
      type Center @key(fields: "id") {
        id: ID! name: String @shareable phone: String fax: String @inaccessible region: Region @provides(fields: "name")
      }
      type Region @key(fields: "id") { id: ID! name: String @external }
      enum Level { LOW HIGH }
    `,
    new: `
      type Query { network: Network @shareable regions: [Region!] }
      type Network @shareable { totals: Totals centers: [Center!]! }
      type Totals @shareable { centers: Int states: Int }
      type Center @key(fields: "id") {
        id: ID! name: String @shareable phone: String @override(from: "old") level: Level shape: Shape @shareable
      }
      type Shape @shareable { sides: Int colour: Colour }
      type Colour @shareable { name: String }
      type Region @key(fields: "id") { id: ID! name: String centers: [Center] }
      enum Level { LOW HIGH }
    `,
    more: `
      type Center @key(fields: "id") {
        id: ID! manager: Manager @provides(fields: "name { first } desk") deputies: [Manager] shape: Shape @shareable
      }
      type Shape @shareable { area: Float colour: Colour }
      type Colour @shareable { name: String code: Int }
      type Manager @key(fields: "id") { id: ID! name: Name @external desk: Int @external boss: Manager }
      type Name { first: String @external }
    `,
    people: `
      type Manager @key(fields: "id") { id: ID! name: Name desk: Int centers(first: Int): [Center!] }
      type Name { first: String last: String }
      type Center @key(fields: "id") { id: ID! }
    `,
  },
  'mutations, and references in circles': {
    courses: `
      type Query { courses: [Course!]! }
      type Mutation { addCourse(title: String!): Course! rename(id: ID!, to: String): Course }
      type Course @key(fields: "id") { id: ID! title: String! next: Course teacher: Teacher }
      type Teacher @key(fields: "id") { id: ID! courses: [Course!] }
    `,
    teachers: `
      type Query { teachers(named: [String!]): [Teacher] }
      type Mutation { hire(name: String!): Teacher }
      type Teacher @key(fields: "id") { id: ID! name: String! boss: Teacher friends: [Teacher!] }
      type Course @key(fields: "id") { id: ID! assistant: Teacher assistants: [Teacher] }
    `,
    rooms: `
      type Mutation { book(course: ID!, room: RoomInput): Room }
      input RoomInput { number: Int! = 1 near: [ID!] }
      type Room @key(fields: "number") { number: Int! course: Course next: Room }
      type Course @key(fields: "id") { id: ID! rooms(at: RoomInput = { number: 3 }): [Room!] }
      type Teacher @key(fields: "id") { id: ID! room: Room }
    `,
  },
};
