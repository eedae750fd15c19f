import { explorerPlugin } from '@graphiql/plugin-explorer';
import { HISTORY_PLUGIN } from '@graphiql/plugin-history';
import { pick, useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { GraphiQL } from 'graphiql';
import { Kind, OperationTypeNode, parse } from 'graphql';
import { useEffect, useRef } from 'react';
import { decodeLink, type Linked } from './answer/links.ts';
import { fetcher } from './fetcher.ts';
import { questions } from './gallery/index.ts';
import { galleryPlugin } from './parts/Gallery.tsx';
import { lookupPlugin } from './parts/Lookup.tsx';
import { ResultsPane } from './parts/ResultsPane.tsx';
import { SkipButtons } from './parts/SkipButtons.tsx';
import { activateTab, planPicture } from './sessions.ts';
import { markAsOwn, readOperations, useOpenQuery } from './useOpenQuery.ts';

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

/** Keeps tabs and results together, and runs what a link brought. */
function Wiring({ linked }: Pick<Props, 'linked'>) {
  const { tabs, activeTabIndex, queryEditor, variableEditor, responseEditor } = useGraphiQL(
    pick('tabs', 'activeTabIndex', 'queryEditor', 'variableEditor', 'responseEditor'),
  );
  const actions = useGraphiQLActions();
  const open = useOpenQuery();
  const pending = useRef(linked);
  const tab = tabs[activeTabIndex]?.id ?? '';
  useEffect(() => {
    activateTab(tab);
  }, [tab]);
  useEffect(() => {
    if (!pending.current || !queryEditor || !variableEditor || !responseEditor) return;
    const { query, operationName, picture } = pending.current;
    pending.current = null;
    if (!isOnlyAsking(query)) return;
    planPicture(picture ?? { view: 'table' });
    actions.setOperationFacts(readOperations(query, operationName));
    actions.run();
  }, [queryEditor, variableEditor, responseEditor, actions]);
  useEffect(() => {
    markAsOwn(defaultQuery);
    const follow = (): void => {
      void decodeLink(location.hash).then((next) => {
        if (next && isOnlyAsking(next.query)) {
          open({ ...next, picture: next.picture ?? { view: 'table' } });
        }
      });
    };
    window.addEventListener('hashchange', follow);
    return () => {
      window.removeEventListener('hashchange', follow);
    };
  });
  return null;
}

/** A link may make a page ask, but never change anything. */
function isOnlyAsking(query: string): boolean {
  try {
    const document = parse(query);
    const operations = document.definitions.filter(
      (definition) => definition.kind === Kind.OPERATION_DEFINITION,
    );
    return operations.every(({ operation }) => operation === OperationTypeNode.QUERY);
  } catch {
    return false;
  }
}
