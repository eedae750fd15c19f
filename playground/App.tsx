import { explorerPlugin } from '@graphiql/plugin-explorer';
import { HISTORY_PLUGIN } from '@graphiql/plugin-history';
import { GraphiQL } from 'graphiql';
import type { Linked } from './answer/links.ts';
import { fetcher } from './fetcher.ts';
import { questions } from './gallery/index.ts';
import { galleryPlugin } from './parts/Gallery.tsx';
import { lookupPlugin } from './parts/Lookup.tsx';
import { ResultsPane } from './parts/ResultsPane.tsx';
import { SkipButtons } from './parts/SkipButtons.tsx';
import { syncTabs } from './sessions.ts';
import { markAsOwn } from './useOpenQuery.ts';
import { Wiring } from './Wiring.tsx';

const plugins = [galleryPlugin, lookupPlugin, explorerPlugin(), HISTORY_PLUGIN];
const defaultQuery = questions[0]?.query ?? '';

interface Props {
  /** What the page was opened with. */
  readonly linked: Linked | null;
  /** What to tell about a link that cannot be read. */
  readonly trouble: string | null;
}

export function App({ linked, trouble }: Props) {
  const isFirstVisit = isNewHere();
  markAsOwn(defaultQuery);
  return (
    <>
      <SkipButtons />
      {trouble !== null && (
        <p role="alert" className="mg-trouble">
          {trouble}
        </p>
      )}
      <GraphiQL
        fetcher={fetcher}
        plugins={plugins}
        defaultQuery={defaultQuery}
        onTabChange={({ tabs, activeTabIndex }) => {
          // At once: whoever opens a tab runs something in it before this page is drawn again.
          syncTabs(
            tabs.map(({ id }) => id),
            tabs[activeTabIndex]?.id ?? '',
          );
        }}
        {...(linked && { initialQuery: linked.query, initialVariables: linked.variables })}
        {...(isFirstVisit && linked === null && { visiblePlugin: galleryPlugin })}
      >
        <GraphiQL.Logo>
          <h1 className="mg-title">MEP Graph</h1>
          <a className="mg-schema" href="/schema.graphql" download>
            Schema as a file
          </a>
        </GraphiQL.Logo>
        <GraphiQL.Footer>
          <Wiring linked={linked} />
          <ResultsPane />
        </GraphiQL.Footer>
      </GraphiQL>
    </>
  );
}

/** On a first visit, results get more room than the editor. */
function isNewHere(): boolean {
  try {
    if (localStorage.getItem('graphiql:tabState') !== null) return false;
    localStorage.setItem('graphiql:editorFlex', '0.6');
  } catch {
    // A browser that keeps nothing shows the page as on a first visit.
  }
  return true;
}
