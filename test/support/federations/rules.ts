import { namedTypeOf, type DraftSubgraph, type WholeField } from './draft.ts';
import type { FederationDraft, Whole } from './federationDraft.ts';
import { argsOf, leafType, newField, wrapped } from './values.ts';

/** Fields that require others, some of them in chains. */
export function addRequires(draft: FederationDraft): void {
  const count = draft.random.integer(6);
  for (let index = 0; index < count; index += 1) addRequiring(draft);
}

function addRequiring(draft: FederationDraft): void {
  const { random } = draft;
  const type = random.pick(draft.ofKind('entity', 'entityInterface'));
  const able = draft.subgraphs.filter(
    (one) =>
      one.types.has(type.name) &&
      one.types.get(type.name)?.keyword === 'type' &&
      ![...(one.types.get(type.name)?.keys ?? [])].every(([key]) => key === '__typename'),
  );
  if (able.length === 0) return;
  const subgraph = random.pick(able);
  const keys = [...(subgraph.types.get(type.name)?.keys.keys() ?? [])].join(' ');
  const possible = [...type.fields.values()].filter(
    ({ name, type: of }) =>
      !subgraph.owns(type.name, name) &&
      !keys.split(' ').includes(name) &&
      draft.ownersOf(type.name, name).length > 0 &&
      mayRequire(draft, subgraph, namedTypeOf(of)),
  );
  if (possible.length === 0) return;
  const wanted = new Set(
    Array.from({ length: random.pick([1, 1, 2, 3]) }, () => random.pick(possible)),
  );
  const texts = [...wanted].map((field) => requireField(draft, { subgraph, type, field }, 0));
  if (texts.includes(null)) return;
  const of = random.chance(0.7) ? leafType(draft) : wrapped(draft, type.name);
  const field = newField(draft, type, of, argsOf(draft, 0.1));
  draft.declare(subgraph, type.name, field, `@requires(fields: "${texts.join(' ')}")`);
}

interface Required {
  readonly subgraph: DraftSubgraph;
  readonly type: Whole;
  readonly field: WholeField;
}

/** The selection that requires a field; what is not this subgraph's own is declared @external. */
function requireField(
  draft: FederationDraft,
  { subgraph, type, field }: Required,
  depth: number,
): string | null {
  const { random } = draft;
  const below = draft.types.get(namedTypeOf(field.type));
  const isOwn = subgraph.owns(type.name, field.name);
  const call = field.args === '' ? field.name : requiredCall(field);
  if (!mayRequire(draft, subgraph, namedTypeOf(field.type))) return null;
  const isStub = isSplit(draft, namedTypeOf(field.type));
  if (below && isStub && !draft.mayKnow(subgraph, below.name)) subgraph.type(below.name);
  if (!isOwn) draft.declare(subgraph, type.name, field, '@external');
  if (below === undefined || below.kind === 'leaf') return call;
  if (below.kind !== 'entity' && below.kind !== 'value')
    return `${call} { ${requireFragments(draft, subgraph, below, depth)} }`;
  const known = [...below.fields.values()];
  const inner = known
    .filter(({ type: of }) => depth < 2 || !draft.types.has(namedTypeOf(of)))
    .filter((one) => isAnswered(draft, below, one.name))
    .filter((_one, index) => (isStub && index === 0) || random.chance(0.5))
    .slice(0, 2)
    .flatMap((one) => requireField(draft, { subgraph, type: below, field: one }, depth + 1) ?? []);
  return `${call} { ${inner.length > 0 ? inner.join(' ') : '__typename'} }`;
}

/** Fields of some of the objects that a subgraph knows of an abstract type. */
function requireFragments(
  draft: FederationDraft,
  subgraph: DraftSubgraph,
  type: Whole,
  depth: number,
): string {
  const { random } = draft;
  if (subgraph.types.get(type.name)?.keyword === 'type') return 'id';
  const fragments = draft
    .membersIn(subgraph, type)
    .filter(() => random.chance(0.7))
    .flatMap((member) => {
      const whole = draft.get(member);
      const fields = [...whole.fields.values()]
        .filter(({ type: of }) => depth < 1 || !draft.types.has(namedTypeOf(of)))
        .filter((one) => isAnswered(draft, whole, one.name))
        .filter(() => random.chance(0.4))
        .slice(0, 2)
        .flatMap((field) => requireField(draft, { subgraph, type: whole, field }, depth + 1) ?? []);
      return fields.length > 0 ? [`... on ${member} { ${fields.join(' ')} }`] : [];
    });
  return fragments.length === 0 || random.chance(0.3)
    ? ['__typename', ...fragments].join(' ')
    : fragments.join(' ');
}

/** Whether a subgraph may name a type to require something of it. */
function mayRequire(draft: FederationDraft, subgraph: DraftSubgraph, name: string): boolean {
  return draft.mayKnow(subgraph, name) || isSplit(draft, name);
}

/** Of which subgraphs have different fields; who requires some of it has none of its own. */
function isSplit(draft: FederationDraft, name: string): boolean {
  const type = draft.types.get(name);
  return type?.kind === 'value' && type.only !== null && type.only.size > 0;
}

function isAnswered(draft: FederationDraft, type: Whole, field: string): boolean {
  return draft.ownersOf(type.name, field).length > 0;
}

/** A required call gives some of the arguments, and always those that must be. */
function requiredCall({ name, args }: WholeField): string {
  if (args.includes('unit')) return `${name}(unit: 7)`;
  if (args.includes('shade')) return `${name}(shade: LIGHT)`;
  if (args.includes('inner:')) return `${name}(inner: { n: 5 })`;
  return name;
}

