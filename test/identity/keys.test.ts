import { describe, expect, it } from '@jest/globals';
import { createKeyIdentify } from '../../src/identity/keys/identifyKey.ts';
import { openKeys, openKeyUses } from '../../src/identity/keys/keyDocs.ts';
import { createKey, listKeys, revokeKey, rotateKey } from '../../src/identity/keys/keyRecords.ts';
import { HOUR, START, useFollowedKeys, wanted } from '../support/followedKeys.ts';
import { until } from '../support/until.ts';

const keys = useFollowedKeys();
const { db, make, identify, known } = keys;

const refused = (reason: string) => ({ state: 'refused', reason });

describe('a key', () => {
  it('is one word, found by its id, and not in the database', async () => {
    const { text, doc } = await make();

    expect(text).toMatch(/^mepg_[0-9A-Za-z]{12}_[0-9A-Za-z]{49}$/);
    expect(text.split('_')[1]).toBe(doc._id);
    const stored = await openKeys(db).findOne({ _id: doc._id });
    expect(stored).toEqual(doc);
    expect(JSON.stringify(stored)).not.toContain(text.split('_')[2]);
    expect(stored?.secrets[0]?.hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('says who asks', async () => {
    const { text, doc } = await make();

    const { owner, scopes, quota } = wanted;
    expect(await identify(text)).toEqual({
      state: 'known',
      asker: { kind: 'key', name: doc._id, owner, scopes: new Set(scopes), quota, contract: null },
      isForSubgraphs: false,
    });
  });

  it('says which contract its asker sees', async () => {
    const { text } = await createKey(db, { ...wanted, contract: 'public' }, new Date(START));
    expect(await identify(text)).toMatchObject({ asker: { contract: 'public' } });
  });

  it('is looked up once, and again when a key has changed', async () => {
    const { text } = await known(make);
    const other = await known(make);
    const answers = [await identify(text), await identify(text), identify(text)];
    const looks = () => keys.commands.filter((command) => command === 'find accessKeys').length;
    expect(looks()).toBe(1);
    expect(answers[2]).not.toBeInstanceOf(Promise);

    await known(() => revokeKey(db, other.doc._id, { formerOnly: false }, new Date(keys.now)));
    await identify(text);
    expect(looks()).toBe(2);
  });

  it('is looked up once for all who wait for it', async () => {
    const { text } = await known(make);
    await Promise.all(Array.from({ length: 5 }, async () => identify(text)));
    expect(keys.commands.filter((command) => command === 'find accessKeys')).toHaveLength(1);
  });

  it('is looked up each time while it is not known what has changed', async () => {
    const { text } = await make();
    const blind = createKeyIdentify({
      db: keys.followed.db,
      freshness: { sequence: 0, lastChange: () => 0, isLive: () => false },
      isAvailable: () => true,
      log: { debug: () => undefined },
      now: () => keys.now,
    });
    await blind(text);
    await blind(text);
    await revokeKey(db, text, { formerOnly: false }, new Date(keys.now));
    expect(await blind(text)).toMatchObject({ state: 'refused' });
    expect(keys.commands.filter((command) => command === 'find accessKeys')).toHaveLength(3);
  });

  it('is refused once it is revoked', async () => {
    const { text, doc } = await make();
    await identify(text);
    await known(() => revokeKey(db, doc._id, { formerOnly: false }, new Date(keys.now)));
    expect(await identify(text)).toEqual(refused(`key ${doc._id}: revoked`));
  });

  it('is refused once it has expired, to the millisecond', async () => {
    const { text, doc } = await make();
    keys.now = START + 24 * HOUR - 1;
    expect(await identify(text)).toMatchObject({ state: 'known' });
    keys.now += 1;
    expect(await identify(text)).toEqual(refused(`key ${doc._id}: expired`));
  });

  it('is refused once it is gone', async () => {
    const { text, doc } = await make();
    await identify(text);
    await known(() => openKeys(db).deleteMany({}));
    expect(await identify(text)).toEqual(refused(`key ${doc._id}: nobody has it`));
  });

  it.each([
    ['a secret of another key', (one: string, other: string) => swapSecrets(one, other)],
    ['another letter', (one: string) => withLetter(one, 30)],
    ['another checksum', (one: string) => withLetter(one, one.length - 1)],
    ['a letter less', (one: string) => one.slice(0, -1)],
    ['a letter more', (one: string) => `${one}0`],
    ['only its id', (one: string) => one.slice(0, 17)],
    ['other case', (one: string) => one.toLowerCase()],
    ['a line more', (one: string) => `${one}\n`],
  ])('is refused with %s, before anything is looked up', async (_what, change) => {
    const [one, other] = [await make(), await make()];
    expect(await identify(change(one.text, other.text))).toEqual(refused('no key of ours'));
    expect(keys.commands).toEqual([]);
  });

  it('is refused with a secret that it never had', async () => {
    const { doc } = await make();
    const { text } = await rotateKey(db, doc._id, rotation(), new Date(keys.now));
    await openKeys(db).updateOne({ _id: doc._id }, { $pop: { secrets: -1 } });
    expect(await identify(text)).toEqual(refused(`key ${doc._id}: another secret`));
  });

  it('is known to be used by the hour', async () => {
    const { text, doc } = await make();
    await identify(text);
    keys.now += 60_000;
    await identify(text);
    const used = async () => (await listKeys(db)).map(({ lastUsedAt }) => lastUsedAt);
    await until('its use', async () => (await used())[0] !== null);
    expect(await used()).toEqual([new Date('2026-11-29T10:00:00Z')]);
    expect(keys.commands.filter((command) => command === 'update accessKeyUses')).toHaveLength(1);

    keys.now += HOUR;
    await identify(text);
    await until(
      'its next use',
      async () => (await used())[0]?.getTime() === START + HOUR - 1_230_000,
    );
    expect(await openKeyUses(db).find().toArray()).toEqual([
      { _id: doc._id, lastUsedAt: new Date('2026-11-29T11:00:00Z') },
    ]);
  });

  it('cannot be checked where no server of the database is known', async () => {
    const { text } = await make();
    const cut = createKeyIdentify({
      db: keys.followed.db,
      freshness: keys.followed.freshness,
      isAvailable: () => false,
      log: { debug: () => undefined },
    });
    await expect(cut(text)).rejects.toThrow('No server of the database is known.');
  });
});

const rotation = () => ({
  expiresAt: new Date(keys.now + 48 * HOUR),
  formerUntil: new Date(keys.now + 2 * HOUR),
});

describe('a key that is rotated', () => {
  it('has two texts for one asker until the former ends', async () => {
    const { text: former, doc } = await make();
    await identify(former);
    const { text: newest } = await known(() =>
      rotateKey(db, doc._id, rotation(), new Date(keys.now)),
    );
    const [one, other] = [await identify(former), await identify(newest)];
    expect(one).toMatchObject({ state: 'known', asker: { name: doc._id } });
    expect(other).toEqual(one);

    keys.now = START + 2 * HOUR;
    expect(await identify(former)).toEqual(refused(`key ${doc._id}: expired`));
    expect(await identify(newest)).toMatchObject({ state: 'known' });
  });

  it('lets the former end no later than it would have', async () => {
    const { doc } = await make();
    const formerUntil = new Date(START + 100 * HOUR);
    const { doc: rotated } = await rotateKey(
      db,
      doc._id,
      { ...rotation(), formerUntil },
      new Date(keys.now),
    );
    expect(rotated.secrets.map(({ expiresAt }) => expiresAt)).toEqual([
      new Date(START + 48 * HOUR),
      wanted.expiresAt,
    ]);
  });

  it('refuses a third text while two are valid', async () => {
    const { doc } = await make();
    await rotateKey(db, doc._id, rotation(), new Date(keys.now));
    await expect(rotateKey(db, doc._id, rotation(), new Date(keys.now))).rejects.toThrow(
      `Expected a key with one valid secret, but ${doc._id} has two: the former until 2026-11-29T12:20:30.000Z. End it first: mep-graph key revoke ${doc._id} --former`,
    );
    const later = new Date(START + 3 * HOUR);
    const { doc: again } = await rotateKey(db, doc._id, rotation(), later);
    expect(again.secrets).toHaveLength(2);
  });

  it('can end its former text alone', async () => {
    const { text: former, doc } = await make();
    const { text: newest } = await rotateKey(db, doc._id, rotation(), new Date(keys.now));
    await revokeKey(db, doc._id, { formerOnly: true }, new Date(keys.now));
    expect(await identify(former)).toEqual(refused(`key ${doc._id}: another secret`));
    expect(await identify(newest)).toMatchObject({ state: 'known' });
    await expect(revokeKey(db, doc._id, { formerOnly: true }, new Date(keys.now))).rejects.toThrow(
      `Expected a key with a former secret that is valid, but ${doc._id} has none.`,
    );
  });

  it('ends with both where it is revoked', async () => {
    const { text: former, doc } = await make();
    const { text: newest } = await rotateKey(db, doc._id, rotation(), new Date(keys.now));
    await revokeKey(db, newest, { formerOnly: false }, new Date(keys.now));
    expect([await identify(former), await identify(newest)]).toEqual([
      refused(`key ${doc._id}: revoked`),
      refused(`key ${doc._id}: revoked`),
    ]);
  });

  it.each([
    ['revoked', (id: string) => revokeKey(db, id, { formerOnly: false }, new Date(START)), 0],
    ['expired', async () => undefined, 25 * HOUR],
  ])('refuses what is %s', async (state, end, later) => {
    const { doc } = await make();
    await end(doc._id);
    await expect(rotateKey(db, doc._id, rotation(), new Date(START + later))).rejects.toThrow(
      `Expected a key that is valid, but ${doc._id} is ${state}; create another one.`,
    );
  });
});

function swapSecrets(one: string, other: string): string {
  return `${one.slice(0, 18)}${other.slice(18)}`;
}

function withLetter(text: string, at: number): string {
  return `${text.slice(0, at)}${text[at] === 'a' ? 'b' : 'a'}${text.slice(at + 1)}`;
}
