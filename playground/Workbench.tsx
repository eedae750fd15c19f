import { explorerPlugin } from '@graphiql/plugin-explorer';
import { HISTORY_PLUGIN } from '@graphiql/plugin-history';
import { GraphiQL } from 'graphiql';
import { useState } from 'react';
import { fetcher } from './fetcher.ts';
import { questions } from './gallery/index.ts';
import { useGoingOnInEditor } from './goOn.ts';
import { InEditor } from './inEditor.ts';
import { markAsOwn } from './openInEditor.ts';
import { galleryPlugin } from './parts/Gallery.tsx';
import { lookupPlugin } from './parts/Lookup.tsx';
import { Estimate } from './parts/Estimate.tsx';
import { ResultsPane } from './parts/ResultsPane.tsx';
import { setEditor } from './places.ts';
import { readWritten, syncTabs, type Written } from './sessions.ts';
import { Wiring } from './Wiring.tsx';

const plugins = [galleryPlugin, lookupPlugin, explorerPlugin(), HISTORY_PLUGIN];
const defaultQuery = questions[0]?.query ?? '';

interface Props {
  /** What a link brought that is not run without a click. */
  readonly linked: Written | null;
}

/** GraphiQL, with what came of a query beside it. */
export function Workbench({ linked }: Props) {
  const [written] = useState(() => readWritten() ?? linked);
  const [isFirstVisit] = useState(isNewHere);
  markAsOwn(defaultQuery);
  useGoingOnInEditor();
  return (
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
      {...(written && { initialQuery: written.query, initialVariables: written.variables })}
      {...(isFirstVisit && written === null && { visiblePlugin: galleryPlugin })}
    >
      <GraphiQL.Logo>
        <h1 className="mg-title">MEP Graph</h1>
        <button
          type="button"
          className="mg-fold"
          onClick={() => {
            setEditor(false);
          }}
        >
          Fold the query away
        </button>
        <a className="mg-schema" href="../docs/">
          How it works
        </a>
        <a className="mg-schema" href="../schema.graphql" download>
          Schema as a file
        </a>
      </GraphiQL.Logo>
      <GraphiQL.Toolbar>
        {({ prettify, merge, copy }) => (
          <>
            <Estimate />
            {prettify}
            {merge}
            {copy}
          </>
        )}
      </GraphiQL.Toolbar>
      <GraphiQL.Footer>
        <Wiring />
        <InEditor value={true}>
          <ResultsPane />
        </InEditor>
      </GraphiQL.Footer>
    </GraphiQL>
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
