import type { Outcome } from './case.ts';
import type { GeneratedSubgraph } from './generate.ts';
import type { Question } from './operations.ts';

/** What occurred, and how often: in graphs that composed, and in answers that took several fetches. */
export class Coverage {
  readonly #graphs = new Map<string, number>();
  readonly #pairs = new Map<string, number>();

  graph(subgraphs: readonly GeneratedSubgraph[]): void {
    for (const feature of graphFeatures(subgraphs)) count(this.#graphs, feature);
  }

  pair({ text, variables }: Question, { seen }: Outcome): void {
    if (seen.fetches.length < 2) return;
    count(this.#pairs, 'all');
    if (seen.failed > 0) count(this.#pairs, 'some fetch failed');
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
  ['Query behind a field', /\bquery \{/],
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
  ['Query behind a field', /: Query!/],
];

function graphFeatures(subgraphs: readonly GeneratedSubgraph[]): readonly string[] {
  const text = subgraphs.map(({ sdl }) => sdl).join('\n');
  const found = GRAPHS.filter(([, pattern]) => pattern.test(text)).map(([feature]) => feature);
  const objects = [...text.matchAll(/^type (\w+).*@interfaceObject/gm)].map(([, name]) => name);
  const isTwice = new Set(objects).size < objects.length;
  return [
    'all',
    `${subgraphs.length} subgraphs`,
    ...found,
    ...(isTwice ? ['two @interfaceObject of one interface'] : []),
  ];
}

function count(counts: Map<string, number>, feature: string): void {
  counts.set(feature, (counts.get(feature) ?? 0) + 1);
}

function sorted(counts: ReadonlyMap<string, number>): readonly (readonly [string, number])[] {
  return [...counts].sort(([, left], [, right]) => right - left);
}
