/** One write as a writer sends it, the same each time that it is tried. */
export interface Said {
  /** Of all that is ever said: found again in the log, the documents and what others are told. */
  readonly key: string;
  readonly entity: string;
  readonly body: string;
  /** The version that the record has by it, where nobody else writes it. */
  readonly version: number | null;
}

/** What a writer was told is done. */
export interface Acknowledged extends Said {
  readonly token: string;
  readonly got: number;
  /** When, by `performance.now()`. */
  readonly at: number;
}

const payload = 'version token userErrors { field code message }';

/**
 * What a writer says, without an end: resources that come, change and go, and in between one of those that all
 * write to.
 */
export function* sayings(writer: string): Generator<Said> {
  for (let round = 0; ; round += 1) {
    const slug = `faults-${writer}-${round}`;
    const said = (step: number, kind: Kind): Said =>
      saidOf({ key: `${writer} ${round}/${step}`, slug, kind, version: step });
    yield said(1, 'publish');
    yield said(2, 'update');
    yield saidOf({ key: `${writer} ${round}/shared`, slug: sharedSlug(round), kind: 'update' });
    yield said(3, 'update');
    if (round % 2 === 0) yield said(4, 'withdraw');
  }
}

/** Publishes what everybody writes to. */
export function* firstSayings(): Generator<Said> {
  for (let at = 0; at < sharedCount; at += 1) {
    yield saidOf({ key: `first ${at}`, slug: sharedSlug(at), kind: 'publish', version: 1 });
  }
}

type Kind = 'publish' | 'update' | 'withdraw';

/** Each word has a source of its own, and a record at most 1000 of them: one alone would be full within an hour. */
const sharedCount = 30;

/** Writers that are about as far write to the same. */
function sharedSlug(round: number): string {
  return `faults-shared-${round % sharedCount}`;
}

interface Saying {
  readonly key: string;
  readonly slug: string;
  readonly kind: Kind;
  readonly version?: number;
}

function saidOf({ key, slug, kind, version }: Saying): Said {
  const type = { publish: 'PublishResourceInput', update: 'UpdateResourceInput' } as const;
  const input = {
    idempotencyKey: key,
    source: { url: 'https://example.org/faults', note: key },
    ...(kind === 'publish' ? { slug, ...facts } : { id: slug }),
    ...(kind !== 'withdraw' && { title: titleOf(key) }),
  };
  const name = kind === 'withdraw' ? 'WithdrawInput' : type[kind];
  const query = `mutation ($input: ${name}!) { said: ${kind}Resource(input: $input) { ${payload} } }`;
  const body = JSON.stringify({ query, variables: { input } });
  return { key, entity: `Resource:${slug}`, body, version: version ?? null };
}

export function titleOf(key: string): string {
  return `Written by ${key}`;
}

const facts = {
  kind: 'TRAINING',
  providerKind: 'CENTER_NETWORK',
  focusArea: 'WORKFORCE',
  states: ['GA'],
  summary: 'Written while something fails.',
};
