import { describe, expect, it } from '@jest/globals';
import { readExpiry, readNewKey, type TypedKey } from '../../src/cli/keyOptions.ts';
import type { DatabaseRun } from '../../src/cli/databaseCommand.ts';
import { runCreate, runList, runRevoke, runRotate } from '../../src/cli/runKey.ts';
import type { StoredDoc } from '../../src/collections/define.ts';
import { openKeys } from '../../src/identity/keys/keyDocs.ts';
import { testDatabase } from '../support/database.ts';
import { runMain } from '../support/runMain.ts';

const { db, uri } = testDatabase();
const NOW = new Date('2026-11-29T10:20:30Z');
const KEY = /mepg_[0-9A-Za-z]{12}_[0-9A-Za-z]{49}/;

/** What a command prints. */
async function printed(
  run: (run: DatabaseRun) => Promise<void>,
  { isJson = false } = {},
): Promise<string> {
  let text = '';
  const out = { write: (more: string) => void (text += more) };
  await run({ db, isJson, out, now: () => NOW });
  return text;
}

async function printedJson(run: (run: DatabaseRun) => Promise<void>): Promise<unknown> {
  return JSON.parse(await printed(run, { isJson: true })) as unknown;
}

const typed = (more: Partial<TypedKey>) => readNewKey({ expires: '365d', ...more }, NOW);
const rotation = {
  expiresAt: null,
  formerUntil: new Date('2026-12-06T10:20:30Z'),
};

