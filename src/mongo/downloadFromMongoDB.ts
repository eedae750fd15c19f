import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';

/** A machine that cannot reach the server learns it in this time, not after retries. */
const answerTimeoutMs = 10_000;
const downloadTimeoutMs = 1_800_000;

/**
 * Fetches the archive MongoDB publishes for this system and unpacks mongod from it.
 * mongodb-memory-server knows which archive that is and how to unpack it; it would fetch it too, but
 * without checking whose server answers.
 */
export async function downloadFromMongoDB(
  scratchDir: string,
  onProgress: (message: string) => void,
): Promise<string> {
  const { DryMongoBinary, MongoBinary } = await import('mongodb-memory-server-core');
  const { MongoBinaryDownloadUrl } =
    await import('mongodb-memory-server-core/lib/util/MongoBinaryDownloadUrl.js');
  const binary = await DryMongoBinary.generateOptions({ downloadDir: scratchDir });
  const url = new URL(await new MongoBinaryDownloadUrl(binary).getDownloadUrl());
  const archive = path.join(scratchDir, path.basename(url.pathname));
  const response = await request(url);
  onProgress(`Downloading MongoDB ${binary.version} (only this once)`);
  const [sha256, expected] = await Promise.all([
    save(response, archive, onProgress),
    publishedSha256(new URL(`${url.href}.sha256`)),
  ]);
  if (sha256 !== expected) {
    throw new Error(`expected the archive with sha256 ${expected}, got ${sha256}`);
  }
  onProgress(`Unpacking MongoDB ${binary.version}`);
  // An archive that is already there is not fetched again.
  return MongoBinary.download({ ...binary, checkMD5: false });
}

async function request(url: URL): Promise<Response> {
  const unanswered = new AbortController();
  const timer = setTimeout(() => {
    unanswered.abort();
  }, answerTimeoutMs);
  try {
    const signal = AbortSignal.any([unanswered.signal, AbortSignal.timeout(downloadTimeoutMs)]);
    const response = await fetch(url, { signal });
    if (response.ok) return response;
    throw new Error(`${url.host} has no ${path.basename(url.pathname)} (${response.status})`);
  } catch (error) {
    if (unanswered.signal.aborted || error instanceof TypeError) {
      throw new Error(`${url.host} cannot be reached`, { cause: error });
    }
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

async function publishedSha256(url: URL): Promise<string> {
  const [sha256 = ''] = (await (await request(url)).text()).trim().split(/\s/);
  return sha256.toLowerCase();
}

/** Resolves to the sha256 of what was saved. */
async function save(
  response: Response,
  file: string,
  onProgress: (message: string) => void,
): Promise<string> {
  if (response.body === null) throw new Error('the answer is empty');
  const total = Number(response.headers.get('content-length'));
  const hash = createHash('sha256');
  let received = 0;
  let tenths = 0;
  const watched = async function* (chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunks) {
      hash.update(chunk);
      received += chunk.length;
      if (Math.floor((10 * received) / total) > tenths) {
        tenths = Math.floor((10 * received) / total);
        onProgress(`Downloaded ${tenths * 10} % of ${Math.round(total / 1e6)} MB`);
      }
      yield chunk;
    }
  };
  await pipeline(response.body, watched, createWriteStream(file));
  return hash.digest('hex');
}
