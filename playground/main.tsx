import { createRoot } from 'react-dom/client';
import { App, CUT_OFF } from './App.tsx';
import { besideIn, decodeLink } from './answer/links.ts';
import { openBeside, openLink } from './openQuestion.ts';
import { openNamed } from './openNamed.ts';
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
    return await openLinked();
  } catch {
    return { linked: null, trouble: CUT_OFF };
  }
}

/** A question in the address, or the name of one. */
async function openLinked(): Promise<Parameters<typeof App>[0]> {
  const linked = (await decodeLink(location.hash)) ?? (await decodeLink(location.search.slice(1)));
  if (linked !== null) return { linked: openLink(linked) ? null : linked, trouble: null };
  const isCut = besideIn(location.hash) !== null;
  const named = new URLSearchParams(location.search);
  if (!isCut && named.has('operation')) return openNamed(named);
  return { linked: null, trouble: isCut ? CUT_OFF : null };
}

const root = document.getElementById('root');
if (root) createRoot(root).render(<App {...await readOpening()} />);
