import type { FederationDraft, Whole } from './federationDraft.ts';
import { namedTypeOf, type DraftSubgraph, type WholeField } from './draft.ts';
import { argsOf, leafType, newField, wrapped } from './values.ts';

/** Fields of entities, each in one subgraph or shared by some. */
export function addFields(draft: FederationDraft): void {
  const { random } = draft;
  const count = 8 + random.integer(14);
  for (let index = 0; index < count; index += 1) {
    const type = random.pick(draft.ofKind('entity', 'entity', 'entityInterface'));
    const subgraph = someSubgraph(draft, type);
    if (!subgraph) continue;
    if (type.kind === 'entityInterface' && type.only?.has(subgraph.name) === true) continue;
    const of = random.chance(0.5) ? leafType(draft) : targetIn(draft, subgraph);
    const field = newField(draft, type, of, argsOf(draft, 0.2));
    draft.declare(subgraph, type.name, field);
    if (random.chance(0.25)) share(draft, type, field.name);
  }
}

function share(draft: FederationDraft, type: Whole, name: string): void {
  const field = type.fields.get(name);
  const others = draft.subgraphs.filter(
    (one) => one.types.has(type.name) && !one.owns(type.name, name),
  );
  const able = others.filter(
    (one) => field && draft.mayKnow(one, field.type.replace(/[[\]!]/g, '')),
  );
  if (!field || able.length === 0) return;
  const one = draft.random.pick(able);
  if (type.kind === 'entityInterface' && type.only?.has(one.name) === true) return;
  if (!draft.random.chance(0.2)) {
    draft.declare(one, type.name, differently(draft, one, field));
    return;
  }
  // Some say of it that it may be null, others that it may not.
  const own = { ...field, type: field.type.replace(/!$/, '') };
  type.fields.set(name, own);
  draft.declare(one, type.name, own);
}

/** A field as one subgraph may have it beside another, e.g. one of the objects in place of their interface. */
function differently(
  draft: FederationDraft,
  subgraph: DraftSubgraph,
  field: WholeField,
): WholeField {
  const { random } = draft;
  const whole = draft.types.get(namedTypeOf(field.type));
  if (!whole || !random.chance(0.4)) return field;
  const known = new Set(draft.subgraphs.flatMap((one) => draft.membersIn(one, whole)));
  const objects = [...known].filter((one) => draft.mayKnow(subgraph, one));
  if (objects.length === 0) return field;
  return { ...field, type: field.type.replace(whole.name, random.pick(objects)) };
}

function someSubgraph(draft: FederationDraft, type: Whole): DraftSubgraph | null {
  const { random } = draft;
  const known = draft.subgraphs.filter((one) => one.types.has(type.name));
  const able = draft.subgraphs.filter((one) => draft.mayKnow(one, type.name));
  const from = known.length > 0 && random.chance(0.8) ? known : able;
  return from.length > 0 ? random.pick(from) : null;
}

/** A composite type that a subgraph may name, in some form. */
function targetIn(draft: FederationDraft, subgraph: DraftSubgraph): string {
  const { random } = draft;
  const able = draft
    .ofKind('entity', 'value', 'interface', 'union', 'entityInterface')
    .filter(({ only, kind }) => only === null || kind === 'entityInterface')
    .filter(({ name }) => draft.mayKnow(subgraph, name));
  const weighted = able.flatMap((type) => (type.kind === 'value' ? [type] : [type, type]));
  return weighted.length > 0 ? wrapped(draft, random.pick(weighted).name) : 'Int';
}

/** Fields of Query, Mutation and Subscription. */
export function addRoots(draft: FederationDraft): void {
  const { random } = draft;
  for (const subgraph of draft.subgraphs) {
    const count = 1 + random.integer(3);
    for (let index = 0; index < count; index += 1) addRoot(draft, subgraph, 'Query');
  }
  const kinds = [
    ...(random.chance(0.4) ? ['Mutation'] : []),
    ...(random.chance(0.3) ? ['Subscription'] : []),
  ];
  for (const kind of kinds) {
    const count = 2 + random.integer(3);
    for (let index = 0; index < count; index += 1)
      addRoot(draft, random.pick(draft.subgraphs), kind);
  }
  if (random.chance(0.25)) addPayload(draft);
  if (random.chance(0.25)) addWayBack(draft);
}

function addRoot(draft: FederationDraft, subgraph: DraftSubgraph, kind: string): void {
  const { random } = draft;
  const root = draft.types.get(kind) ?? draft.add({ name: kind, kind: 'value', only: new Set() });
  const of = random.chance(0.1) ? leafType(draft) : targetIn(draft, subgraph);
  const field = newField(draft, root, of, argsOf(draft, 0.25));
  subgraph.type(kind);
  draft.declare(subgraph, kind, field);
  if (kind !== 'Query' || !random.chance(0.15)) return;
  const others = draft.subgraphs.filter(
    (one) => one !== subgraph && draft.mayKnow(one, of.replace(/[[\]!]/g, '')),
  );
  if (others.length === 0) return;
  const other = random.pick(others);
  other.type(kind);
  draft.declare(other, kind, differently(draft, other, field));
}

/** A mutation's payload that leads to all queries. */
function addPayload(draft: FederationDraft): void {
  const subgraph = draft.random.pick(draft.subgraphs);
  const root =
    draft.types.get('Mutation') ?? draft.add({ name: 'Mutation', kind: 'value', only: new Set() });
  const payload = draft.add({ name: 'Payload', kind: 'value' });
  payload.fields.set('query', { name: 'query', args: '', type: 'Query!' });
  payload.fields.set('note', { name: 'note', args: '', type: 'String' });
  subgraph.type('Mutation');
  subgraph.type('Query');
  draft.declare(subgraph, 'Mutation', newField(draft, root, 'Payload', ''));
}

/** An entity that leads to all queries. */
function addWayBack(draft: FederationDraft): void {
  const { random } = draft;
  const type = random.pick(draft.ofKind('entity'));
  const known = draft.subgraphs.filter((one) => one.types.has(type.name));
  if (known.length === 0) return;
  const of = random.pick(['Query', 'Query!']);
  draft.declare(random.pick(known), type.name, newField(draft, type, of, ''));
}
