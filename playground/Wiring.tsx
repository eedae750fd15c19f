import { pick, useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { Kind, OperationTypeNode, parse } from 'graphql';
import { useEffect, useLayoutEffect, useRef } from 'react';
import { decodeLink, type Linked } from './answer/links.ts';
import { responseText } from './answer/responseText.ts';
import { say, showTrouble, syncTabs, withPicture } from './sessions.ts';
import { readOperations, useOpenQuery } from './useOpenQuery.ts';
import { useSession } from './useSession.ts';

interface Props {
  readonly linked: Linked | null;
}

/** Keeps the editor's tabs and what is shown together, and runs what a link brought. */
export function Wiring({ linked }: Props) {
  useTabs();
  useStop();
  useResponse();
  useLinks(linked);
  return null;
}

function useTabs(): void {
  const { tabs, activeTabIndex, queryEditor, variableEditor } = useGraphiQL(
    pick('tabs', 'activeTabIndex', 'queryEditor', 'variableEditor'),
  );
  const tab = tabs[activeTabIndex]?.id ?? '';
  useLayoutEffect(() => {
    syncTabs(
      tabs.map(({ id }) => id),
      tab,
    );
  }, [tabs, tab]);
  useLayoutEffect(() => {
    // The editor keeps the place in the text that it had before.
    for (const editor of [queryEditor, variableEditor]) {
      editor?.setScrollPosition({ scrollTop: 0, scrollLeft: 0 });
    }
  }, [tab, queryEditor, variableEditor]);
}

/** "Stop" leaves a question for good; the editor would only look away. */
function useStop(): void {
  const { tabs, activeTabIndex, isFetching } = useGraphiQL(
    pick('tabs', 'activeTabIndex', 'isFetching'),
  );
  const actions = useGraphiQLActions();
  const { run } = useSession();
  const tab = tabs[activeTabIndex]?.id ?? '';
  const before = useRef({ tab, isFetching });
  useEffect(() => {
    const { current: last } = before;
    before.current = { tab, isFetching };
    // A tab that was opened while another one waits has nothing to stop.
    if (last.tab !== tab && isFetching && run === null) actions.stop();
    if (last.tab === tab && last.isFetching && !isFetching && run !== null) {
      run.leaving.abort();
      say('Stopped before an answer came.');
    }
  }, [tab, isFetching, run, actions]);
}

/** The editor's own response is the view "JSON" of what the tab shows. */
function useResponse(): void {
  const { tabs, responseEditor } = useGraphiQL(pick('tabs', 'responseEditor'));
  const { shown, picture } = useSession();
  const text = shown && picture.view === 'json' ? responseText(shown) : '';
  // The editor writes its own whenever its tabs change in any way.
  useLayoutEffect(() => {
    const written = responseEditor?.getValue() ?? text;
    const trouble = /"message": ("Request not sent\..*")/.exec(written);
    if (trouble && written !== text) showTrouble(String(JSON.parse(trouble[1] ?? '""')));
    if (written !== text) responseEditor?.setValue(text);
  }, [tabs, text, responseEditor]);
}

function useLinks(linked: Linked | null): void {
  const { queryEditor, variableEditor, responseEditor } = useGraphiQL(
    pick('queryEditor', 'variableEditor', 'responseEditor'),
  );
  const actions = useGraphiQLActions();
  const open = useOpenQuery();
  const pending = useRef(linked);
  useEffect(() => {
    if (!pending.current || !queryEditor || !variableEditor || !responseEditor) return;
    const { query, operationName, picture } = pending.current;
    pending.current = null;
    if (!isOnlyAsking(query)) return;
    actions.setOperationFacts(readOperations(query, operationName));
    withPicture(picture ?? { view: 'table' }, () => {
      actions.run();
    });
  }, [queryEditor, variableEditor, responseEditor, actions]);
  useEffect(() => {
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
