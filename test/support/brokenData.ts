import type { Db, Document } from 'mongodb';
import type { StoredDoc } from '../../src/collections/define.ts';

/**
 * Adds to the product's own data what an importer never writes: references to nothing, nulls and
 * nonsense where the schema promises values, entities that only the network domain knows. They are
 * last by name, but for a few, so that most pages stay whole.
 */
export async function breakData(db: Db): Promise<void> {
  const add = async (collection: string, slug: string, facts: Document) => {
    const documents = db.collection<StoredDoc>(collection);
    const like = await documents.findOne({}, { sort: { _id: 1 } });
    if (like === null) throw new Error(`Expected documents in ${collection}.`);
    const type = like._id.slice(0, like._id.indexOf(':'));
    const sortName = `zzz ${slug}`;
    const doc = { ...like, slug, code: slug, sortName, ...facts, _id: `${type}:${slug}` };
    await documents.insertOne(doc);
    await db.collection<StoredDoc>('entities').insertOne({
      _id: doc._id,
      type,
      arena: { Agency: 'FEDERAL', Association: 'ASSOCIATION' }[type] ?? null,
      name: slug,
      sortName,
    });
  };
  await add('agencies', 'broken', { name: null, abbreviation: 'BRK', parentId: 'Agency:gone' });
  await add('agencies', 'odd', { website: { no: 'url' }, kind: 'NONSENSE', focusAreas: null });
  await add('centers', 'broken', { shortName: null, stateId: 'State:GA', host: { name: null } });
  await add('centers', 'lost', {
    stateId: 'State:ZZ',
    nearby: [
      { centerId: 'Center:gone', meters: 1, isApproximate: false },
      { centerId: 'Center:broken', meters: 2, isApproximate: true },
      { centerId: 'Center:gamep', meters: 3, isApproximate: true },
    ],
  });
  await add('states', 'QQ', { name: null, centerId: 'Center:gone' });
  await add('associations', 'broken', {
    aliases: null,
    headquarters: { city: null, stateId: 'State:ZZ' },
  });
  await add('associations', 'lost', { headquarters: { city: 'Lost', stateId: 'State:ZZ' } });
  await add('stateOrganizations', 'lost', {
    stateId: 'State:ZZ',
    centerIds: ['Center:gone', 'Center:broken', 'Center:gamep'],
    relation: null,
  });
  const providerIds = [
    'Agency:gone',
    'Agency:broken',
    'Association:gone',
    'Center:gone',
    'Center:gamep',
    'Agency:odd',
  ];
  await add('resources', 'lost', {
    providerIds,
    agencyIds: ['Agency:gone', 'Agency:broken', 'Agency:odd'],
    topicIds: ['Topic:gone'],
    reach: ['Center:gone', 'State:ZZ', 'Center:gamep'],
    locationIds: ['State:ZZ', 'State:GA', 'State:QQ'],
  });
  await add('resources', 'broken', { name: null, startYear: 'never', audience: [null] });
  // The first of its list: a value of the wrong type where null is allowed.
  await add('resources', 'aaa', { sortName: '', startYear: 'never', website: {}, providerIds });
  await add('agreements', 'lost', {
    sortName: '',
    partyIds: ['Agency:gone', 'Association:broken', 'Agency:broken', 'Association:lost'],
    resourceIds: ['Resource:gone', 'Resource:broken', 'Resource:lost'],
    endYear: {},
  });
  await add('impacts', 'lost', { centerId: 'Center:gone', stateId: 'State:ZZ', year: 2040 });
  await add('impacts', 'broken', { centerId: 'Center:broken', stateId: 'State:QQ', year: 2041 });
  await add('funding', 'lost', { centerId: 'Center:gone', amountUsd: 'much', year: 2040 });
  const phantoms = ['Agency', 'Center', 'State', 'Association', 'Resource', 'ImpactReport'];
  await db.collection<StoredDoc>('entities').insertMany(
    phantoms.map((type) => ({
      _id: `${type}:phantom`,
      type,
      arena: { Agency: 'FEDERAL', Association: 'ASSOCIATION' }[type] ?? null,
      name: 'Phantom',
      sortName: 'zzz phantom',
    })),
  );
}
