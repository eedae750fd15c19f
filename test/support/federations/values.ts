import type { FederationDraft, Whole } from './federationDraft.ts';
import type { WholeField } from './draft.ts';

/** Enums, custom scalars and input objects. */
export function addLeaves(draft: FederationDraft): void {
  const { random } = draft;
  const leaf = (name: string, sdl: string, others: readonly string[] = []) =>
    draft.add({ name, kind: 'leaf', sdl, others });
  leaf('Shade', 'enum Shade { DARK LIGHT GREY }');
  leaf('Moment', 'scalar Moment');
  leaf('Inner', 'input Inner { n: Int = 3 shade: Shade s: String }');
  leaf(
    'Filter',
    'input Filter { a: Int = 1 text: String shades: [Shade!] = [DARK] inner: Inner inners: [Inner!] at: Moment }',
  );
  // An enum that is only given is all that anybody gives; what is taken is what everybody takes.
  leaf('Grade', 'enum Grade { A B C }', ['enum Grade { A B }', 'enum Grade { B A D }']);
  leaf('Level', 'enum Level { LOW HIGH }', ['enum Level { TOP HIGH LOW }']);
  leaf('Span', 'input Span { from: Int = 1 level: Level }', [
    'input Span { level: Level from: Int = 1 unit: String }',
  ]);
  if (random.chance(0.3)) leaf('Mood', 'enum Mood { GOOD BAD @inaccessible FINE }');
}

/** Objects without keys, whole in every subgraph that names them. */
export function addValues(draft: FederationDraft): void {
  const { random, names } = draft;
  const count = 1 + random.integer(3);
  for (let index = 0; index < count; index += 1) {
    const fields = new Map<string, WholeField>();
    const name = names.type();
    const earlier = draft.ofKind('value').filter(({ only }) => only === null);
    const length = 2 + random.integer(2);
    for (let number = 0; number < length; number += 1) {
      const field = names.field(name);
      fields.set(field, { name: field, args: '', type: leafType(draft) });
    }
    const below = [...earlier, ...draft.ofKind('entity')];
    if (below.length > 0 && random.chance(0.6)) {
      const field = names.field(name);
      fields.set(field, { name: field, args: '', type: wrapped(draft, random.pick(below).name) });
    }
    draft.add({ name, kind: 'value', fields });
  }
}

/** A value of which two subgraphs have different fields; whatever leads to it is in both. */
export function addSplitValue(draft: FederationDraft): void {
  const { random, names } = draft;
  const hosts = draft
    .ofKind('entity')
    .map((type) => ({ type, known: draft.subgraphs.filter((one) => one.types.has(type.name)) }))
    .filter(({ known }) => known.length > 1);
  if (hosts.length === 0) return;
  const { type, known } = random.pick(hosts);
  const [first, second] = random.chance(0.5) ? known : known.toReversed();
  if (!first || !second) return;
  const name = names.type();
  const fields = Array.from({ length: 3 + random.integer(2) }, () => {
    const field = names.field(name);
    return { name: field, args: '', type: leafType(draft) };
  });
  const value = draft.add({
    name,
    kind: 'value',
    fields: new Map(fields.map((field) => [field.name, field])),
    only: new Set([first.name, second.name]),
  });
  for (const [index, field] of fields.entries()) {
    const isIn = [index % 2 === 0 || random.chance(0.2), index % 2 === 1 || random.chance(0.2)];
    [first, second].forEach((subgraph, at) => {
      subgraph.type(value.name);
      if (isIn[at] === true) draft.declare(subgraph, value.name, field);
    });
  }
  const field = names.field(type.name);
  const whole = { name: field, args: '', type: wrapped(draft, name) };
  type.fields.set(field, whole);
  for (const subgraph of [first, second]) draft.declare(subgraph, type.name, whole);
}

/** The type of a leaf, in any form. */
export function leafType(draft: FederationDraft): string {
  const { random } = draft;
  const leaves = ['String', 'String', 'Int', 'Float', 'Boolean', 'ID', 'Shade', 'Moment', 'Grade'];
  if (draft.types.has('Mood')) leaves.push('Mood');
  const name = random.pick(leaves);
  return random.pick([name, name, `${name}!`, `${name}!`, `[${name}!]`, `[[${name}]!]`]);
}

/** An object, or a list of them. */
export function wrapped({ random }: FederationDraft, name: string): string {
  return random.pick([
    ...[name, name, name, `${name}!`, `${name}!`, `[${name}!]!`, `[${name}]`, `[${name}!]`],
    ...[`[[${name}!]!]`, `[${name}]!`],
  ]);
}

/** Arguments of a field, mostly none. */
export function argsOf({ random }: FederationDraft, probability: number): string {
  if (!random.chance(probability)) return '';
  return random.pick([
    '(unit: Int)',
    '(unit: Int = 2)',
    '(filter: Filter)',
    '(shade: Shade = DARK, text: String)',
    '(text: String = "a\\"b")',
    '(representations: [String!], first: Int = 1)',
    '(inner: Inner = { n: 1, s: "x" })',
    '(unit: Int!)',
    '(at: Moment, filters: [Filter!])',
    '(level: Level = LOW, span: Span)',
  ]);
}

/** A field of a type that nothing has yet. */
export function newField(
  draft: FederationDraft,
  type: Whole,
  of: string,
  args: string,
): WholeField {
  let name = draft.names.field(type.name);
  // What objects of an interface have is there under one name.
  while (type.members.some((member) => draft.names.has(member, name))) {
    name = draft.names.field(type.name);
  }
  for (const member of type.members) draft.names.take(member, name);
  const field = { name, args, type: of };
  type.fields.set(name, field);
  return field;
}
