import { describe, expect, it } from '@jest/globals';
import { composed } from '../../support/composed.ts';

const FEDERATION = 'https://specs.apollo.dev/federation/v2.9';
const films = (schema: string) => ({
  films: `${schema} type Query { films: Int @tag(name: "public") drafts: Int @inaccessible }`,
});
const imports = '["@tag", "@inaccessible"]';
const plain = composed(films(`extend schema @link(url: "${FEDERATION}", import: ${imports})`));

describe('a schema that says more than the composer reads', () => {
  it.each([
    ['a tag', `extend schema @link(url: "${FEDERATION}", import: ${imports}) @tag(name: "all")`],
    [
      'a tag in an extension of its own',
      `schema @link(url: "${FEDERATION}", import: ${imports}) { query: Query } extend schema @tag(name: "all")`,
    ],
    [
      'the specifications that were before federation had these directives',
      `extend schema @link(url: "${FEDERATION}", import: ["@key"])
        @link(url: "https://specs.apollo.dev/tag/v0.3") @link(url: "https://specs.apollo.dev/inaccessible/v0.2", for: SECURITY)`,
    ],
    [
      'a specification that is not of the web',
      `extend schema @link(url: "${FEDERATION}", import: ${imports}) @link(url: "file:///marks/v1.0", import: ["@mark"])
        @link(url: "signs/v0.1", import: [{ name: "@sign", as: "@signed" }])
        directive @mark on FIELD_DEFINITION`,
    ],
  ])('composes without it: %s', (_what, schema) => {
    expect(plain).toHaveProperty('sdl');
    expect(composed(films(schema))).toEqual(plain);
  });
});