/** Fields that a subgraph answers on certain paths only. */
export function addProvides(draft: FederationDraft): void {
  const count = draft.random.integer(4);
  for (let index = 0; index < count; index += 1) addProviding(draft);
}

function addProviding(draft: FederationDraft): void {
  const { random } = draft;
  const places = draft.subgraphs.flatMap((subgraph) =>
    [...subgraph.types].flatMap(([type, { fields }]) =>
      [...fields]
        .filter(([, { directives }]) => directives.size === 0)
        .map(([name, { type: of }]) => ({
          subgraph,
          type,
          name,
          below: draft.types.get(namedTypeOf(of)),
        }))
        .filter(
          ({ below }) => below !== undefined && below.kind !== 'value' && below.kind !== 'leaf',
        ),
    ),
  );
  if (places.length === 0) return;
  const { subgraph, type, name, below } = random.pick(places);
  if (!below || (below.kind !== 'entity' && random.chance(0.3))) return;
  const text = providedOf(draft, subgraph, below, 0);
  if (text !== null)
    subgraph.type(type).fields.get(name)?.directives.add(`@provides(fields: "${text}")`);
}

function providedOf(
  draft: FederationDraft,
  subgraph: DraftSubgraph,
  type: Whole,
  depth: number,
): string | null {
  const { random } = draft;
  if (type.kind !== 'entity') {
    const known = draft.membersIn(subgraph, type);
    const whole = known.length > 0 ? draft.get(random.pick(known)) : null;
    const text = whole?.kind === 'entity' ? providedOf(draft, subgraph, whole, depth) : null;
    return text === null || whole === null ? null : `... on ${whole.name} { ${text} }`;
  }
  const possible = [...type.fields.values()].filter(
    (field) =>
      field.args === '' &&
      !subgraph.owns(type.name, field.name) &&
      draft.ownersOf(type.name, field.name).length > 0,
  );
  if (possible.length === 0) return null;
  const field = random.pick(possible);
  const below = draft.types.get(namedTypeOf(field.type));
  if (below !== undefined && below.kind !== 'leaf') {
    if (below.kind !== 'entity' || depth > 0) return null;
    draft.declare(subgraph, type.name, field, '@external');
    const inner = providedOf(draft, subgraph, below, depth + 1);
    return inner === null ? null : `${field.name} { ${inner} }`;
  }
  draft.declare(subgraph, type.name, field, '@external');
  return field.name;
}

/** Fields that move from one subgraph to another. */
export function addOverrides(draft: FederationDraft): void {
  const { random } = draft;
  const count = random.pick([0, 1, 1, 2]);
  for (let index = 0; index < count; index += 1) {
    const type = random.pick(draft.ofKind('entity'));
    const fields = [...type.fields.values()].filter(
      ({ name }) => !type.keys.some((key) => key.split(' ').includes(name)),
    );
    if (fields.length === 0) continue;
    const field = random.pick(fields);
    const [from, ...more] = draft.ownersOf(type.name, field.name);
    const own = from?.types.get(type.name)?.fields.get(field.name);
    if (!from || more.length > 0 || own === undefined || own.directives.size > 0) continue;
    const others = draft.subgraphs.filter(
      (one) =>
        one !== from &&
        one.types.has(type.name) &&
        one.types.get(type.name)?.fields.has(field.name) !== true &&
        draft.mayKnow(one, namedTypeOf(field.type)),
    );
    if (others.length === 0) continue;
    const label = random.chance(0.25) ? `, label: "percent(${random.pick([0, 50, 100])})"` : '';
    draft.declare(random.pick(others), type.name, field, `@override(from: "${from.name}"${label})`);
  }
}

/** Fields that clients do not see, and tags. */
export function hideFields(draft: FederationDraft): void {
  const { random } = draft;
  if (random.chance(0.25)) hideNeeded(draft);
  for (const subgraph of draft.subgraphs) {
    for (const [type, { fields, interfaces, keyword }] of subgraph.types) {
      for (const [name, { directives, type: of }] of fields) {
        if (random.chance(0.03) && !directives.has('@external'))
          directives.add('@tag(name: "internal")');
        const isPlain =
          interfaces.size === 0 && keyword === 'type' && !draft.types.has(namedTypeOf(of));
        const isHidden = isPlain && random.chance(0.02) && draft.types.get(type)?.kind === 'entity';
        if (isHidden && !directives.has('@external') && name !== 'id')
          directives.add('@inaccessible');
      }
    }
  }
}

/** Hides what keys or requirements are made of. */
function hideNeeded(draft: FederationDraft): void {
  const { random } = draft;
  const types = draft.ofKind('entity').filter(({ name }) => draft.above(name) === undefined);
  if (types.length === 0) return;
  const { name: type } = random.pick(types);
  const known = draft.subgraphs.flatMap((one) => one.types.get(type) ?? []);
  if (known.some(({ interfaces }) => interfaces.size > 0)) return;
  const directives = known.flatMap(({ fields }) =>
    [...fields.values()].flatMap((one) => [...one.directives]),
  );
  const needed = [
    ...known.flatMap(({ keys }) => [...keys.keys()]),
    ...directives.filter((one) => one.startsWith('@requires')),
  ].flatMap((text) => text.match(/\w+/g) ?? []);
  const fields = needed.filter((name) => known.some((one) => one.fields.has(name)));
  if (fields.length === 0) return;
  const hidden = random.pick(fields);
  for (const { fields: own } of known) {
    const field = own.get(hidden);
    if (field && !field.directives.has('@external')) field.directives.add('@inaccessible');
  }
}
