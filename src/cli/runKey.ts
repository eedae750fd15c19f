import type { Db } from 'mongodb';
import { collections } from '../collections/index.ts';
import type { CollectionSpec } from '../collections/define.ts';
import { typeOfId } from '../ids.ts';
import { stateOf, type KeyDoc } from '../identity/keys/keyDocs.ts';
import {
  createKey,
  listKeys,
  revokeKey,
  rotateKey,
  type ListedKey,
  type MadeKey,
  type NewKey,
  type Rotation,
} from '../identity/keys/keyRecords.ts';
import { atStart } from '../mongo/atStart.ts';
import { printColumns } from './printColumns.ts';
import { printJson, type DatabaseRun } from './databaseCommand.ts';

/** Makes a key and prints it, which is the only time that anybody sees it. */
export async function runCreate(run: DatabaseRun, wanted: NewKey): Promise<void> {
  const { db, out, isJson, now } = run;
  const made = await atStart(db, 'make a key', () => createKey(db, wanted, now()));
  const isThere = await isKnown(db, wanted.owner);
  const warning = isThere
    ? null
    : `No ${wanted.owner ?? ''} is in the database now; the key is good all the same.`;
  if (isJson) printJson(out, { ...shownKey(made.doc, now()), key: made.text, warning });
  else out.write(`${describeMade(made)}${warning === null ? '' : `\nNote: ${warning}\n`}`);
}

export async function runRotate(run: DatabaseRun, id: string, rotation: Rotation): Promise<void> {
  const { db, out, isJson, now } = run;
  const made = await atStart(db, 'rotate a key', () => rotateKey(db, id, rotation, now()));
  const formerUntil = made.doc.secrets[1]?.expiresAt ?? null;
  if (isJson) {
    printJson(out, { ...shownKey(made.doc, now()), key: made.text, formerUntil });
    return;
  }
  out.write(`${describeMade(made)}\nThe one before stays valid until ${writeTime(formerUntil)}.\n`);
}

export async function runRevoke(
  run: DatabaseRun,
  id: string,
  which: { readonly formerOnly: boolean },
): Promise<void> {
  const { db, out, isJson, now } = run;
  const doc = await atStart(db, 'revoke a key', () => revokeKey(db, id, which, now()));
  if (isJson) printJson(out, shownKey(doc, now()));
  else if (which.formerOnly) out.write(`The former secret of ${doc._id} has ended.\n`);
  else out.write(`Revoked ${doc._id}: every server refuses it within a second.\n`);
}

export async function runList({ db, out, isJson, now }: DatabaseRun): Promise<void> {
  const listed = await atStart(db, 'list the keys', () => listKeys(db));
  const shown = listed.map(({ doc, lastUsedAt }) => ({ ...shownKey(doc, now()), lastUsedAt }));
  if (isJson) printJson(out, shown);
  else if (listed.length === 0) out.write('There are no keys; "key create" makes one.\n');
  else out.write(printTable(listed, now()));
}

/** Whether the owner is there, as far as our collections have what is of its type. */
async function isKnown(db: Db, owner: string | null): Promise<boolean> {
  if (owner === null) return true;
  const specs = Object.values<Readonly<Record<string, CollectionSpec>>>(collections)
    .flatMap((domain) => Object.values(domain))
    .filter(({ type }) => type === typeOfId(owner));
  const filter = { _id: owner } as object;
  const found = await Promise.all(specs.map(({ name }) => db.collection(name).findOne(filter)));
  return found.some((doc) => doc !== null);
}

/** What everybody who runs the graph may know of a key. */
function shownKey(doc: KeyDoc, now: Date): object {
  const {
    _id: id,
    owner,
    scopes,
    quota,
    contract = null,
    note,
    createdAt,
    revokedAt,
    secrets,
  } = doc;
  return {
    id,
    owner,
    scopes,
    quota,
    contract,
    note,
    state: stateOf(doc, now),
    createdAt,
    expiresAt: secrets[0]?.expiresAt ?? null,
    revokedAt,
    secrets: secrets.map(({ createdAt: at, expiresAt }) => ({ createdAt: at, expiresAt })),
  };
}

function describeMade({ text, doc }: MadeKey): string {
  const { owner, scopes, contract = null, secrets } = doc;
  const [newest] = secrets;
  return [
    `Key ${doc._id}${owner === null ? '' : ` for ${owner}`}`,
    `  may:   ${scopes.join(', ') || 'what everybody may'}`,
    ...(contract === null ? [] : [`  sees:  the contract ${contract}`]),
    `  ends:  ${writeTime(newest?.expiresAt ?? null)}`,
    '',
    `  ${text}`,
    '',
    'It is shown this once. Send it as "Authorization: Bearer <key>".',
    '',
  ].join('\n');
}

function printTable(listed: readonly ListedKey[], now: Date): string {
  const rows = listed.map(({ doc, lastUsedAt }) => [
    doc._id,
    describeState(doc, now),
    doc.owner ?? '-',
    doc.scopes.join(',') || '-',
    doc.contract ?? '-',
    writeTime(doc.secrets[0]?.expiresAt ?? null),
    lastUsedAt === null ? 'never' : writeTime(lastUsedAt),
    doc.note || '-',
  ]);
  const titles = ['id', 'state', 'owner', 'scopes', 'contract', 'ends', 'last used', 'note'];
  return printColumns([titles, ...rows]);
}

function describeState(doc: KeyDoc, now: Date): string {
  const state = stateOf(doc, now);
  const [, former] = doc.secrets;
  const isRotating = former !== undefined && (former.expiresAt === null || former.expiresAt > now);
  return state === 'valid' && isRotating ? 'valid, 2 secrets' : state;
}

/** By the minute; last uses are of the hour. */
function writeTime(time: Date | null): string {
  return time === null ? 'never' : `${time.toISOString().slice(0, 16).replace('T', ' ')}Z`;
}
