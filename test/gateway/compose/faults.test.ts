import { describe, expect, it } from '@jest/globals';
import { composed } from '../../support/composed.ts';

const film = 'type Film @key(fields: "id") { id: ID!';
const films = `type Query { film: Film } ${film} title(of: String): String }`;

/** What each is told of, by whom, and how it is mended: in one line, as its owner reads it. */
describe('what does not compose', () => {
  it.each<[string, Readonly<Record<string, string>>, string]>([
    [
      'an interface of another that is not kept to',
      {
        films: `type Query { shown: Shown } interface Shown { title(of: String): String }
          type Film implements Shown @key(fields: "id") { id: ID! title(of: String): String @shareable }`,
        prints: `${film} title: String @shareable }`,
      },
      '[prints] Film.title: Expected a valid schema for clients, got: Interface field argument Shown.title(of:) expected but Film.title does not provide it. What implements an interface has all that the interface has in any subgraph, with the same arguments: add what is missing, or change the interface.',
    ],
    [
      'a union that has nothing left',
      {
        films: `type Query { found: Found } union Found = Draft type Draft @inaccessible { text: String }`,
      },
      '[films] Found: Expected a valid schema for clients, got: Union type Found must define one or more member types. Show clients one of its types, or make the union @inaccessible as well.',
    ],
    [
      'an input that nobody could fill',
      { films: 'type Query { films(by: By): Int } input By @oneOf { title: String! year: Int }' },
      '[films] By.title: Expected a valid schema for clients, got: OneOf input field By.title must be nullable.',
    ],
    [
      'what is provided of a value without fields',
      { films: 'type Query { films: Int @provides(fields: "title") }' },
      '[films] Query.films: Expected fields that can be selected in @provides(fields: "title"), got: Int, which has no fields.',
    ],
    [
      'a key of nothing',
      { films: 'type Query { film: Film } type Film @key(fields: " ") { id: ID! }' },
      '[films] Film: Expected fields that can be selected in @key(fields: " "), got: none.',
    ],
    [
      'a subscription of two',
      {
        films: `${films} type Subscription { added: Film @shareable }`,
        prints: `${film} size: Int } type Subscription { added: Film @shareable }`,
      },
      '[prints] Subscription.added: Expected one subgraph for Subscription.added, since events come of one, got "films", "prints". Choose another name, or say in one of them that it takes the field over: @override(from:).',
    ],
    [
      'an argument that is of another type',
      {
        films,
        prints: `${film} title(of: Int): String @external size: Int @requires(fields: "title") }`,
      },
      '[prints] Film.title: Type of argument "Film.title(of:)" is incompatible across subgraphs: it has type "String" in subgraph "films" but type "Int" in subgraph "prints". Give the argument the same type in all subgraphs.',
    ],
  ])('is told with its owner and its cure: %s', (_what, subgraphs, problem) => {
    expect(composed(subgraphs)).toEqual({ problems: [problem] });
  });
});

describe('a subscription that moves to another subgraph', () => {
  it.each(['', ', label: "percent(50)"'])('is answered by one at a time%s', (label) => {
    const prints = `${film} size: Int } type Subscription { added: Film @override(from: "films"${label}) }`;
    expect(composed({ films: `${films} type Subscription { added: Film }`, prints })).toEqual({
      sdl: expect.stringMatching(/added: Film .*@join__field\(graph: PRINTS, override: "films"/),
    });
  });
});
