// In JavaScript, as bin.js, which runs it before anything else. What Node.js has it asks for by name: an import of it
// reads all that it exports.
import { createRequire } from 'node:module';
import process from 'node:process';
import { pathToFileURL } from 'node:url';

const { getBuiltinModule } = process;
const { Buffer } = getBuiltinModule('node:buffer');
const { hash } = getBuiltinModule('node:crypto');
const { closeSync, openSync, readFileSync, readSync, renameSync, writeFileSync } =
  getBuiltinModule('node:fs');
const { join } = getBuiltinModule('node:path');
const { setTimeout } = getBuiltinModule('node:timers');
const { cachedDataVersionTag, setFlagsFromString } = getBuiltinModule('node:v8');
const { Script } = getBuiltinModule('node:vm');
const { isMainThread } = getBuiltinModule('node:worker_threads');
const { crc32 } = getBuiltinModule('node:zlib');

const root = join(import.meta.dirname, '..');
/** Where `npm run build` leaves it. */
export const bundles = join(root, '.cache', 'server');
const LOCK = 'node_modules/.package-lock.json';
/** Who looks at modules, or has others in their place, is to find them. */
const LOOKS = /(^|\s)(-r|--(import|require|loader|experimental-loader|inspect))/;
/** What only some servers take is not read by the others. */
const WITH_SUBGRAPHS = /^(--)?(subgraphs|supergraph)/i;

/** A process that keeps nothing by then, as one above workers, holds it no longer. */
const HELD_MS = 60_000;
const PLACE = /([^\s()]*\.cjs):(\d+):(\d+)/g;

/** What runs, while it may have to be kept. */
let running = null;
/** Whether V8 is told to drop nothing that it has compiled: what only the start took would be missing in what is kept. */
let isHolding = false;
let folder;

/**
 * Of the sources as they are, and the packages that npm has installed.
 * @param sources - paths below the project, in their order
 */
export function digestOfSources(sources) {
  // All are read to the same place: a buffer for each would be 15 MB until garbage is collected.
  let bytes = Buffer.alloc(2 ** 20);
  const sums = [LOCK, ...sources].map((path) => {
    const file = openSync(join(root, path), 'r');
    try {
      let length = 0;
      for (let got = -1; got !== 0; length += got) {
        if (length === bytes.length) bytes = Buffer.concat([bytes, Buffer.alloc(length)]);
        got = readSync(file, bytes, length, bytes.length - length, null);
      }
      return hash('sha256', bytes.subarray(0, length));
    } finally {
      closeSync(file);
    }
  });
  return hash('sha256', [...sources, ...sums].join('\n'));
}

/** The folder of a bundle of the sources as they are; null without one. */
export function findBundle(below = bundles) {
  try {
    const { sources, digest } = JSON.parse(readFileSync(join(below, 'bundle.json'), 'utf8'));
    return digestOfSources(sources) === digest ? join(below, digest) : null;
  } catch {
    return null;
  }
}

/** The folder of the bundle that this process runs; null where it runs the sources. */
export function bundleFolder() {
  folder ??= isLookedAt() ? null : findBundle();
  return folder;
}

/**
 * Runs what a bundle has of this name, by what an earlier process kept of its compiled functions.
 * @param from - the bundle
 * @param told - called once graphql is loaded
 * @returns what it exports; null where the bundle is no longer there
 */
export function runBundled(name, from, told = () => undefined) {
  const filename = join(from, `${name}.cjs`);
  let bytes;
  try {
    bytes = readFileSync(filename);
  } catch {
    return null;
  }
  const { script, kept, isRead } = asUsual(() => {
    const tag = cachedDataVersionTag().toString(16);
    const kept = join(from, `${name}${kindOf(name)}.${tag}.code`);
    const cachedData = readKept(kept);
    // It is ASCII, and so takes a byte for each character.
    const script = new Script(bytes.toString('latin1'), { filename, cachedData });
    const isRead = cachedData !== undefined && !script.cachedDataRejected;
    // Only now: memory that large is given back whole, unless as large a piece was before.
    for (const read of isRead ? [bytes, cachedData] : [bytes]) giveBack(read);
    return { script, kept, isRead };
  });
  if (!isRead) {
    running = { script, kept };
    hold(true);
    setTimeout(hold, HELD_MS, false).unref();
  }
  const exported = {};
  const urlOf = (path) => pathToFileURL(join(root, path)).href;
  const pathOf = (path) => join(root, path);
  const require = createRequire(join(root, 'src', 'main.ts'));
  script.runInThisContext()(require, exported, { urlOf, pathOf, told });
  return exported;
}

