import type { View } from '../answer/picture.ts';
import { questions, themes } from '../gallery/index.ts';
import { openQuestion } from '../openQuestion.ts';

const PICTURES: Readonly<Partial<Record<View, string>>> = {
  table: 'table',
  chart: 'bar chart',
  line: 'line',
  cross: 'cross table',
  map: 'map',
};

/** Questions to start with, by theme; each opens with its answer. */
export function Questions() {
  return themes.map((theme) => (
    <section key={theme} aria-label={theme} className="mg-theme">
      <h3>{theme}</h3>
      <ul className="mg-questions">
        {questions
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
