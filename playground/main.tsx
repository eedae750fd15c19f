import { createRoot } from 'react-dom/client';
import { decodeLink, type Linked } from './answer/links.ts';
import { App } from './App.tsx';
import 'graphiql/style.css';
import '@graphiql/plugin-explorer/style.css';
import './styles.css';

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

interface Opening {
  readonly linked: Linked | null;
  readonly trouble: string | null;
}

/** A link has what it brings behind its "#"; links of plain pages have it in the address's query. */
async function readOpening(): Promise<Opening> {
  try {
    const linked =
      (await decodeLink(location.hash)) ?? (await decodeLink(location.search.slice(1)));
    return { linked, trouble: null };
  } catch {
    const trouble =
      'This link cannot be read: a part of it is missing. Ask for it again, and copy all of it.';
    return { linked: null, trouble };
  }
}

const root = document.getElementById('root');
if (root) createRoot(root).render(<App {...await readOpening()} />);
