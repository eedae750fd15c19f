import { Kind } from 'graphql';
import { directivesOf } from './federationNames.ts';
import { keysIn, type KnownType } from './keysIn.ts';
import type { CompositionProblem } from './problems.ts';
import type { Service } from './service.ts';

const ROOTS: ReadonlySet<string> = new Set(['Query', 'Mutation', 'Subscription']);

/**
 * The problems with one in place of all that come of a name that the graph has already: a type that lacks
 * the key that others know it by, or a root field of that name.
 */
export function explainTaken(
  problems: readonly CompositionProblem[],
  services: readonly Service[],
): readonly CompositionProblem[] {
  const known = new Map(services.map(({ name, typeDefs }) => [name, keysIn(typeDefs)]));
  const explained = new Map<string, CompositionProblem>();
  for (const problem of problems) {
    const at = placeOf(problem);
    if (at === null || explained.has(at)) continue;
    const told = ROOTS.has(problem.coordinate?.split('.')[0] ?? '')
      ? explainRoot(problem, services)
      : explainKey(problem, known);
    if (told !== null) explained.set(at, told);
  }
  if (explained.size === 0) return problems;
  const others = problems.filter((problem) => {
    const at = placeOf(problem);
    if (at !== null && explained.has(at)) return false;
    // What an interface expects of a type, which is another's.
    const about = / but ([A-Z]\w*)\.\w+/.exec(problem.message)?.[1];
    return about === undefined || !explained.has(about);
  });
  return [...explained.values(), ...others];
}

/** What a problem is about: a type, or a field of a root type. */
function placeOf({ coordinate }: CompositionProblem): string | null {
  if (coordinate === null) return null;
  const [type = ''] = coordinate.split('.');
  return ROOTS.has(type) ? coordinate : type;
}

function explainRoot(
  problem: CompositionProblem,
  services: readonly Service[],
): CompositionProblem | null {
  const { code, coordinate, subgraph } = problem;
  const isTaken = code === 'INVALID_FIELD_SHARING' || code === 'FIELD_TYPE_MISMATCH';
  const service = services.find(({ name }) => name === subgraph);
  if (!isTaken || (service !== undefined && isShared(service, String(coordinate)))) return null;
  return { ...problem, hint: `The graph has ${String(coordinate)}: choose another name.` };
}

/** Whether a subgraph says of a field that others may have it, too. */
function isShared({ typeDefs }: Service, coordinate: string): boolean {
  const [type, name] = coordinate.split('.');
  const find = directivesOf(typeDefs);
  return typeDefs.definitions.some(
    (node) =>
      (node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.OBJECT_TYPE_EXTENSION) &&
      node.name.value === type &&
      (node.fields ?? []).some(
        (field) =>
          field.name.value === name &&
          (find(field, 'shareable') ?? find(field, 'override') ?? find(node, 'shareable')) !==
            undefined,
      ),
  );
}

type Known = ReadonlyMap<string, ReadonlyMap<string, KnownType>>;

function explainKey(problem: CompositionProblem, known: Known): CompositionProblem | null {
  const type = placeOf(problem) ?? '';
  const own = known.get(problem.subgraph ?? '')?.get(type);
  if (own === undefined) return null;
  const others = [...known].flatMap(([name, types]) =>
    name === problem.subgraph ? [] : (types.get(type)?.keys ?? []),
  );
  const [key, ...more] = new Set(others.map(inOrder));
  if (key === undefined || own.keys.some((one) => others.map(inOrder).includes(inOrder(one)))) {
    return null;
  }
  const keys = [key, ...more].map((one) => `"${one}"`).join(' or ');
  const lead = { ...problem, code: 'KEY_MISSING', coordinate: type };
  if (own.keys.length > 0) {
    return {
      ...lead,
      message: `Expected a key that the graph knows ${type} by, got "${own.keys.join('", "')}".`,
      hint: `It is known by ${keys}: type ${type} @key(fields: "${key}"). If it is something else, choose another name.`,
    };
  }
  const message = `Expected a @key, since the graph knows ${type} by ${keys}, got none.`;
  const names = key.match(/\w+/g) ?? [];
  const hint = names.every((name) => own.fields.has(name))
    ? `Say that it is the same: type ${type} @key(fields: "${key}"), with "@key" in the import of @link. @external and @shareable do not help.`
    : `The graph has a type ${type}: choose another name, or extend it by its key, type ${type} @key(fields: "${key}") with the field ${names.join(', ')}.`;
  return { ...lead, message, hint };
}

/** A field set, whatever order and spaces it is written with. */
function inOrder(key: string): string {
  const words: readonly string[] = key.match(/\w+|[{}]/g) ?? [];
  return words.includes('{') ? words.join(' ') : words.toSorted().join(' ');
}
