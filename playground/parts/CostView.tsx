import type { ReactNode } from 'react';
import { formatCount } from '../answer/counts.ts';
import { readCost, readPoints, type Cost, type Points, type Step } from '../answer/cost.ts';
import { setExplaining, type Shown } from '../sessions.ts';
import { useIsExplaining } from '../useSession.ts';
import { formatBytes, formatMs } from './amounts.ts';
import { PlanTree } from './PlanTree.tsx';
import { Waterfall } from './Waterfall.tsx';

/** What the answer took: in all, and step by step. */
export function CostView({ shown }: { readonly shown: Shown }) {
  const isExplaining = useIsExplaining();
  const cost = readCost(shown.extensions);
  return (
    <div className="mg-scroll" role="region" aria-label="What the answer cost" tabIndex={0}>
      <dl className="mg-facts">
        {factsOf(shown, cost).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <label className="mg-line">
        <input
          type="checkbox"
          checked={isExplaining}
          onChange={({ target }) => {
            setExplaining(target.checked);
          }}
        />
        Ask with every query what it costs (takes the database some more time)
      </label>
      {cost ? <Steps cost={cost} /> : <HowToTurnOn wasAsked={shown.isExplained} />}
    </div>
  );
}

function factsOf(shown: Shown, cost: Cost | null): readonly (readonly [string, string])[] {
  const points = readPoints(shown.extensions);
  const seen = [
    ['Time until it was here', formatMs(shown.ms)],
    ['Size', formatBytes(shown.bytes)],
    ...(points === null ? [] : [['Points', describePoints(points)] as const]),
  ] as const;
  if (cost === null) return seen;
  const { ms, nodes, cache } = cost;
  return [
    seen[0],
    ...(ms === null
      ? []
      : [['Time in the graph', `${formatMs(ms)}, without telling what it cost`] as const]),
    ...seen.slice(1),
    [
      'Answered',
      cost.path === 'local' ? 'by this graph alone' : 'with subgraphs elsewhere, by a plan',
    ],
    ['Database operations', count(cost, 'database')],
    ['Fetches of subgraphs', count(cost, 'fetch')],
    ['Cache', cache === null ? 'not told' : describeCache(cache)],
    ...(nodes === null
      ? []
      : [
          [
            'Elements of lists',
            `${formatCount(nodes.returned)} came, ${formatCount(nodes.worstCase)} at most could have`,
          ] as const,
        ]),
  ];
}

function describePoints({ estimated, actual, left }: Points): string {
  const taken = `${formatCount(actual ?? estimated)}, estimated at most ${formatCount(estimated)}`;
  if (left === null) return taken;
  const { now, maximum, perSecond } = left;
  return `${taken}; ${formatCount(Math.floor(now))} of ${formatCount(maximum)} are left, and ${formatCount(perSecond)} come back each second`;
}

function describeCache({ state, hits, misses, lagMs }: NonNullable<Cost['cache']>): string {
  switch (state) {
    case 'off':
      return 'off';
    case 'bypassed':
      return 'passed by: it was not certain that what it holds still holds';
    case 'on': {
      const lag = lagMs === null ? '' : `; changes are known after ${formatMs(lagMs)}`;
      return `${hits} found in it, ${misses} not${lag}`;
    }
  }
}

function count({ steps }: Cost, kind: Step['kind']): string {
  return String(steps.filter((step) => step.kind === kind).length);
}

function Steps({ cost }: { readonly cost: Cost }): ReactNode {
  return (
    <>
      <h3>Step by step</h3>
      <Waterfall cost={cost} />
      {cost.plan !== null && (
        <details>
          <summary>The plan</summary>
          <div className="mg-plan">
            <PlanTree plan={cost.plan} />
          </div>
        </details>
      )}
    </>
  );
}

function HowToTurnOn({ wasAsked }: { readonly wasAsked: boolean }) {
  return (
    <p className="mg-note">
      {wasAsked ? (
        <>
          This graph does not tell what an answer takes. Whoever runs it can turn that on with{' '}
          <code>--explain true</code> or <code>EXPLAIN=true</code>; it is on by default outside of
          production.
        </>
      ) : (
        <>Check the box and run the query again to see each step it takes.</>
      )}
    </p>
  );
}
