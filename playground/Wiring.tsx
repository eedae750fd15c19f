import { pick, useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { useEffect, useLayoutEffect, useRef } from 'react';
import { responseText } from './answer/responseText.ts';
import { mendSplitters, mendTabs } from './editorAccess.ts';
import { useOpenInEditor } from './openInEditor.ts';
import { registerEditor } from './openQuestion.ts';
import { say, showTrouble, syncTabs } from './sessions.ts';
import { useSession } from './useSession.ts';

/** Keeps the editor's tabs and what is shown together. */
export function Wiring() {
  useTabs();
  useStop();
  useResponse();
  useQuestions();
  useAccess();
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

function useAccess(): void {
  const { tabs, activeTabIndex, visiblePlugin } = useGraphiQL(
    pick('tabs', 'activeTabIndex', 'visiblePlugin'),
  );
  useLayoutEffect(() => {
    mendTabs(activeTabIndex);
    mendSplitters();
  }, [tabs, activeTabIndex, visiblePlugin]);
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

/** Questions that are chosen elsewhere on the page come into the editor. */
function useQuestions(): void {
  const isReady = useGraphiQL(({ queryEditor, responseEditor }) =>
    Boolean(queryEditor && responseEditor),
  );
  const open = useOpenInEditor();
  useEffect(() => (isReady ? registerEditor(open) : undefined));
}
