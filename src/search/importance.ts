/** What people mostly look for comes first; half of the scale is left for how connected it is. */
const steps: Readonly<Record<string, number>> = {
  State: 0,
  ArenaProfile: 1,
  FocusAreaProfile: 1,
  EngagementModeProfile: 1,
  Topic: 1,
  Center: 1,
  Agency: 2,
  Association: 2,
  Resource: 3,
  StateOrganization: 4,
  Agreement: 5,
  ImpactReport: 6,
  FundingRecord: 7,
};
const lastStep = 8;
const stepSize = 50;

/** Above every rank there is. */
export const worstRank = (lastStep + 1) * stepSize;

/**
 * An entity's place among all, whatever is searched for; smaller is more important.
 * `links` counts what refers to it: each doubling makes it more important by the same amount.
 */
export function importanceRank(type: string, links: number): number {
  const lead = Math.min(stepSize, Math.round(10 * Math.log2(1 + links)));
  return ((steps[type] ?? lastStep) + 1) * stepSize - lead;
}

export interface RankSpan {
  readonly from: number;
  readonly to: number;
}

/** Where entities of these types can be among all: few spans, which hold some of other types too. */
export function rankSpans(types: readonly string[]): readonly RankSpan[] {
  const taken = [...new Set(types.map((type) => steps[type] ?? lastStep))].toSorted(
    (a, b) => a - b,
  );
  const spans: RankSpan[] = [];
  for (const step of taken) {
    const [from, to] = [step * stepSize, (step + 1) * stepSize];
    const last = spans.at(-1);
    if (last?.to === from) spans[spans.length - 1] = { from: last.from, to };
    else spans.push({ from, to });
  }
  return spans;
}
