import type { View } from '../answer/picture.ts';
import { questions, themes } from '../gallery/index.ts';
import { answerable } from '../gallery/answerable.ts';
import { openQuestion } from '../openQuestion.ts';
import { useOperations } from '../operations.ts';

const PICTURES: Readonly<Partial<Record<View, string>>> = {
  table: 'table',
  chart: 'bar chart',
  line: 'line',
  cross: 'cross table',
  map: 'map',
};

/** Questions to start with that this graph can answer, by theme; each opens with its answer. */
export function Questions() {
  const operations = useOperations();
  const shown = answerable(
    questions,
    operations.map(({ name }) => name),
  );
  return themes
    .filter((theme) => shown.some(({ about }) => about === theme))
    .map((theme) => (
      <section key={theme} aria-label={theme} className="mg-theme">
        <h3>{theme}</h3>
        <ul className="mg-questions">
          {shown
            .filter(({ about }) => about === theme)
            .map(({ text, query, picture }) => (
              <li key={text}>
                <button
                  type="button"
                  onClick={() => {
                    openQuestion({ query, picture });
                  }}
                >
                  {text} <small>{PICTURES[picture.view]}</small>
                </button>
              </li>
            ))}
        </ul>
      </section>
    ));
}
