import { describe, expect, it } from '@jest/globals';
import { composed } from '../../support/composed.ts';

const FEDERATION = 'https://specs.apollo.dev/federation/v2.9';

const works = (link: string, at: string) => `${link}
  type Query { work: Work }
  interface Work ${at}key(fields: "id") { id: ID! }
  type Book implements Work ${at}key(fields: "id") { id: ID! pages: Int }`;
const labels = (link: string, at: string) => `${link}
  type Work ${at}key(fields: "id") ${at}interfaceObject { id: ID! label: String }
  extend type Book2 ${at}key(fields: "isbn") { isbn: ID! ${at}external size: Int ${at}external
    weight: Int ${at}requires(fields: "size") hidden: Int ${at}inaccessible }`;
const sizes = (link: string, at: string) => `${link}
  type Book2 ${at}key(fields: "isbn") { isbn: ID! size: Int }`;

function composedBy(link: string, at: string) {
  return composed({ works: works(link, at), labels: labels(link, at), sizes: sizes(link, at) });
}

const imported = (names: string) =>
  `extend schema @link(url: "${FEDERATION}", import: [${names}])\n`;
const PLAIN = composedBy(
  imported('"@key", "@interfaceObject", "@external", "@requires", "@inaccessible"'),
  '@',
);

describe("federation's directives under other names", () => {
  it.each([
    ['without imports', `extend schema @link(url: "${FEDERATION}")`, '@federation__'],
    [
      'with a name for the specification',
      `extend schema @link(url: "${FEDERATION}", as: "fed")`,
      '@fed__',
    ],
    [
      'that each import gives',
      imported(
        ['key', 'interfaceObject', 'external', 'requires', 'inaccessible']
          .map((name) => `{ name: "@${name}", as: "@my_${name}" }`)
          .join(', '),
      ),
      '@my_',
    ],
  ])('mean the same %s', (_what, link, at) => {
    expect(PLAIN).toHaveProperty('sdl');
    expect(composedBy(link, at)).toEqual(PLAIN);
  });

  it('may be imported and have a prefix in one subgraph', () => {
    const mixed = works(imported('"@key"'), '@').replace(' @key', ' @federation__key');
    const link = imported('"@key", "@interfaceObject", "@external", "@requires", "@inaccessible"');
    expect(composed({ works: mixed, labels: labels(link, '@'), sizes: sizes(link, '@') })).toEqual(
      PLAIN,
    );
  });

  it('may be defined by the subgraph', () => {
    const link = `extend schema @link(url: "${FEDERATION}", as: "fed")
      scalar fed__FieldSet
      directive @fed__key(fields: fed__FieldSet!, resolvable: Boolean = true) repeatable on OBJECT | INTERFACE`;
    const plain = imported('"@key"');
    expect(composed({ works: works(link, '@fed__') })).toEqual(
      composed({ works: works(plain, '@') }),
    );
  });

  it("leave a subgraph's own directives what they are", () => {
    const link = `extend schema @link(url: "${FEDERATION}", as: "fed")
      directive @key(size: Int) on FIELD_DEFINITION`;
    const sdl = works(link, '@fed__').replace('pages: Int', 'pages: Int @key(size: 1)');
    expect(composed({ works: sdl })).toEqual(composed({ works: works(imported('"@key"'), '@') }));
  });
});
