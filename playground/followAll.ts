import type { GraphQLSchema } from 'graphql';
import { adviseOn } from './answer/advice.ts';
import { formatCount, formatTotal } from './answer/counts.ts';
import { followPages, type Followed } from './answer/pages.ts';
import type { Paging } from './answer/paging.ts';
import { ask } from './ask.ts';
import { readSessions, updateTab, type Shown } from './sessions.ts';

interface Options {
  readonly shown: Shown;
  readonly paging: Extract<Paging, { kind: 'pages' }>;
  readonly schema: GraphQLSchema | null;
}

/** Gets the other pages of a list into the tab that is active now, whichever is active later. */
export async function followAll({ shown, paging, schema }: Options): Promise<void> {
  const { active: tab } = readSessions();
  const stopping = new AbortController();
  const isCurrent = (): boolean => readSessions().byTab.get(tab)?.following?.stopping === stopping;
  updateTab(tab, { following: { progress: { rows: 0, total: null, pages: 0 }, stopping } });
  const followed = await followPages({
    asked: shown.asked,
    paging,
    schema,
    signal: stopping.signal,
    onProgress: (progress) => {
      if (isCurrent()) updateTab(tab, { following: { progress, stopping } });
    },
    ask: async (asked, signal) => (await ask(asked, { headers: shown.headers, signal })).body,
  });
  // What was asked in the same tab meanwhile is what counts there.
  if (!isCurrent()) return;
  const pages = { count: followed.pages, isWhole: followed.end.kind === 'complete' };
  updateTab(tab, {
    following: null,
    said: describeEnd(followed),
    ...(followed.data !== null && { shown: { ...shown, data: followed.data, pages } }),
  });
}

function describeEnd({ end, rows, total, pages }: Followed): string {
  switch (end.kind) {
    case 'complete':
      return `All ${formatCount(rows)} rows are here, from ${formatCount(pages)} pages.`;
    case 'stopped':
      return `Stopped: the first ${formatCount(rows)} rows are here${total ? `, of ${formatTotal(total)}` : ''}.`;
    case 'failed': {
      const [first] = end.errors;
      const { what, then } = adviseOn(first ?? { message: 'No page came.' });
      return `It ended after ${formatCount(rows)} rows. ${what} ${then}`;
    }
  }
}
