import type { Cost, Step } from '../answer/cost.ts';
import { formatMs } from './amounts.ts';

const MARKS = [0, 0.25, 0.5, 0.75, 1];

const FILLS = {
  fetch: 'var(--mg-fetch)',
  database: 'var(--mg-bar)',
  batch: 'var(--mg-muted)',
} as const satisfies Record<Step['kind'], string>;

const NAMES = {
  fetch: 'Fetch from',
  database: 'Database:',
  batch: 'Loader',
} as const satisfies Record<Step['kind'], string>;

/** Each step of an answer where it stands in time. */
export function Waterfall({ cost }: { readonly cost: Cost }) {
  const ends = cost.steps.map(({ startMs, ms }) => (startMs ?? 0) + ms);
  const end = Math.max(cost.ms ?? 0, ...ends, 0.001);
  if (cost.steps.length === 0) return <p className="mg-note">Nothing had to be looked up.</p>;
  return (
    <>
      <div className="mg-axis" aria-hidden="true">
        {MARKS.map((mark) => (
          <span key={mark}>{formatMs(mark * end)}</span>
        ))}
      </div>
      <ol className="mg-steps">
        {cost.steps.map((step, index) => (
          // Equal steps can stand beside each other; their place tells them apart.
          <li key={index} data-kind={step.kind} data-trouble={step.hasTrouble}>
            <span>
              {NAMES[step.kind]} <strong>{step.name}</strong>
            </span>
            <Bar step={step} end={end} />
            <small>
              {step.kind === 'batch' ? '' : `${formatMs(step.ms)} · `}
              {step.facts.join(' · ')}
            </small>
          </li>
        ))}
      </ol>
      <p className="mg-note">{explainTimes(cost)}</p>
    </>
  );
}

function Bar({ step, end }: { readonly step: Step; readonly end: number }) {
  const { kind, startMs, ms } = step;
  const start = ((startMs ?? 0) / end) * 100;
  // What took no time is seen all the same.
  const width = Math.max((ms / end) * 100, 0.6);
  return (
    <svg
      className="mg-waterfall"
      viewBox="0 0 100 6"
      preserveAspectRatio="none"
      role="img"
      aria-label={labelOf(step)}
    >
      <rect width="100" height="6" fill="var(--mg-empty)" />
      {MARKS.slice(1, -1).map((mark) => (
        <rect key={mark} x={mark * 100} width="0.15" height="6" fill="var(--mg-line)" />
      ))}
      <rect x={Math.min(start, 100 - width)} width={width} height="6" fill={FILLS[kind]} />
    </svg>
  );
}

function labelOf({ kind, startMs, ms }: Step): string {
  if (startMs === null) return `took ${formatMs(ms)}`;
  const began = `began after ${formatMs(startMs)}`;
  return kind === 'batch' ? began : `${began}, took ${formatMs(ms)}`;
}

function explainTimes({ ms, steps }: Cost): string {
  if (!steps.some(({ startMs }) => startMs !== null)) {
    return 'This graph does not tell when each step began, only how long it took.';
  }
  const whole = ms === null ? '' : ` The answer stood after ${formatMs(ms)}.`;
  return `All times count from when the request came. Before the first step, the query is read, checked and planned.${whole}`;
}
