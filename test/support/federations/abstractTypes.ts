import { namedTypeOf } from './draft.ts';
import type { FederationDraft, Whole } from './federationDraft.ts';
import { argsOf, leafType, newField, wrapped } from './values.ts';

/** Interfaces without keys, and unions, whose members differ by subgraph. */
export function addAbstractTypes(draft: FederationDraft): void {
  const { random, names } = draft;
  const unions = random.pick([0, 1, 1, 2]);
  for (let index = 0; index < unions; index += 1) {
    const members = pickSome(draft, 2 + random.integer(2));
    if (members.length > 1) draft.add({ name: names.type(), kind: 'union', members });
  }
  const interfaces = random.pick([0, 1, 1, 2, 3]);
  for (let index = 0; index < interfaces; index += 1) {
    const known = draft.ofKind('interface');
    addInterface(draft, known.length > 0 && random.chance(0.5) ? random.pick(known) : null);
  }
}

function pickSome(draft: FederationDraft, count: number): readonly string[] {
  const { random } = draft;
  const possible = draft.ofKind('entity', 'value').filter(({ name }) => name !== 'Dims');
  return [...new Set(Array.from({ length: count }, () => random.pick(possible).name))];
}

function addInterface(draft: FederationDraft, parent: Whole | null): void {
  const { random, names } = draft;
  const members = parent
    ? parent.members.filter((_one, index) => index === 0 || random.chance(0.6))
    : pickSome(draft, 2 + random.integer(2));
  const type = draft.add({
    name: names.type(),
    kind: 'interface',
    members,
    fields: new Map(parent?.fields),
    parents: parent ? [...parent.parents, parent.name] : [],
  });
  const count = 1 + random.integer(3);
  for (let index = 0; index < count; index += 1) {
    const targets = draft.ofKind('entity', 'value', 'union', 'interface');
    const target = random.pick(targets.filter((one) => one !== type));
    const of = random.chance(0.5) ? leafType(draft) : wrapped(draft, target.name);
    const field = newField(draft, type, of.replace(/!$/, ''), argsOf(draft, 0.15));
    for (const member of members) {
      const own = { ...field, type: narrower(draft, field.type) };
      draft.get(member).fields.set(field.name, own);
      giveToSome(draft, member, own.name);
    }
  }
}

/** A type that an object may have where its interface has this one. */
function narrower({ random, types }: FederationDraft, of: string): string {
  const members = types.get(namedTypeOf(of))?.members ?? [];
  const named =
    members.length > 0 && random.chance(0.4)
      ? of.replace(namedTypeOf(of), random.pick(members))
      : of;
  return random.chance(0.3) ? `${named}!` : named;
}

/** An interface with a key, all of whose objects some subgraphs know, and others take for one object. */
export function addEntityInterface(draft: FederationDraft): void {
  const { random, names } = draft;
  const homes = draft.subgraphs.filter((_one, index) => index === 0 || random.chance(0.15));
  const id = { name: 'id', args: '', type: 'ID!' };
  const count = 2 + random.integer(2);
  const members = Array.from({ length: count }, () => {
    const name = names.type();
    names.take(name, 'id');
    const other = { name: 'sku', args: '', type: 'String!' };
    names.take(name, 'sku');
    const fields = new Map([id, other].map((field) => [field.name, field]));
    return draft.add({
      name,
      kind: 'entity',
      keys: random.chance(0.3) ? ['id', 'sku'] : ['id'],
      fields,
    }).name;
  });
  const name = names.type();
  names.take(name, 'id');
  const type = draft.add({
    name,
    kind: 'entityInterface',
    keys: ['id'],
    members,
    fields: new Map([['id', id]]),
    only: new Set(homes.map((home) => home.name)),
  });
  for (const home of homes) draft.know(home, name);
  const shared = 1 + random.integer(2);
  for (let index = 0; index < shared; index += 1) {
    const of = random.chance(0.8)
      ? leafType(draft)
      : wrapped(draft, random.pick(draft.ofKind('entity')).name);
    const field = newField(draft, type, of, '');
    const [home] = homes;
    if (!home) continue;
    draft.declare(home, name, field);
    for (const member of members) {
      draft.declare(home, member, field);
    }
  }
  for (const subgraph of draft.subgraphs) {
    if (draft.mayKnow(subgraph, name) && random.chance(0.5)) draft.know(subgraph, name);
    else {
      const [member = ''] = members;
      if (draft.mayKnow(subgraph, member) && random.chance(0.4)) draft.know(subgraph, member);
    }
  }
}

/** One subgraph that knows a type gets a field of it; a value has it everywhere. */
function giveToSome(draft: FederationDraft, type: string, field: string): void {
  const { random } = draft;
  const whole = draft.get(type);
  const declared = whole.fields.get(field);
  const known = draft.subgraphs.filter((one) => one.types.has(type));
  if (!declared || whole.kind === 'value') return;
  const some = known.filter(() => random.chance(0.4));
  const [first] = some.length > 0 ? some : known;
  if (first) draft.declare(first, type, declared);
}