/** Keeps what is compiled by now of what runs, for processes that start later, unless another has; what cannot be written is compiled again. */
export function keepCompiled() {
  if (running === null) return;
  const { script, kept } = running;
  running = null;
  try {
    const data = asUsual(() => script.createCachedData());
    const sum = Buffer.alloc(4);
    sum.writeUInt32LE(crc32(data));
    const beside = `${kept}.${process.pid}`;
    writeFileSync(beside, Buffer.concat([sum, data]));
    renameSync(beside, kept);
  } catch {
    // As where the folder is read-only.
  } finally {
    hold(false);
  }
}

/** In a thread: whether the process holds what is compiled. */
export function holdAs(held) {
  isHolding = held;
}

/** Whether this process holds what is compiled, which is for all of its threads. */
export function isHeld() {
  return isHolding;
}

function hold(wanted) {
  if (!isMainThread || wanted === isHolding) return;
  isHolding = wanted;
  setFlagsFromString(wanted ? '--no-flush-bytecode' : '--flush-bytecode');
}

/** V8 takes what is kept only with the flags that it was kept with. */
function asUsual(run) {
  if (!isHolding) return run();
  setFlagsFromString('--flush-bytecode');
  try {
    return run();
  } finally {
    setFlagsFromString('--no-flush-bytecode');
  }
}

/** A stack whose places in what is bundled are those in the sources. */
export function asWritten(stack) {
  if (!stack.includes(bundles)) return stack;
  return stack.replaceAll(PLACE, (place, file, line, column) =>
    file.startsWith(bundles) ? (sourceAt(file, line - 1, column - 1) ?? place) : place,
  );
}

/** Reads but what it takes: of what a server logs, much may have a stack. */
function sourceAt(file, line, column) {
  let places;
  try {
    places = openSync(`${file}.places`, 'r');
    const read = (at, length) => {
      const bytes = Buffer.alloc(length);
      readSync(places, bytes, 0, length, at);
      return bytes;
    };
    const sizes = read(0, 8);
    const [count, named] = [sizes.readUInt32LE(0), sizes.readUInt32LE(4)];
    const placeAt = (index) => read(8 + named + 16 * index, 16);
    // The last that is not behind it.
    let [low, high] = [0, count - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      const place = placeAt(middle);
      const [atLine, atColumn] = [place.readUInt32LE(0), place.readUInt32LE(4)];
      if (atLine < line || (atLine === line && atColumn <= column)) low = middle;
      else high = middle - 1;
    }
    const found = placeAt(low);
    const source = JSON.parse(read(8, named).toString())[found.readUInt32LE(8)];
    return `${pathToFileURL(join(root, source)).href}:${found.readUInt32LE(12) + 1}`;
  } catch {
    // As after the next build.
    return null;
  } finally {
    if (places !== undefined) closeSync(places);
  }
}

/** V8 does not look whether it is whole. */
function readKept(file) {
  try {
    const kept = readFileSync(file);
    const data = kept.subarray(4);
    return crc32(data) === kept.readUInt32LE(0) ? data : undefined;
  } catch {
    return undefined;
  }
}

/** Not only once garbage is collected: a start has little of it. */
function giveBack({ buffer, byteOffset, length }) {
  if (buffer.byteLength === byteOffset + length) buffer.transfer(0);
}

function kindOf(name) {
  if (name !== 'main') return '';
  const { argv, env } = process;
  return [...argv, ...Object.keys(env)].some((word) => WITH_SUBGRAPHS.test(word)) ? '-gateway' : '';
}

function isLookedAt() {
  return LOOKS.test([...process.execArgv, process.env['NODE_OPTIONS'] ?? ''].join(' '));
}
