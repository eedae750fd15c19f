import { createRoot } from 'react-dom/client';
import { App, CUT_OFF } from './App.tsx';
import { besideIn, decodeLink } from './answer/links.ts';
import { openBeside, openLink } from './openQuestion.ts';
import { foldEditor, placeIn, showPlace } from './places.ts';
import 'graphiql/style.css';
import '@graphiql/plugin-explorer/style.css';
import './styles.css';
import './answers.css';
import './partners.css';

/** Names of the built workers, put in by the build. */
declare const workerFiles: Readonly<Record<'editor' | 'json' | 'graphql', string>>;

Object.assign(globalThis, {
  MonacoEnvironment: {
    getWorker: (_id: string, language: string) =>
      new Worker(new URL(`../${workerFile(language)}`, import.meta.url), { type: 'module' }),
  },
});

function workerFile(language: string): string {
  if (language === 'json' || language === 'graphql') return workerFiles[language];
  return workerFiles.editor;
}

/** A link has what it brings behind its "#"; links of plain pages have it in the address's query. */
async function readOpening(): Promise<Parameters<typeof App>[0]> {
  const place = placeIn(location.hash);
  if (place && place.kind !== 'home') {
    showPlace(place);
    return { linked: null, trouble: null };
  }
  // Two answers side by side have no room beside a query.
  if (besideIn(location.hash) !== null) foldEditor();
  try {
    await openBeside(location.hash);
    const linked =
      (await decodeLink(location.hash)) ?? (await decodeLink(location.search.slice(1)));
    if (linked === null && besideIn(location.hash) !== null) {
      return { linked: null, trouble: CUT_OFF };
    }
    const isOpen = linked === null || openLink(linked);
    return { linked: isOpen ? null : linked, trouble: null };
  } catch {
    return { linked: null, trouble: CUT_OFF };
  }
}

const root = document.getElementById('root');
if (root) createRoot(root).render(<App {...await readOpening()} />);
