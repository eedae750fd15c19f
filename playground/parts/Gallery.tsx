import type { GraphiQLPlugin } from '@graphiql/react';
import type { View } from '../answer/picture.ts';
import { questions, themes } from '../gallery/index.ts';
import { useOpenQuery } from '../useOpenQuery.ts';

const PICTURES: Readonly<Partial<Record<View, string>>> = {
  table: 'table',
  chart: 'bar chart',
  cross: 'cross table',
  map: 'map',
};

function Gallery() {
  const open = useOpenQuery();
  return (
    <section className="mg-plugin" aria-label="Questions">
      <h2>Questions to start with</h2>
      <p>Each opens as a query that you can change, with its answer as a table or picture.</p>
      {themes.map((theme) => (
        <section key={theme} aria-label={theme}>
          <h3>{theme}</h3>
          <ul className="mg-questions">
            {questions
              .filter(({ about }) => about === theme)
              .map(({ text, query, picture }) => (
                <li key={text}>
                  <button
                    type="button"
                    onClick={() => {
                      open({ query, picture });
                    }}
                  >
                    {text} <small>{PICTURES[picture.view]}</small>
                  </button>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </section>
  );
}

export const galleryPlugin: GraphiQLPlugin = {
  title: 'Questions',
  content: Gallery,
  icon: () => (
    <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden="true">
      <circle cx="12" cy="12" r="9" />
      <path d="M9.5 9.5a2.5 2.5 0 1 1 3.5 2.3c-.7.3-1 .8-1 1.7M12 16.5v.5" strokeLinecap="round" />
    </svg>
  ),
};
