import type { WholeField } from './draft.ts';
import type { FederationDraft } from './federationDraft.ts';

/** Entities with keys of every kind, each known to at least two subgraphs. */
export function addEntities(draft: FederationDraft): void {
  const { random } = draft;
  const count = 2 + random.integer(3);
  for (let index = 0; index < count; index += 1) {
    const type = addEntity(draft);
    const least = 2 + random.integer(2);
    const known = draft.subgraphs.filter(() => random.chance(0.5));
    const chosen = known.length < least ? draft.subgraphs.slice(0, least) : known;
    for (const subgraph of chosen) draft.know(subgraph, type);
  }
}

function addEntity(draft: FederationDraft): string {
  const { random, names } = draft;
  const name = names.type();
  const fields = new Map<string, WholeField>();
  const add = (field: string, type: string): string => {
    if (!fields.has(field)) fields.set(field, { name: field, args: '', type });
    names.take(name, field);
    return field;
  };
  const kinds = random.chance(0.06) ? ['typename'] : someKinds(draft);
  const keys = kinds.map((kind) => {
    switch (kind) {
      case 'typename':
        // A type must have some field wherever it is known.
        add('mark', 'String!');
        return '__typename';
      case 'id':
        return add('id', 'ID!');
      case 'sku':
        return add('sku', 'String!');
      case 'number':
        return add('no', 'Int!');
      case 'compound':
        return `${add('code', 'String!')} ${add('region', 'ID!')}`;
      case 'mixed':
        return `${add('sku', 'String!')} ${add('id', 'ID!')}`;
      case 'value': {
        const dims = valueOf(draft);
        return `${add('dims', `${dims}!`)} { w h }`;
      }
      default: {
        const [owner, key] = kind.split(':');
        const nested = `${add('org', `${String(owner)}!`)} { ${String(key)} }`;
        return random.chance(0.5) ? nested : `${nested} ${add('code', 'String!')}`;
      }
    }
  });
  return draft.add({ name, kind: 'entity', keys: [...new Set(keys)], fields }).name;
}

function someKinds(draft: FederationDraft): readonly string[] {
  const { random } = draft;
  const owners = draft
    .ofKind('entity')
    .flatMap(({ name, keys }) =>
      keys.filter((key) => /^\w+( \{.*\})?$/.test(key)).map((key) => `${name}:${key}`),
    )
    .filter((kind) => !kind.includes('__typename'));
  const kinds = [
    'id',
    'id',
    'id',
    'sku',
    'number',
    'compound',
    'mixed',
    'value',
    ...owners.slice(-3),
  ];
  const count = random.pick([1, 1, 2, 2, 3]);
  const chosen = Array.from({ length: count }, () => random.pick(kinds));
  // One field cannot be objects of two types.
  const [nested] = chosen.filter((kind) => kind.includes(':'));
  return [...new Set(chosen.filter((kind) => !kind.includes(':') || kind === nested))];
}

function valueOf(draft: FederationDraft): string {
  const known = draft.types.get('Dims');
  if (known) return known.name;
  const fields = ['w', 'h'].map((name) => ({ name, args: '', type: 'Int!' }));
  const depth = { name: 'depth', args: '', type: 'Float' };
  return draft.add({
    name: 'Dims',
    kind: 'value',
    fields: new Map([...fields, depth].map((field) => [field.name, field])),
  }).name;
}
