import { open } from 'node:fs/promises';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { createInterface } from 'node:readline';
import { StartupError } from '../errors.ts';
import { readHttpUrl } from '../httpUrl.ts';
import { readGiven, readGivenText } from './readGiven.ts';
import type { Output } from './steps.ts';

export interface PublishOptions {
  /** `-` for standard input. */
  readonly file: string;
  readonly url: string;
  readonly key: string | null;
  /** Goes before `key`. */
  readonly keyFile: string | null;
  readonly out: Output;
}

interface Counts {
  lines: number;
  accepted: number;
  pending: number;
  refused: number;
}

const shownAtMost = 20;

/** Sends a file line by line; gives how many lines were refused. @throws StartupError where the server takes none */
export async function runPublish(options: PublishOptions): Promise<number> {
  const { out } = options;
  const startedAt = performance.now();
  const counts: Counts = { lines: 0, accepted: 0, pending: 0, refused: 0 };
  const body = await send(options);
  try {
    // In turn, as they come.
    for await (const line of linesOf(body)) {
      note(counts, line, out);
      if (counts.lines % 1000 === 0) out.write(`  ${progress(counts, startedAt)}\n`);
    }
  } finally {
    out.write(`${progress(counts, startedAt)}\n`);
  }
  return counts.refused;
}

/** @throws StartupError where the connection breaks */
async function* linesOf(body: Readable): AsyncGenerator<string> {
  try {
    yield* createInterface({ input: body });
  } catch (error) {
    throw new StartupError(
      `Expected what became of each line, lost the connection: ${reasonOf(error)}. What was told is done; send the same file again for the rest, lines that are done are not done twice.`,
    );
  }
}

function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  return cause instanceof Error ? cause.message : String(cause);
}

async function send({ file, url, key, keyFile }: PublishOptions): Promise<Readable> {
  if (readHttpUrl(url) === null) {
    throw new StartupError(`Expected the URL of a server, as http://localhost:4000, got ${url}.`);
  }
  // Behind what a proxy or a contract puts before it.
  const address = new URL(`${url.replace(/\/+$/, '')}/publish`);
  const secret = await readKey(key, keyFile);
  const input = file === '-' ? process.stdin : await linesIn(file);
  let isUnreadable = false;
  input.once('error', () => (isUnreadable = true));
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/x-ndjson', authorization: `Bearer ${secret}` },
    body: Readable.toWeb(input),
    duplex: 'half',
  }).catch((error: unknown) => {
    if (isUnreadable) throw new StartupError(`Expected ${lines}, got ${file}: it cannot be read.`);
    throw new StartupError(`Expected to publish at ${address.href}, got: ${reasonOf(error)}`);
  });
  if (response.status !== 200 || response.body === null) {
    const told = (await response.text()).slice(0, 500);
    throw new StartupError(
      `Expected ${address.href} to take what is published, got ${response.status}: ${told}`,
    );
  }
  return Readable.fromWeb(response.body);
}

/** What a key or a token is made of: RFC 6750. */
const KEY = /^[\w.~+/-]+=*$/;

/** @throws StartupError that never says what was read: it may be a secret */
async function readKey(key: string | null, keyFile: string | null): Promise<string> {
  const from = keyFile ?? 'MEP_GRAPH_KEY';
  const wanted = keyFile === null ? 'a key' : 'a file with a key';
  const text = keyFile === null ? key : await readGivenText(keyFile, wanted);
  if (text === null) {
    throw new StartupError('Expected a key, by --key-file or MEP_GRAPH_KEY, got none.');
  }
  const secret = text.trim();
  if (KEY.test(secret)) return secret;
  const fault = secret === '' ? 'it is empty' : 'it holds something else';
  throw new StartupError(`Expected ${wanted}, got ${from}: ${fault}.`);
}

const lines = 'a file of lines to publish';

async function linesIn(file: string): Promise<Readable> {
  const found = await readGiven(file, lines, open);
  if ((await found.stat()).isDirectory()) {
    await found.close();
    throw new StartupError(`Expected ${lines}, got ${file}: it is a folder.`);
  }
  const bytes = found.createReadStream();
  if (!file.endsWith('.gz')) return bytes;
  const decoded = createGunzip();
  // Whoever reads it hears of what either fails with.
  pipeline(bytes, decoded, () => undefined);
  return decoded;
}

/** What a server tells of a line, or of the end of all of them. */
interface LineOutcome {
  readonly line?: number;
  readonly entity?: string | null;
  readonly status?: string | null;
  readonly errors: readonly { readonly field?: string | null; readonly message: string }[];
}

function note(counts: Counts, text: string, out: Output): void {
  // The server's contract.
  const { line, entity, status, errors } = JSON.parse(text) as LineOutcome;
  if (line === undefined) throw new StartupError(errors.map(({ message }) => message).join(' '));
  counts.lines += 1;
  if (status === 'ACCEPTED') counts.accepted += 1;
  else if (status === 'PENDING') counts.pending += 1;
  else counts.refused += 1;
  if (errors.length === 0 || counts.refused > shownAtMost) return;
  const told = errors.map(({ field, message }) =>
    field == null ? message : `${field}: ${message}`,
  );
  out.write(`  line ${line}${entity == null ? '' : ` (${entity})`}: ${told.join(' ')}\n`);
}

function progress({ lines, accepted, pending, refused }: Counts, startedAt: number): string {
  const rate = Math.round(lines / Math.max(0.001, (performance.now() - startedAt) / 1000));
  return `${lines} lines: ${accepted} accepted, ${pending} pending, ${refused} refused; ${rate} a second`;
}
