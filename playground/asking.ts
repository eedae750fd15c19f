import { adviseOnSilence } from './answer/advice.ts';
import type { AskedOperation } from './answer/paging.ts';
import { ask, GRAPHQL_URL } from './ask.ts';
import { endRun, readSessions, showAnswer, shownBefore, type Run } from './sessions.ts';

interface Question {
  readonly asked: AskedOperation;
  /** As they were written, for links. */
  readonly variablesText: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Asks, and shows what comes in the tab of the run. */
export async function answerQuestion(run: Run, question: Question): Promise<void> {
  const { asked, headers } = question;
  const { isExplaining } = readSessions();
  const { signal } = run.leaving;
  try {
    const { body, ms, bytes } = await ask(asked, { headers, isExplaining, signal });
    const { data = null, errors = [], extensions } = body;
    const came = { data, errors, extensions, silence: null, ms, bytes };
    showAnswer(run, { ...question, ...came, isExplained: isExplaining, pages: null });
  } catch (error) {
    if (!signal.aborted) showSilence(run, question, error);
  }
  endRun(run);
}

/** Says that no answer came; rows that were fetched before are not lost with a connection. */
export function showSilence(run: Run, question: Question, error: unknown): void {
  const silence = adviseOnSilence(GRAPHQL_URL, error);
  const nothing = { data: null, errors: [], extensions: undefined, ms: 0, bytes: 0 };
  const before = shownBefore(run) ?? {
    ...question,
    ...nothing,
    isExplained: false,
    pages: null,
  };
  showAnswer(run, { ...before, silence });
}
