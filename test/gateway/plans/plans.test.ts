import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { parse, print } from 'graphql';
import { composeCase } from '../../support/federations/case.ts';
import type { Outcome } from '../../support/federations/outcome.ts';
import {
  goldenFile,
  planOf,
  readPlanCases,
  renamed,
  type PlanCase,
} from '../../support/plans/planCase.ts';
import { planText } from '../../support/plans/planText.ts';

const MAX_WORLDS = 60;

const cases = await readPlanCases();

/** The answer over one of the worlds that the case can be of. */
async function answerTo({ subgraphs, question }: PlanCase, seed: number): Promise<Outcome> {
  const composed = await composeCase(subgraphs, seed);
  if (composed.kind === 'refused') throw new Error(composed.message);
  return composed.federation.ask(question);
}

const right = { kind: 'right', detail: '' };

describe.each(cases)('the plan for $name', (planCase) => {
  it('is as it was, or is written anew by `npm run plans:write`', async () => {
    expect(planText(planOf(planCase))).toBe(await readFile(goldenFile(planCase.name), 'utf8'));
  });

  it('answers like one server, with every one of its fetches', async () => {
    const { source, fetches } = planOf(planCase);
    const planned = [...(source === null ? [] : [source]), ...fetches];
    const unsent = new Set(planned.map(({ operation }) => print(parse(operation.text))));
    // In some worlds there is nothing that a fetch could be sent for.
    for (let seed = 1; unsent.size > 0 && seed <= MAX_WORLDS; seed += 1) {
      const { kind, detail, seen } = await answerTo(planCase, seed);
      expect({ kind, detail }).toEqual(right);
      for (const { text } of seen.fetches) unsent.delete(text);
    }
    expect([...unsent]).toEqual([]);
  });

  it.each([
    ['the other way round', (place: number, count: number) => count - 1 - place],
    ['one further', (place: number, count: number) => (place + 1) % count],
  ])('takes as many fetches and answers alike with names %s', async (_how, by) => {
    const other = { ...planCase, subgraphs: renamed(planCase.subgraphs, by) };
    expect(planOf(other).fetches.length).toBe(planOf(planCase).fetches.length);
    const { kind, detail } = await answerTo(other, 1);
    expect({ kind, detail }).toEqual(right);
  });
});

describe('the plans that are kept', () => {
  it('are of a case each', async () => {
    const golden = await readdir(new URL('golden/', import.meta.url));
    expect(golden.sort()).toEqual(cases.map(({ name }) => `${name}.txt`));
  });
});
