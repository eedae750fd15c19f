import type { KeptRecordDoc } from '../../src/collections/stores.ts';
import type { Say, Writer } from '../../src/publishing/command.ts';
import { smallSet, type Files } from './dataSet.ts';
import type { Row } from './dataRows.ts';
import { say } from './publishing.ts';
import type { Random } from './random.ts';

/** Two of each kind that own keys, and records that they share. */
export const manyOwners: Files = {
  ...smallSet,
  'associations.json': [
    ...rowsOf('associations.json'),
    { ...rowsOf('associations.json')[0], id: 'fma', name: 'FMA', abbreviation: 'FMA' },
  ],
  'resources.json': [
    ...rowsOf('resources.json'),
    { ...offer('both'), providerKind: 'ASSOCIATION', associationIds: ['sme', 'fma'] },
    { ...offer('mep-offer'), providerKind: 'AGENCY', agencyIds: ['nist-mep'] },
  ],
  'agreements.json': [
    ...rowsOf('agreements.json'),
    { ...rowsOf('agreements.json')[0], id: 'of-sme', agencyIds: [] },
    { ...rowsOf('agreements.json')[0], id: 'of-mep', associationIds: [] },
  ],
};

export function rowsOf(file: string): readonly Row[] {
  return smallSet[file] ?? [];
}

export function offer(id: string): Row {
  return { ...rowsOf('resources.json')[0], id, agencyIds: [], associationIds: [], stateCodes: [] };
}

export function update(entity: string, set: Row): Say {
  return say({ kind: 'UPDATE', entity, file: fileOf(entity), set });
}

export function withdraw(entity: string): Say {
  return say({ kind: 'WITHDRAW', entity, file: fileOf(entity) });
}

export function publishOf(entity: string, set: Row): Say {
  return say({ kind: 'PUBLISH', entity, file: fileOf(entity), set });
}

type File = Say['word']['file'];

export const files: Readonly<Record<string, File>> = {
  Resource: 'resources',
  Agreement: 'agreements',
  StateOrganization: 'stateOrganizations',
  Association: 'associations',
  Agency: 'agencies',
  Center: 'centers',
};

function fileOf(entity: string): File {
  const file = files[entity.split(':')[0] ?? ''];
  if (file === undefined) throw new Error(`Expected what can be written, got ${entity}.`);
  return file;
}

export type Records = ReadonlyMap<string, KeptRecordDoc>;

/** Who has which part in what, but for the parts of one; told apart from how it is decided. */
export function partsOfOthers({ owner }: Writer, all: Records, before: Records): readonly string[] {
  return [...all.values()]
    .flatMap((kept) => {
      const own = kept.file === 'stateOrganizations' && kept.owner !== owner ? [kept._id] : [];
      const whose = [...partnersIn(kept), ...own].filter((partner) => partner !== owner);
      const about = idsIn(kept, 'resourceIds', 'Resource').filter((id) => {
        // Who leaves what it provides takes it out of nothing.
        const named = before.get(id);
        return named === undefined || !partnersIn(named).includes(owner ?? '');
      });
      return [...whose, ...about].map((part) => `${part} in ${kept._id}`);
    })
    .toSorted();
}

function partnersIn(kept: KeptRecordDoc): readonly string[] {
  const { record } = kept;
  const named = [
    ...idsIn(kept, 'agencyIds', 'Agency'),
    ...idsIn(kept, 'associationIds', 'Association'),
    ...idsIn(kept, 'centerIds', 'Center'),
    ...(typeof record?.['parentId'] === 'string' ? [`Agency:${record['parentId']}`] : []),
    ...(kept.file === 'associations' ? [kept._id] : []),
  ];
  if (record?.['providerKind'] !== 'CENTER_NETWORK') return named;
  const states = idsIn(kept, 'stateCodes', 'State').map((id) => servedBy[id] ?? id);
  return [...named, ...(states.length === 0 ? ['every center'] : new Set(states))];
}

const servedBy: Readonly<Record<string, string>> = {
  'State:GA': 'Center:gamep',
  'State:DC': 'Center:gamep',
  'State:PR': 'Center:primex',
};

function idsIn({ record }: KeptRecordDoc, field: string, type: string): readonly string[] {
  const value: unknown = record?.[field];
  return Array.isArray(value) ? value.map((slug) => `${type}:${String(slug)}`) : [];
}

const slugs = ['one', 'two'];
const kinds = ['Resource', 'Agreement', 'Agreement', 'StateOrganization', 'Association'];
const someAgencies = [[], ['nist-mep'], ['commerce'], ['nist-mep', 'commerce']];
const someAssociations = [[], ['sme'], ['fma'], ['sme', 'fma'], ['sme', 'one']];
const someStates = [[], ['GA'], ['PR'], ['GA', 'DC'], ['GA', 'PR']];
const someResources = [[], ['closed'], ['both'], ['one'], ['mep-offer', 'one'], ['closed', 'two']];

export function randomSay(random: Random, stored: readonly KeptRecordDoc[]): Say {
  if (random.chance(0.3)) {
    const entity = `${random.pick(kinds)}:${random.pick(slugs)}`;
    return publishOf(entity, { ...modelOf(entity), ...someFields(random, fileOf(entity), 1) });
  }
  // Where most parts are held.
  const shared = stored.filter(({ file }) => file === 'resources' || file === 'agreements');
  const { _id: entity } = random.pick(random.chance(0.7) ? shared : stored);
  // Those of centers and agencies cannot be taken out.
  if (random.chance(0.3) && !/^(Center|Agency):/.test(entity)) return withdraw(entity);
  return update(entity, someFields(random, fileOf(entity), 0.5));
}

function modelOf(entity: string): Row {
  const names: Readonly<Record<string, string>> = {
    Resource: 'resources.json',
    Agreement: 'agreements.json',
    StateOrganization: 'state-organizations.json',
    Association: 'associations.json',
  };
  const [type = '', slug = ''] = entity.split(':');
  const [row] = rowsOf(names[type] ?? '');
  return type === 'Association' ? { ...row, name: slug, abbreviation: slug } : { ...row };
}

/** Some fields that say who has a part. */
function someFields(random: Random, file: File, probability: number): Row {
  const said = Object.entries(partsSaid[file] ?? {}).filter(() => random.chance(probability));
  return {
    ...(random.chance(0.5) && { summary: random.pick(['What it is.', 'What it does.']) }),
    ...Object.fromEntries(said.map(([field, values]) => [field, random.pick(values)])),
  };
}

const partsSaid: Readonly<Partial<Record<File, Readonly<Record<string, readonly unknown[]>>>>> = {
  resources: {
    providerKind: ['CENTER_NETWORK', 'AGENCY', 'ASSOCIATION'],
    agencyIds: someAgencies,
    associationIds: someAssociations,
    stateCodes: someStates,
  },
  agreements: {
    agencyIds: someAgencies,
    associationIds: someAssociations,
    resourceIds: someResources,
  },
  stateOrganizations: { centerIds: [['gamep'], ['primex'], ['gamep', 'primex']] },
  agencies: { parentId: [null, 'commerce', 'nist-mep'] },
};
