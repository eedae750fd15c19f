import type { IncomingMessage } from 'node:http';
import type { Identified, Identify } from '../../identity/identify.ts';
import { pathOf, unauthenticated, unavailable, type Refusal } from '../httpErrors.ts';
import type { Arrival } from './arrival.ts';

interface Incoming {
  readonly request: IncomingMessage;
  readonly arrival: Arrival;
}

interface Ways {
  readonly begin: () => void;
  readonly refuse: (refusal: Refusal) => void;
}

/** Told of this process to whoever runs it, and nothing of the graph: what is wrong with a credential must not restart it. */
const PROBES: ReadonlySet<string> = new Set(['/healthz', '/readyz']);

/**
 * Lets a request with credentials go on as one of its asker, or refuses it. Nothing behind this sees a credential: it is
 * taken out of the request.
 */
export function admit(asked: Incoming, identify: Identify, ways: Ways): void {
  const { request } = asked;
  const credentials = credentialsIn(request);
  // Deleted, every look at the others would be slower.
  request.headers.authorization = undefined;
  if (PROBES.has(pathOf({ url: request.url ?? '' }))) {
    ways.begin();
    return;
  }
  asked.arrival.checkAgain = () => identify(credentials, true);
  const identified = identify(credentials);
  if (!(identified instanceof Promise)) {
    decide(asked, { identified, credentials }, ways);
    return;
  }
  void identified.then((later) => {
    if (!asked.arrival.hasLeft) decide(asked, { identified: later, credentials }, ways);
  });
}

/** All that came: `headers` has only the first. */
function credentialsIn({ rawHeaders }: IncomingMessage): readonly string[] {
  const found: string[] = [];
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at] ?? '';
    if (name.length === NAME.length && name.toLowerCase() === NAME)
      found.push(rawHeaders[at + 1] ?? '');
  }
  return found;
}

const NAME = 'authorization';

interface Found {
  readonly identified: Identified;
  readonly credentials: readonly string[];
}

function decide({ arrival }: Incoming, { identified, credentials }: Found, ways: Ways): void {
  switch (identified.state) {
    case 'known':
      arrival.asker = identified.asker;
      if (identified.isForSubgraphs) arrival.authorization = credentials[0] ?? null;
      ways.begin();
      return;
    case 'refused':
      arrival.refusal = identified.reason;
      ways.refuse(unauthenticated());
      return;
    case 'unavailable':
      ways.refuse(unavailable(NOT_NOW, identified.retryAfterSeconds));
  }
}

const NOT_NOW = 'Expected to be able to check credentials, which is not possible now; try again.';
