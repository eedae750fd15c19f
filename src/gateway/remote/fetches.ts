import type { SubgraphRequest, SubgraphResult } from '../subgraph.ts';
import { createAllowances } from './allowances.ts';
import type { Turns } from './concurrency.ts';
import { startDeadline, type Deadline } from './deadline.ts';
import { exchangeOnce, fetchHeaders, type Exchange, type Exchanged } from './exchange.ts';
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
  const asking = { ...parts, headersFor: fetchHeaders(options.headers), turns };
  const allowances = createAllowances(options.timeoutMs, clock.now);
  return async (request) => {
    const startedAt = clock.now();
    const isQuery = request.operation.kind === 'query';
    // Of a mutation that is given up nobody knows whether it was done: each has its time.
    const allowance = isQuery ? allowances.begin(request.asker) : null;
    const timeoutMs = allowance?.leftMs ?? options.timeoutMs;
    if (timeoutMs < 1) {
      allowance?.end();
      return conclude({ last: notSent(parts.failures.timeout()), attempts: 0 }, 0, parts);
    }
    const asker = request.asker.signal;
    const deadline = startDeadline({ timeoutMs, asker, closing, now: clock.now });
    try {
      const tried = await retries.run(() => attempt(request, deadline, asking), {
        isRepeatable: isQuery,
        deadline,
      });
      return conclude(tried, clock.now() - startedAt, parts);
    } finally {
      deadline.end();
      allowance?.end();
    }
  };
}

interface Asking extends Exchange {
  readonly breaker: RemoteParts['breaker'];
  readonly turns: Turns;
}

async function attempt(
  request: SubgraphRequest,
  deadline: Deadline,
  asking: Asking,
): Promise<Exchanged> {
  const { breaker, failures, turns } = asking;
  const pass = breaker.enter();
  if (pass === null) return notSent(failures.open());
  const taken = turns.take(deadline);
  const turn = taken instanceof Promise ? await taken : taken;
  if (turn.state !== 'running') {
    pass.settle('unknown');
    // Without a reason of its own, it was sent away because the breaker opened.
    const left = failures[deadline.reason() ?? 'open'];
    return notSent(turn.state === 'refused' ? failures.busy() : left());
  }
  const exchanged = await exchangeOnce(request, deadline, asking);
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
