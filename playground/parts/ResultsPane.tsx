import { useContext, useEffect, useRef, type KeyboardEvent } from 'react';
import { writeAddress } from '../address.ts';
import { formatCount } from '../answer/counts.ts';
import type { Picture, View } from '../answer/picture.ts';
import { tablesOf } from '../answer/tables.ts';
import type { Run, Shown } from '../sessions.ts';
import { Tab, useBeside, useChange, useSession } from '../useSession.ts';
import { formatBytes, formatMs } from './amounts.ts';
import { Answer } from './Answer.tsx';
import { Panel } from './Panel.tsx';

const TABS: readonly { readonly view: View; readonly name: string }[] = [
  { view: 'table', name: 'Table' },
  { view: 'chart', name: 'Bar chart' },
  { view: 'line', name: 'Line' },
  { view: 'cross', name: 'Cross table' },
  { view: 'map', name: 'Map' },
  { view: 'cost', name: 'Cost' },
  { view: 'json', name: 'JSON' },
];

/** What came of the query, as people look at it; the editor's own response is the view "JSON". */
export function ResultsPane() {
  const { shown, picture, run } = useSession();
  const whole = useRef<HTMLElement>(null);
  useEffect(() => {
    // In a narrow window it begins below the query, out of sight.
    const top = whole.current?.getBoundingClientRect().top ?? 0;
    if (shown && top > window.innerHeight * 0.6) whole.current?.scrollIntoView();
  }, [shown]);
  useAddress();
  const isBeside = useContext(Tab) !== undefined;
  const isAnother = isOfAnother(run, shown);
  return (
    <section
      ref={whole}
      className="mg-results"
      aria-label={isBeside ? 'Results beside' : 'Results'}
      data-view={picture.view}
      aria-busy={run !== null}
    >
      <div className="mg-top">
        <Tabs view={picture.view} />
        {run !== null && <p className="mg-note">Asking …</p>}
        {run === null && shown?.silence === null && (
          <p className="mg-note">
            {formatMs(shown.ms)} · {formatBytes(shown.bytes)}
          </p>
        )}
      </div>
      <p className="mg-hidden" role="status">
        {run === null ? shown && announce(shown, picture) : 'Asking …'}
      </p>
      {shown && !isAnother ? (
        <Answer shown={shown} picture={picture} />
      ) : (
        <Nothing view={picture.view} isAsking={run !== null} />
      )}
    </section>
  );
}

/** Keeps the address a link to what is shown, with what is kept beside it. */
function useAddress(): void {
  const { shown, picture, run } = useSession();
  const beside = useBeside();
  const isBeside = useContext(Tab) !== undefined;
  const written = useRef<{ readonly shown: Shown | null; readonly at: number }>({
    shown: null,
    at: 0,
  });
  useEffect(() => {
    // An answer at once, before somebody goes on; its picture not at every letter: browsers stop a page that changes its
    // address too often.
    const { shown: before, at } = written.current;
    const wait = before === shown ? at + OFTEN_MS - performance.now() : 0;
    const timer = setTimeout(
      () => {
        // Until its answer is here, the address is that of the question on its way.
        const isHere = run === null && (beside?.run ?? null) === null;
        if (!shown || !isHere || isBeside) return;
        written.current = { shown, at: performance.now() };
        void writeAddress(shown, picture);
      },
      Math.max(0, wait),
    );
    return () => {
      clearTimeout(timer);
    };
  }, [shown, picture, run, beside, isBeside]);
}

const OFTEN_MS = 400;

/** Below a new question, the answer to another one would be taken for its own. */
function isOfAnother(run: Run | null, shown: Shown | null): boolean {
  const query = run?.written?.query;
  return query !== undefined && query !== shown?.asked.query;
}

/** For those who do not see that something changed: which rows are shown. */
function announce(shown: Shown, { list: path }: Picture): string {
  if (shown.data === null) return 'There is no answer.';
  const { lists } = tablesOf(shown);
  const list = lists.find((known) => known.path === path) ?? lists[0];
  if (list === undefined) return 'The answer is here.';
  return `The answer is here: ${list.heading}, ${list.rows === 1 ? '1 row' : `${formatCount(list.rows)} rows`}.`;
}

interface NothingProps {
  readonly view: View;
  readonly isAsking: boolean;
}

function Nothing({ view, isAsking }: NothingProps) {
  return (
    <Panel view={view}>
      {view !== 'json' && !isAsking && (
        <p className="mg-note">
          Choose a question at the left, or write a query and run it. What it answers appears here
          as a table, a chart or a map.
        </p>
      )}
    </Panel>
  );
}

function Tabs({ view }: { readonly view: View }) {
  const change = useChange();
  const prefix = useContext(Tab) ?? 'mg';
  const move = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    const index = TABS.findIndex((tab) => tab.view === view);
    const next = TABS.at((index + step) % TABS.length);
    if (next === undefined) return;
    event.preventDefault();
    change({ view: next.view });
    document.getElementById(`${prefix}-tab-${next.view}`)?.focus();
  };
  return (
    <div role="tablist" aria-label="Views of the results" className="mg-tabs" onKeyDown={move}>
      {TABS.map((tab) => (
        <button
          key={tab.view}
          type="button"
          role="tab"
          id={`${prefix}-tab-${tab.view}`}
          aria-controls={`${prefix}-panel`}
          aria-selected={tab.view === view}
          tabIndex={tab.view === view ? 0 : -1}
          onClick={() => {
            change({ view: tab.view });
          }}
        >
          {tab.name}
        </button>
      ))}
    </div>
  );
}
