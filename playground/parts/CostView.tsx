import { readCost, type Cost, type Step } from '../answer/cost.ts';
import { setExplaining, type Shown } from '../sessions.ts';
import { useIsExplaining } from '../useSession.ts';

/** What the answer took: in all, and step by step. */
export function CostView({ shown }: { readonly shown: Shown }) {
  const isExplaining = useIsExplaining();
  const cost = readCost(shown.extensions);
  return (
    <div className="mg-scroll" role="region" aria-label="What the answer cost" tabIndex={0}>
      <dl className="mg-facts">
        <Fact name="Time">{ms(shown.ms)}</Fact>
        <Fact name="Size">{size(shown.bytes)}</Fact>
        {cost && (
          <>
            <Fact name="Answered">
              {cost.path === 'local'
                ? 'by this graph alone'
                : 'with subgraphs elsewhere, by a plan'}
            </Fact>
            <Fact name="Database operations">{count(cost, 'database')}</Fact>
            <Fact name="Fetches of subgraphs">{count(cost, 'fetch')}</Fact>
            <Fact name="Cache hits">
              {cost.cacheHits === null ? 'not told' : String(cost.cacheHits)}
            </Fact>
            {cost.nodes && (
              <Fact name="Elements of lists">
                {cost.nodes.returned} came, {cost.nodes.worstCase} at most could have
              </Fact>
            )}
          </>
        )}
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
      {cost ? <Waterfall cost={cost} /> : <HowToTurnOn wasAsked={shown.isExplained} />}
    </div>
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

function Waterfall({ cost }: { readonly cost: Cost }) {
  const end = Math.max(...cost.steps.map(({ startMs, ms: took }) => (startMs ?? 0) + took), 0.001);
  const isTimed = cost.steps.some(({ startMs }) => startMs !== null);
  return (
    <>
      <h3>Step by step</h3>
      {cost.steps.length === 0 && <p className="mg-note">Nothing had to be looked up.</p>}
      <ol className="mg-steps">
        {cost.steps.map((step, index) => (
          // Equal steps can stand beside each other; their place tells them apart.
          <li key={index} data-kind={step.kind} data-trouble={step.hasTrouble}>
            <strong>
              {step.kind === 'fetch' ? 'Fetch from ' : ''}
              {step.name}
            </strong>{' '}
            <span>{ms(step.ms)}</span>
            <svg
              className="mg-waterfall"
              viewBox="0 0 100 6"
              preserveAspectRatio="none"
              role="img"
              aria-label={labelOf(step)}
            >
              <rect width="100" height="6" fill="var(--mg-empty)" />
              <rect
                x={((step.startMs ?? 0) / end) * 100}
                width={Math.max((step.ms / end) * 100, 0.5)}
                height="6"
                fill={step.kind === 'fetch' ? 'var(--mg-fetch)' : 'var(--mg-bar)'}
              />
            </svg>
            <small>{step.facts.join(' · ')}</small>
          </li>
        ))}
      </ol>
      {cost.steps.length > 0 && (
        <p className="mg-note">
          {isTimed
            ? 'Fetches stand where they began; database operations are drawn by how long they took.'
            : 'Bars show how long each operation took; those of one level run at the same time.'}
        </p>
      )}
      {cost.batches.length > 0 && (
        <p>
          Look-ups put together:{' '}
          {cost.batches.map(({ loader, keys }) => `${loader} (${keys})`).join(', ')}
        </p>
      )}
      {cost.plan !== null && (
        <details>
          <summary>The plan</summary>
          <pre tabIndex={0} role="region" aria-label="The plan">
            {JSON.stringify(cost.plan, null, 2)}
          </pre>
        </details>
      )}
    </>
  );
}

function labelOf({ startMs, ms: took }: Step): string {
  return startMs === null ? `took ${ms(took)}` : `began after ${ms(startMs)}, took ${ms(took)}`;
}

function Fact({ name, children }: { readonly name: string; readonly children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function count({ steps }: Cost, kind: Step['kind']): string {
  return String(steps.filter((step) => step.kind === kind).length);
}

function ms(value: number): string {
  return value < 10 ? `${value.toFixed(1)} ms` : `${Math.round(value)} ms`;
}

function size(bytes: number): string {
  return bytes < 1000 ? `${bytes} bytes` : `${(bytes / 1000).toFixed(1)} kB`;
}
