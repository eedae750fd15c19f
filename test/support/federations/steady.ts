import type { AskableFederation, Composed } from './case.ts';
import type { Outcome } from './outcome.ts';
import type { Question } from './operations.ts';

interface Asked {
  readonly question: Question;
  readonly federation: AskableFederation;
  /** The same subgraphs under other names, in another order. */
  readonly others: Composed;
}

/** A right outcome, or how it depends on what it must not. */
export async function steadily(
  outcome: Outcome,
  { question, federation, others }: Asked,
): Promise<Outcome> {
  if (outcome.kind !== 'right' || outcome.seen.failures !== null) return outcome;
  const unsteady = (detail: string): Outcome => ({ ...outcome, kind: 'unsteady', detail });
  if (others.kind === 'refused') return unsteady(`Under other names: ${others.message}`);
  const again = await federation.fresh().ask(question);
  if (again.kind !== 'right') return unsteady(`Asked first: ${again.kind} ${again.detail}`);
  if (fetchesOf(again) !== fetchesOf(outcome))
    return unsteady(`Asked first:\n${fetchesOf(again)}\ninstead of\n${fetchesOf(outcome)}`);
  const other = await others.federation.ask(question);
  if (other.kind !== 'right') return unsteady(`Under other names: ${other.kind} ${other.detail}`);
  return outcome;
}

/** In no order: those that wait for nothing come as they like. */
function fetchesOf({ seen }: Outcome): string {
  return seen.fetches
    .map((fetch) => JSON.stringify(fetch))
    .toSorted()
    .join('\n');
}
