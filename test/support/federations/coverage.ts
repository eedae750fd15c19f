import { Kind, parse } from 'graphql';
import type { Outcome } from './outcome.ts';
import type { GeneratedSubgraph } from './generate.ts';
import type { Question } from './operations.ts';
import { namedTypeOf } from './typeNodes.ts';

/** What occurred, and how often: in graphs that composed, and in answers that took several fetches. */
export class Coverage {
  readonly #graphs = new Map<string, number>();
  readonly #pairs = new Map<string, number>();

  /** How many were asked of which something was denied. */
  deniedPairs = 0;

  graph(subgraphs: readonly GeneratedSubgraph[]): void {
    for (const feature of graphFeatures(subgraphs)) count(this.#graphs, feature);
  }

  pair({ text, variables }: Question, { seen, denied = 0 }: Outcome): void {
    if (denied > 0) this.deniedPairs += 1;
    if (seen.fetches.length < 2) return;
    count(this.#pairs, 'all');
    if (seen.failed > 0) count(this.#pairs, 'some fetch failed');
    if (seen.absent > 0) count(this.#pairs, 'entities that are not there');
    if (depthOf(text) >= 10) count(this.#pairs, 'ten levels');
    if (Object.keys(variables).length > 0) count(this.#pairs, 'variables');
    for (const feature of seen.features) count(this.#pairs, feature);
    for (const [feature, pattern] of QUESTIONS) if (pattern.test(text)) count(this.#pairs, feature);
    const texts = seen.fetches.map((fetch) => fetch.text).join('\n');
    for (const [feature, pattern] of FETCHES) if (pattern.test(texts)) count(this.#pairs, feature);
  }

  graphs(): readonly (readonly [string, number])[] {
    return sorted(this.#graphs);
  }

  pairs(): readonly (readonly [string, number])[] {
    return sorted(this.#pairs);
  }
}

const QUESTIONS: readonly (readonly [string, RegExp])[] = [
  ['mutation', /^mutation\b/m],
  ['subscription', /^subscription\b/m],
  ['@skip or @include', /@(?:skip|include)/],
  ['named fragments', /\.\.\.(?! on\b)\w/],
  ['inline fragments', /\.\.\. on/],
  ['aliases', /^\s*\w+: \w+/m],
  ['introspection', /\b__(?:schema|type)\b/],
  ['block strings', /"""/],
  ['control characters', /\\u00/],
  ['input objects', /: \{/],
  ['the same again under another key', /_again: /],
];

const FETCHES: readonly (readonly [string, RegExp])[] = [
  ['fragments in fetches', /\.\.\. on .*\{[^}]*\.\.\. on/],
  ['mutation before entities', /^mutation\b/m],
];

const GRAPHS: readonly (readonly [string, RegExp])[] = [
  ['@requires', /@requires/],
  ['@requires of objects', /@requires\(fields: "[^"]*\{/],
  ['@requires with arguments', /@requires\(fields: "[^"]*\(/],
  ['@requires with fragments', /@requires\(fields: "[^"]*\.\.\./],
  ['@provides', /@provides/],
  ['@provides of objects', /@provides\(fields: "[^"]*\{/],
  ['@provides with fragments', /@provides\(fields: "[^"]*\.\.\./],
  ['@override', /@override\([^)]*\)/],
  ['@override with a label', /@override\([^)]*label/],
  ['@external', /@external/],
  ['@interfaceObject', /@interfaceObject/],
  ['@inaccessible', /@inaccessible/],
  ['@tag', /@tag/],
  ['interfaces', /^interface (?!.*@key)/m],
  ['interfaces with keys', /^interface .*@key/m],
  ['unions', /^union/m],
  ['several keys', /@key.*@key/],
  ['compound keys', /@key\(fields: "\w+ \w+"/],
  ['keys with objects', /@key\(fields: "[^"]*\{/],
  ['key of __typename alone', /@key\(fields: "__typename"/],
  ['resolvable: false', /resolvable: false/],
  ['lists of lists', /\[\[/],
  ['mutations', /^type Mutation/m],
  ['subscriptions', /^type Subscription/m],
  ['Query behind a field', /: (?:The)?Query\b/],
  ['Query behind a field of an entity', /@key[^}]*: (?:The)?Query\b/],
  ['root types of other names', /^schema/m],
  ['interfaces of interfaces', /^interface \w+ implements/m],
  ['keys with objects in objects', /@key\(fields: "[^"}]*\{[^"}]*\{/],
];

function graphFeatures(subgraphs: readonly GeneratedSubgraph[]): readonly string[] {
  const text = subgraphs.map(({ sdl }) => sdl).join('\n');
  const found = GRAPHS.filter(([, pattern]) => pattern.test(text)).map(([feature]) => feature);
  const objects = [...text.matchAll(/^type (\w+).*@interfaceObject/gm)].map(([, name]) => name);
  const isTwice = new Set(objects).size < objects.length;
  const enums = new Set([...text.matchAll(/^enum Grade .*$/gm)].map(([line]) => line));
  return [
    'all',
    `${subgraphs.length} subgraphs`,
    ...found,
    ...(isTwice ? ['two @interfaceObject of one interface'] : []),
    ...(enums.size > 1 ? ['enums that differ'] : []),
    ...(haveSeveralTypes(subgraphs) ? ['fields of several types'] : []),
  ];
}

/** Whether some field is of one named type here and of another there. */
function haveSeveralTypes(subgraphs: readonly GeneratedSubgraph[]): boolean {
  const named = new Map<string, string>();
  return subgraphs.some(({ sdl }) =>
    parse(sdl, { noLocation: true }).definitions.some(
      (one) =>
        one.kind === Kind.OBJECT_TYPE_DEFINITION &&
        (one.fields ?? []).some(({ name, type }) => {
          const coordinate = `${one.name.value}.${name.value}`;
          const known = named.get(coordinate);
          named.set(coordinate, namedTypeOf(type));
          return known !== undefined && known !== namedTypeOf(type);
        }),
    ),
  );
}

/** How many selections an operation has within each other, also where they are those of fragments. */
function depthOf(text: string): number {
  let [depth, most] = [0, 0];
  for (const sign of text) {
    if (sign === '{') most = Math.max(most, (depth += 1));
    else if (sign === '}') depth -= 1;
  }
  return most;
}

function count(counts: Map<string, number>, feature: string): void {
  counts.set(feature, (counts.get(feature) ?? 0) + 1);
}

function sorted(counts: ReadonlyMap<string, number>): readonly (readonly [string, number])[] {
  return [...counts].sort(([, left], [, right]) => right - left);
}
