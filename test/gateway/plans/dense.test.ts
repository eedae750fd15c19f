import { describe, expect, it } from '@jest/globals';
import type { Question } from '../../support/federations/operations.ts';
import { planOf } from '../../support/plans/planCase.ts';

const types = Array.from({ length: 20 }, (_, index) => `T${index}`);

/** How many requests it takes, and how many of them one after the other. */
function sizeOf(subgraphs: Readonly<Record<string, string>>, text: string) {
  const question: Question = { text, variables: {}, operationName: null };
  const { fetches } = planOf({
    subgraphs: Object.entries(subgraphs).map(([name, sdl]) => ({ name, sdl })),
    question,
  });
  const ends: number[] = [];
  for (const { needs } of fetches) {
    ends.push(1 + Math.max(0, ...needs.map((need) => ends[need] ?? 0)));
  }
  return { fetches: fetches.length, steps: Math.max(...ends) };
}

function nested(depth: number, write: (inner: string) => string, innermost: string): string {
  return depth === 0 ? innermost : write(nested(depth - 1, write, innermost));
}

describe('planning what is dense', () => {
  it('does not grow with the power of how deep fields of interface objects are asked', () => {
    const subgraphs = {
      a: `
        type Query { one: Thing }
        interface Thing @key(fields: "id") { id: ID! }
        ${types.map((type) => `type ${type} implements Thing @key(fields: "id") { id: ID! }`).join('\n')}
      `,
      b: 'type Thing @key(fields: "id") @interfaceObject { id: ID! next: Thing size: Int }',
    };
    const text = `{ one { ${nested(12, (inner) => `size next { ${inner} }`, '__typename')} } }`;
    expect(sizeOf(subgraphs, text)).toEqual({ fetches: 3, steps: 3 });
  });

  it('asks the same of interface objects of all types at once', () => {
    const owned = types.map(
      (type) => `type ${type} implements Thing @key(fields: "id") { id: ID! own${type}: Int }`,
    );
    const subgraphs = {
      a: `
        type Query { one: Thing }
        interface Thing @key(fields: "id") { id: ID! }
        ${owned.join('\n')}
      `,
      b: 'type Thing @key(fields: "id") @interfaceObject { id: ID! next: Thing }',
      c: types.map((type) => `type ${type} @key(fields: "id") { id: ID! extra: Int }`).join('\n'),
    };
    const fields = types.map((type) => `... on ${type} { own${type} extra }`).join(' ');
    const text = `{ one { ${nested(12, (inner) => `${fields} next { ${inner} }`, 'id')} } }`;
    expect(sizeOf(subgraphs, text)).toEqual({ fetches: 4, steps: 4 });
  });

  it('does not grow with the power of how many fields require each other, however deep they are asked', () => {
    const subgraphs: Record<string, string> = {
      a: `
        type Query { one: Thing }
        type Thing @key(fields: "id") { id: ID! field0: Int next: Thing }
      `,
    };
    for (let index = 1; index < 12; index += 1) {
      subgraphs[`b${index}`] = `type Thing @key(fields: "id") {
        id: ID!
        field${index - 1}: Int @external
        field${index}: Int @requires(fields: "field${index - 1}")
      }`;
    }
    const text = `{ one { ${nested(12, (inner) => `field11 next { ${inner} }`, 'id')} } }`;
    expect(sizeOf(subgraphs, text)).toEqual({ fetches: 12, steps: 12 });
  });

  it('asks what is alike at every depth at once, where each of two types has it in a subgraph of its own', () => {
    expect(sizeOf(eachInItsOwn(2), `{ all { ${chain} } }`)).toEqual({ fetches: 25, steps: 13 });
  });

  it.each([4, 8, 20])(
    'is given up after 6,000 steps, where each of %i types has it in a subgraph of its own',
    (count) => {
      expect(() => sizeOf(eachInItsOwn(count), `{ all { ${chain} } }`)).toThrow(
        'Expected what takes at most 6000 steps to plan, got more below all. Ask for less at once.',
      );
    },
  );

  it('takes interfaces of 20 types of a subgraph each, 12 deep', () => {
    const subgraphs: Record<string, string> = {
      a: `
        type Query { all: [Node!]! }
        interface Node { id: ID! next: [Node!]! }
        ${types.map((type) => `type ${type} implements Node @key(fields: "id") { id: ID! next: [Node!]! }`).join('\n')}
      `,
    };
    for (const type of types) {
      subgraphs[`b${type}`] = `type ${type} @key(fields: "id") { id: ID! own${type}: Int }`;
    }
    const fields = types.map((type) => `... on ${type} { own${type} }`).join(' ');
    const text = `{ all { ${nested(12, (inner) => `${fields} next { ${inner} }`, 'id')} } }`;
    expect(sizeOf(subgraphs, text)).toEqual({ fetches: 21, steps: 2 });
  });
});

const chain = nested(12, (inner) => `next { ${inner} }`, 'id');

/** Types of one interface, whose field each has in a subgraph of its own; all subgraphs know all types. */
function eachInItsOwn(count: number): Readonly<Record<string, string>> {
  const some = types.slice(0, count);
  const subgraphs: Record<string, string> = {
    a: `
      type Query { all: [Node!]! }
      interface Node { id: ID! }
      ${some.map((type) => `type ${type} implements Node @key(fields: "id") { id: ID! }`).join('\n')}
    `,
  };
  for (const [index, own] of some.entries()) {
    const others = some.filter((type) => type !== own);
    const required = `next: Node @external seen${index}: Int @requires(fields: "next { __typename }")`;
    subgraphs[`b${index}`] = `
      interface Node { id: ID! next: Node }
      type ${own} implements Node @key(fields: "id") { id: ID! next: Node }
      ${others.map((type) => `type ${type} implements Node @key(fields: "id") { id: ID! ${required} }`).join('\n')}
    `;
  }
  return subgraphs;
}
