import type { SubgraphRequest, SubgraphResult } from '../subgraph.ts';
import type { Turns } from './concurrency.ts';
import { startDeadline, type Deadline } from './deadline.ts';
import { exchangeOnce, type Exchanged } from './exchange.ts';
import { failureResult, verdictOf, type Failure } from './failure.ts';
import type { RemoteParts } from './remoteParts.ts';
import { createRetries, type Tried } from './retries.ts';

/** Asks for queries and mutations, under every policy: deadline, then retries, breaker, turn. Never rejects. */
export function createFetch(
  parts: RemoteParts,
  turns: Turns,
): (request: SubgraphRequest) => Promise<SubgraphResult> {
  const { options, clock, closing } = parts;
  const retries = createRetries(options.retries, clock);
  return async (request) => {
    const startedAt = clock.now();
    const { timeoutMs } = options;
    const asker = request.asker.signal;
    const deadline = startDeadline({ timeoutMs, asker, closing, now: clock.now });
    try {
      const tried = await retries.run(async () => attempt(request, deadline, { parts, turns }), {
        isRepeatable: request.operation.kind === 'query',
        deadline,
      });
      return conclude(tried, clock.now() - startedAt, parts);
    } finally {
      deadline.end();
    }
  };
}

async function attempt(
  request: SubgraphRequest,
  deadline: Deadline,
  { parts, turns }: { readonly parts: RemoteParts; readonly turns: Turns },
): Promise<Exchanged> {
  const { breaker, failures } = parts;
  const pass = breaker.enter();
  if (pass === null) return notSent(failures.open());
  const turn = await turns.take(deadline);
  if (turn.state !== 'running') {
    pass.settle('unknown');
    // Without a reason of its own, it was sent away because the breaker opened.
    const left = failures[deadline.reason() ?? 'open'];
    return notSent(turn.state === 'refused' ? failures.busy() : left());
  }
  const exchanged = await exchangeOnce(request, deadline, parts);
  // Before the next one has its turn: if this opens the breaker, none may go.
  pass.settle(exchanged.state === 'failed' ? verdictOf(exchanged.failure) : 'answered');
  turn.done();
  return exchanged;
}

function notSent(failure: Failure): Exchanged {
  return { state: 'failed', failure, status: null, bytes: 0, retryAfterMs: null };
}

function conclude(
  { last, attempts }: Tried,
  elapsedMs: number,
  parts: RemoteParts,
): SubgraphResult {
  const { subgraph, trouble, observer } = parts;
  const { status, bytes } = last;
  const ms = Math.round(elapsedMs * 10) / 10;
  const cost = { status, bytes, attempts, ms };
  const isFailed = last.state === 'failed';
  observer?.onFetch({
    subgraph,
    outcome: isFailed ? last.failure.kind : 'answered',
    ms,
    attempts,
    bytes,
  });
  if (!isFailed) {
    const { data, errors, isExecuted } = last;
    return data === null && isExecuted
      ? { data, errors, isExecuted, cost }
      : { data, errors, cost };
  }
  trouble.failed(last.failure);
  return { ...failureResult(subgraph, last.failure), cost };
}
