import { adviseOn } from './answer/advice.ts';
import { formatCount, formatTotal } from './answer/counts.ts';
import { followPages, type Followed } from './answer/pages.ts';
import type { Paging } from './answer/paging.ts';
import { ask } from './ask.ts';
import { loadSchema } from './schema.ts';
import { readSessions, updateTab, type Shown } from './sessions.ts';

interface Options {
  readonly shown: Shown;
  readonly paging: Extract<Paging, { kind: 'pages' }>;
}

/** Gets the other pages of a list into the tab that is active now, whichever is active later. */
export async function followAll({ shown, paging }: Options): Promise<void> {
  const stopping = new AbortController();
  // Its tab may be another one by then: the editor may be opened or closed meanwhile.
  const tabNow = (): string | null =>
    [...readSessions().byTab].find(([, tab]) => tab.following?.stopping === stopping)?.[0] ?? null;
  updateTab(readSessions().active, {
    following: { progress: { rows: 0, total: null, pages: 0 }, stopping },
  });
  const followed = await followPages({
    asked: shown.asked,
    paging,
    schema: await loadSchema().catch(() => null),
    signal: stopping.signal,
    onProgress: (progress) => {
      const tab = tabNow();
      if (tab !== null) updateTab(tab, { following: { progress, stopping } });
    },
    ask: async (asked, signal) => (await ask(asked, { headers: shown.headers, signal })).body,
  });
  // What was asked in the same tab meanwhile is what counts there.
  const tab = tabNow();
  if (tab === null) return;
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
