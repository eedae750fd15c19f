import { measureKinds, orders } from './aggregate.ts';
import { readConditions } from './conditions.ts';
import { shares, views, type Picture } from './picture.ts';

/** All that a link brings back. Headers are never in it: they may hold secrets. */
export interface Linked {
  readonly query: string;
  /** As it was written in the editor; empty for none. */
  readonly variables: string;
  readonly operationName: string | null;
  readonly picture: Picture | null;
}

/** Links that are longer are written in a compressed form. */
const LONG = 1000;
/** More than any query of people's making, and too little to fill a browser's memory. */
const MAX_DECODED = 1_000_000;

/** The part of a link behind its "#". */
export async function encodeLink({ picture, ...linked }: Linked): Promise<string> {
  const parts = [
    linked.query,
    linked.variables.trim() && linked.variables,
    linked.operationName ?? '',
  ];
  const size = [...parts, picture === null ? '' : JSON.stringify(picture)].join('').length;
  const plain = new URLSearchParams({ size: String(size), query: linked.query });
  if (linked.variables.trim() !== '') plain.set('variables', linked.variables);
  if (linked.operationName !== null) plain.set('operation', linked.operationName);
  if (picture !== null) plain.set('picture', JSON.stringify(picture));
  const text = plain.toString();
  return text.length <= LONG ? text : `z=${toBase64(await deflate(text))}`;
}

/** What a link keeps beside its answer, as a link; null where it keeps nothing. */
export function besideIn(hash: string): string | null {
  return new URLSearchParams(hash.replace(/^#/, '')).get('beside');
}

/** Null when it holds no query; throws when it is a link that was cut off or changed. */
export async function decodeLink(hash: string): Promise<Linked | null> {
  const params = new URLSearchParams(hash.replace(/^#/, ''));
  const packed = params.get('z');
  return readParams(
    packed === null ? params : new URLSearchParams(await inflate(fromBase64(packed))),
  );
}

function readParams(params: URLSearchParams): Linked | null {
  const query = params.get('query');
  if (query === null) return null;
  const size = params.get('size');
  const came = ['query', 'variables', 'operation', 'picture'].map((name) => params.get(name) ?? '');
  // Links that people write themselves have none.
  if (size !== null && Number(size) !== came.join('').length) {
    throw new Error(`Expected a link of ${size} characters, got ${came.join('').length}.`);
  }
  return {
    query,
    variables: params.get('variables') ?? '',
    operationName: params.get('operation'),
    picture: readPicture(JSON.parse(params.get('picture') ?? 'null')),
  };
}

/** Parts of a picture that are a text. */
const TEXTS = [
  ...(['list', 'by', 'across', 'place', 'value', 'only', 'lines'] as const),
  ...(['sort', 'filter', 'hide', 'columns', 'title', 'askedWhere'] as const),
];

/** Keeps what is known and of the right type. */
export function readPicture(value: unknown): Picture | null {
  if (typeof value !== 'object' || value === null) return null;
  const given = new Map<string, unknown>(Object.entries(value));
  const view = views.find((known) => known === given.get('view')) ?? 'table';
  const known = TEXTS.flatMap((name) => {
    const entry = given.get(name);
    return typeof entry === 'string' ? [[name, entry] as const] : [];
  });
  const measure = measureKinds.find((kind) => kind === given.get('measure'));
  const order = orders.find((kind) => kind === given.get('order'));
  const share = shares.find((kind) => kind === given.get('share'));
  const where = readConditions(given.get('where'));
  return {
    view,
    ...Object.fromEntries(known),
    ...(measure && { measure }),
    ...(order && { order }),
    ...(share && { share }),
    ...(where && { where }),
  };
}

async function deflate(text: string): Promise<Uint8Array> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

async function inflate(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  const reader = stream.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.length;
    if (size > MAX_DECODED) throw new Error(`Expected a link of at most ${MAX_DECODED} bytes.`);
    parts.push(new Uint8Array(part.value));
  }
  return new Blob(parts).text();
}

function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
