/** More of `modelSchemas`: interfaces, unions and value types, of which subgraphs know parts. */
export const abstractSchemas: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'interfaces as objects, two of them over one type': {
    base: `
      type Query { things: [Thing] thing(id: ID!): Thing media: [Media!] }
      interface Thing @key(fields: "id") { id: ID! name: String parent: Thing }
      interface Media @key(fields: "id") { id: ID! length: Int also: [Thing] }
      type Film implements Media & Thing @key(fields: "id") { id: ID! name: String parent: Thing length: Int also: [Thing] studio: Studio }
      type Song implements Media & Thing @key(fields: "id") { id: ID! name: String parent: Chair length: Int also: [Song] }
      type Chair implements Thing @key(fields: "id") { id: ID! name: String parent: Thing legs: Int! }
      type Studio @key(fields: "id") { id: ID! makes: [Media!] owns: [Thing] }
    `,
    tags: `
      type Query { tagged(tag: String): [Thing!]! }
      type Thing @key(fields: "id") @interfaceObject { id: ID! tags: [Tag!]! owner: Owner }
      type Tag { word: String! on: [Thing] }
      union Owner = Studio | Person
      type Studio @key(fields: "id") { id: ID! owned: [Thing] }
      type Person @key(fields: "id") { id: ID! likes: Thing name: String! }
    `,
    streaming: `
      type Query { popular: [Media] }
      type Media @key(fields: "id") @interfaceObject { id: ID! length: Int @external plays: Int! pace: Float @requires(fields: "length") next: Media }
      type Person @key(fields: "id") { id: ID! heard: [Media!] queue: Media }
    `,
  },
  'interfaces that implement others, in part elsewhere': {
    a: `
      type Query { nodes: [Node] named: [Named!] places: [Place] }
      interface Node { id: ID! }
      interface Named implements Node { id: ID! name: String }
      interface Place implements Named & Node { id: ID! name: String within: Place near(km: Int): [Place!] }
      type City implements Place & Named & Node @key(fields: "id") { id: ID! name: String within: Region near(km: Int): [Place!] mayor: Named }
      type Region implements Place & Named & Node @key(fields: "id") { id: ID! name: String within: Place near(km: Int): [Place!] }
      type Person implements Named & Node @key(fields: "id") { id: ID! name: String born: City }
      type Note implements Node { id: ID! about: Node }
    `,
    b: `
      interface Node { id: ID! }
      interface Counted implements Node { id: ID! people: Int }
      type City implements Counted & Node @key(fields: "id") { id: ID! people: Int mostLike: Counted }
      type Region implements Counted & Node @key(fields: "id") { id: ID! people: Int cities: [Counted!]! }
      type Country implements Counted & Node @key(fields: "id") { id: ID! people: Int holds: [Node] }
      type Query { counted(over: Int): [Counted!] countries: [Country!]! }
    `,
    c: `
      type Person @key(fields: "id") { id: ID! visited: [Place!] lives: Place }
      interface Place { id: ID! photo: String }
      type City implements Place @key(fields: "id") { id: ID! photo: String }
      type Region implements Place @key(fields: "id") { id: ID! photo: String }
    `,
  },
  'value types and unions that each knows a part of': {
    a: `
      type Query { feed: [Entry!] head: Entry page: Page @shareable }
      union Entry = Post | Photo | Notice
      type Post @key(fields: "id") { id: ID! text: String! by: Author meta: Meta @shareable }
      type Photo @key(fields: "id") { id: ID! url: String meta: Meta @shareable }
      type Notice @shareable { text: String level: Int }
      type Meta @shareable { created: Int geo: Geo }
      type Geo @shareable { lat: Float lon: Float }
      type Author @key(fields: "id") { id: ID! handle: String }
      type Page @shareable { title: String body: Body }
      type Body @shareable { text: String entries: [Entry!] }
      interface Titled { title: String }
    `,
    b: `
      type Query { page: Page @shareable trending: [Entry] }
      union Entry = Post | Video
      type Post @key(fields: "id") { id: ID! likes: Int! related: [Entry!] }
      type Video implements Titled @key(fields: "id") { id: ID! title: String seconds: Int meta: Meta @shareable }
      type Meta @shareable { created: Int geo: Geo }
      type Geo @shareable { lat: Float lon: Float }
      type Page @shareable { title: String foot: String body: Body }
      type Body @shareable { text: String html: String }
      interface Titled { title: String }
      type Author @key(fields: "id") { id: ID! latest: Entry titled: [Titled] }
    `,
    c: `
      type Photo @key(fields: "id") { id: ID! meta: Meta @shareable pixels: Int author: Author }
      type Meta @shareable { created: Int geo: Geo }
      type Geo @shareable { lat: Float lon: Float }
      type Author @key(fields: "id") { id: ID! photos(last: Int): [Photo!] }
      type Query { gallery: [Photo] }
      type Album implements Titled { title: String photos: [Photo] }
      interface Titled { title: String }
    `,
  },
  'requires of interfaces and unions': {
    a: `
      type Query { desks: [Desk!] desk: Desk }
      type Desk @key(fields: "id") { id: ID! holder: Holder things: [Thing!] item: Item }
      interface Holder { name: String }
      type Staff implements Holder { name: String grade: Int }
      type Guest implements Holder { name: String host: String }
      interface Item { size: Int }
      type Lamp implements Item @key(fields: "id") { id: ID! size: Int watts: Int }
      type Book implements Item @key(fields: "id") { id: ID! size: Int pages: Int }
      union Thing = Lamp | Book
    `,
    b: `
      type Query { labels: [Desk] }
      type Desk @key(fields: "id") {
        id: ID! holder: Holder @external things: [Thing!] @external item: Item @external
        label: String @requires(fields: "holder { name }")
        load: Int @requires(fields: "things { ... on Lamp { watts } ... on Book { pages } }")
        room: Int @requires(fields: "item { size }")
        next: Desk
      }
      interface Holder { name: String }
      type Staff implements Holder { name: String @external }
      type Guest implements Holder { name: String @external }
      interface Item { size: Int }
      type Lamp implements Item @key(fields: "id") { id: ID! size: Int @external watts: Int @external }
      type Book implements Item @key(fields: "id") { id: ID! size: Int @external pages: Int @external }
      union Thing = Lamp | Book
    `,
  },
};