describe('mep-graph key', () => {
  it('makes a key in the database that its options name', async () => {
    await db.collection<StoredDoc>('centers').insertOne({ _id: 'Center:gamep' });
    const address = new URL(uri);
    address.pathname = `/${db.databaseName}`;
    const made = await runMain(
      ...['key', 'create', '--owner', 'Center:gamep', '--scopes', 'network:read, resources:write'],
      ...['--expires', '2100-01-31', '--mongodb-uri', address.href],
    );
    const [text = ''] = KEY.exec(made.stdout) ?? [];
    const [, id = ''] = text.split('_');
    expect(made).toEqual({
      code: 0,
      stdout: [
        `Key ${id} for Center:gamep`,
        '  may:   network:read, resources:write',
        '  ends:  2100-01-31 23:59Z',
        '',
        `  ${text}`,
        '',
        'It is shown this once. Send it as "Authorization: Bearer <key>".',
        '',
      ].join('\n'),
      stderr: 'Opening the database\n',
    });
    await openKeys(db).deleteOne({ _id: id });
  });

  it('says all that is wrong with options before it opens a database', async () => {
    expect(
      await runMain(
        ...['key', 'create', '--owner', 'gamep', '--scopes', 'a,b c', '--expires', '2026-02-31'],
        ...['--points-maximum', '5', '--note', 'two\nlines', '--contract', 'A B'],
      ),
    ).toEqual({
      code: 1,
      stdout: '',
      stderr: [
        'error: --owner: expected the id of an entity, like Center:gamep, got "gamep"',
        '--scopes: expected names without blanks, quotes and backslashes, separated by commas, got "b c"',
        '--contract: expected the name of a contract, like public, got "A B"',
        'Expected --points-per-second and --points-maximum together, got one of them: how fast a share fills, and how much it holds.',
        '--note: expected one line of at most 200 characters, got "two\\nlines"',
        '--expires: expected a time like 90d, 12h or 30m, a day like 2027-01-31, or never, got "2026-02-31"',
        '',
      ].join('\n'),
    });
  });

  it('shows, rotates and revokes a key', async () => {
    const said = {
      scopes: 'network:read',
      contract: 'public',
      note: 'CRM of GaMEP',
      expires: '90d',
    };
    const wanted = typed(said);
    const made = await printed((run) => runCreate(run, wanted));
    const [text = ''] = KEY.exec(made) ?? [];
    const [, id = ''] = text.split('_');

    expect((await printed((run) => runRotate(run, id, rotation))).replace(KEY, '<key>')).toBe(
      [
        `Key ${id}`,
        '  may:   network:read',
        '  sees:  the contract public',
        '  ends:  never',
        '',
        '  <key>',
        '',
        'It is shown this once. Send it as "Authorization: Bearer <key>".',
        '',
        'The one before stays valid until 2026-12-06 10:20Z.',
        '',
      ].join('\n'),
    );
    expect(await printed(runList)).toBe(
      [
        'id            state             owner  scopes        contract  ends   last used  note',
        `${id}  valid, 2 secrets  -      network:read  public    never  never      CRM of GaMEP`,
        '',
      ].join('\n'),
    );
    expect(await printed((run) => runRevoke(run, id, { formerOnly: true }))).toBe(
      `The former secret of ${id} has ended.\n`,
    );
    // Who has only the key itself at hand need not look for its id.
    expect(await printed((run) => runRevoke(run, text, { formerOnly: false }))).toBe(
      `Revoked ${id}: every server refuses it within a second.\n`,
    );
    expect((await openKeys(db).findOneAndDelete({ _id: id }))?.revokedAt).toEqual(NOW);
    expect(await printed(runList)).toBe('There are no keys; "key create" makes one.\n');
  });

  it('prints JSON', async () => {
    const wanted = typed({
      owner: 'Center:nobody',
      pointsPerSecond: '20',
      pointsMaximum: '1000',
      expires: '12h',
    });
    const made = Object(await printedJson((run) => runCreate(run, wanted))) as { id: string };
    const [createdAt, expiresAt] = ['2026-11-29T10:20:30.000Z', '2026-11-29T22:20:30.000Z'];
    const shown = {
      id: made.id,
      owner: 'Center:nobody',
      scopes: [],
      quota: { pointsPerSecond: 20, maximum: 1000 },
      contract: null,
      note: '',
      state: 'valid',
      createdAt,
      expiresAt,
      revokedAt: null,
      secrets: [{ createdAt, expiresAt }],
    };
    const key = expect.stringMatching(new RegExp(`^mepg_${made.id}_`));
    const warning = 'No Center:nobody is in the database now; the key is good all the same.';
    expect(made).toEqual({ ...shown, key, warning });
    expect(await printedJson(runList)).toEqual([{ ...shown, lastUsedAt: null }]);
    expect(await printedJson((run) => runRotate(run, made.id, rotation))).toEqual({
      ...shown,
      expiresAt: null,
      // The one before ends when it would have.
      secrets: [
        { createdAt, expiresAt: null },
        { createdAt, expiresAt },
      ],
      key,
      formerUntil: expiresAt,
    });
    expect(
      await printedJson((run) => runRevoke(run, made.id, { formerOnly: false })),
    ).toMatchObject({ id: made.id, state: 'revoked', revokedAt: createdAt });
  });

  it.each([
    [
      'what is no id, without repeating it',
      'mepg_secret',
      'Expected the id of a key, as "key list" shows it, got something else.',
    ],
    [
      'an id that nobody has',
      '0123456789ab',
      'Expected the id of a key, but nobody has 0123456789ab; see "key list".',
    ],
  ])('refuses %s', async (_what, id, message) => {
    await expect(printed((run) => runRevoke(run, id, { formerOnly: false }))).rejects.toThrow(
      message,
    );
  });

  it.each([
    ['30m', '2026-11-29T10:50:30.000Z'],
    ['2d', '2026-12-01T10:20:30.000Z'],
    ['2026-11-29', '2026-11-29T23:59:59.999Z'],
    ['2028-02-29', '2028-02-29T23:59:59.999Z'],
  ])('takes %s for an end', (text, end) => {
    expect(readExpiry('--expires', text, NOW)?.toISOString()).toBe(end);
  });

  it.each(['0d', '-1d', '1y', 'tomorrow', '2026-11-28', '2027-02-29', '9999d', ''])(
    'does not take %p for an end',
    (text) => {
      expect(() => readExpiry('--expires', text, NOW)).toThrow('--expires: expected ');
    },
  );
});
