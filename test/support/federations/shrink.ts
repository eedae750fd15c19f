import { parse, validate } from 'graphql';
import { composeCase, type AskableFederation, type FuzzCase } from './case.ts';
import type { OutcomeKind } from './outcome.ts';
import { disguise } from './disguise.ts';
import { simplerFederations, simplerQuestions } from './simpler.ts';
import { steadily } from './steady.ts';

/** The simplest case that could be found which comes out like this one. */
export async function shrink(
  fuzzCase: FuzzCase,
  kind: OutcomeKind,
  budget = 4000,
): Promise<FuzzCase> {
  let best = fuzzCase;
  let left = budget;
  for (let before = Infinity; sizeOf(best) < before && left > 0;) {
    before = sizeOf(best);
    for (const stepsOf of [simplerQuestions, simplerFederations]) {
      let steps = stepsOf(best);
      for (let at = 0; at < steps.length && left > 0;) {
        const simpler = steps[at]?.(best) ?? null;
        const isSmaller = simpler !== null && sizeOf(simpler) < sizeOf(best);
        if (isSmaller) left -= 1;
        if (isSmaller && (await outcomeOf(simpler, kind)) === kind) {
          // What came after it stands in its place now.
          best = simpler;
          steps = stepsOf(best);
        } else at += 1;
      }
    }
  }
  return best;
}

/** How a case comes out; null where it is none. */
async function outcomeOf(fuzzCase: FuzzCase, kind: OutcomeKind): Promise<OutcomeKind | null> {
  try {
    const composed = await composeCase(fuzzCase.subgraphs, fuzzCase.seed);
    if (composed.kind === 'refused') return null;
    return await askValid(composed.federation, fuzzCase, kind);
  } catch {
    // Not every step leaves what can be read.
    return null;
  }
}

async function askValid(
  federation: AskableFederation,
  { subgraphs, seed, question, failures }: FuzzCase,
  kind: OutcomeKind,
): Promise<OutcomeKind | null> {
  if (validate(federation.schema, parse(question.text)).length > 0) return null;
  const outcome = await federation.ask(question, failures);
  if (kind !== 'unsteady') return outcome.kind;
  const others = await composeCase(disguise(subgraphs), seed);
  return (await steadily(outcome, { question, federation, others })).kind;
}

function sizeOf({ subgraphs, question }: FuzzCase): number {
  const whole = subgraphs.reduce((sum, { sdl }) => sum + sdl.replace(/\s+/g, '').length + 20, 0);
  return whole + question.text.replace(/\s+/g, '').length;
}
