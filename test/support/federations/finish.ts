import { namedTypeOf, type DraftSubgraph } from './draft.ts';
import type { FederationDraft } from './federationDraft.ts';

/** Completes what composing asks for: fields of interfaces, and @shareable. */
export function finish(draft: FederationDraft): void {
  for (const subgraph of draft.subgraphs) dropUnused(subgraph);
  // What one interface needs may bring another one in.
  for (let round = 0; round < 3; round += 1) {
    for (const type of draft.ofKind('interface')) {
      for (const subgraph of draft.subgraphs) completeInterface(draft, subgraph, type.name);
    }
  }
  for (const type of draft.types.keys()) shareFields(draft, type);
  for (const subgraph of draft.subgraphs) closeStubs(draft, subgraph);
}

/** An interface has here what all its objects have here. */
function completeInterface(draft: FederationDraft, subgraph: DraftSubgraph, name: string): void {
  if (!subgraph.types.has(name)) return;
  const whole = draft.get(name);
  const members = whole.members.filter((one) => subgraph.types.get(one)?.interfaces.has(name));
  const common = [...whole.fields.values()].filter((field) =>
    members.every((member) => subgraph.owns(member, field.name)),
  );
  const fields = common.length > 0 ? common : [...whole.fields.values()].slice(0, 1);
  for (const field of fields) {
    draft.declare(subgraph, name, field);
    const below = [...subgraph.types].filter(([, { interfaces }]) => interfaces.has(name));
    for (const [member] of below) {
      const own = draft.get(member).fields.get(field.name);
      if (!own) continue;
      draft.declare(subgraph, member, own);
      const [abstract, narrow] = [field, own].map(({ type }) => namedTypeOf(type));
      const type = draft.types.get(abstract ?? '');
      if (type && narrow !== undefined && narrow !== abstract)
        draft.knowMember(subgraph, type, narrow);
    }
  }
}

/** Fields that were to be required, where the rest of it was not to be had. */
function dropUnused(subgraph: DraftSubgraph): void {
  const types = [...subgraph.types.values()];
  const directives = types.flatMap(({ fields }) =>
    [...fields.values()].flatMap((one) => [...one.directives]),
  );
  const used = new Set(
    directives
      .filter((one) => /^@(requires|provides)/.test(one))
      .flatMap((one) => one.match(/\w+/g) ?? []),
  );
  for (const { fields } of types) {
    for (const [name, { directives: given }] of fields) {
      if (given.has('@external') && !used.has(name)) fields.delete(name);
    }
  }
}

/** What several subgraphs answer must say so, but for keys. */
function shareFields(draft: FederationDraft, type: string): void {
  const names = new Set(
    draft.subgraphs.flatMap((one) => [...(one.types.get(type)?.fields.keys() ?? [])]),
  );
  for (const name of names) {
    const owners = draft
      .ownersOf(type, name)
      .filter((one) => one.types.get(type)?.keyword === 'type');
    const given = owners.flatMap((one) => [
      ...(one.types.get(type)?.fields.get(name)?.directives ?? []),
    ]);
    const isMoved = given.some((one) => one.startsWith('@override'));
    if (owners.length < 2 || (isMoved && owners.length === 2)) continue;
    addArgument(draft, type, { name, owners });
    for (const owner of owners) {
      const known = owner.types.get(type);
      const isKey = [...(known?.keys.keys() ?? [])].some((key) =>
        key
          .replace(/\{.*?\}/g, '')
          .split(' ')
          .includes(name),
      );
      if (!isKey) known?.fields.get(name)?.directives.add('@shareable');
    }
  }
}

/** An argument that only one subgraph has is none of the graph. */
function addArgument(
  { random, subgraphs, types }: FederationDraft,
  type: string,
  { name, owners }: { readonly name: string; readonly owners: readonly DraftSubgraph[] },
): void {
  const declared = subgraphs.filter((one) => one.types.get(type)?.fields.has(name) === true);
  const keys = [...types.values()].flatMap((one) => one.keys).join(' ');
  const isKey = keys.match(/\w+/g)?.includes(name) === true;
  if (declared.length > owners.length || isKey || !random.chance(0.03)) return;
  const fields = random.pick(owners).types.get(type)?.fields;
  const field = fields?.get(name);
  if (field?.args === '') fields?.set(name, { ...field, args: '(extra: Int)' });
}

/** Where a subgraph has nothing of an entity but its key, it may say that it cannot be asked for it. */
function closeStubs(draft: FederationDraft, subgraph: DraftSubgraph): void {
  for (const [name, type] of subgraph.types) {
    const [[key] = [], ...others] = type.keys;
    const fields = [...type.fields.keys()];
    const isBare =
      key !== undefined &&
      others.length === 0 &&
      fields.every((one) => key.split(' ').includes(one));
    if (isBare && draft.get(name).kind === 'entity' && draft.random.chance(0.3))
      type.keys.set(key, ', resolvable: false');
  }
}
