import { totalIn } from '../answer/pages.ts';
import { formatTotal } from '../answer/counts.ts';
import { headingOf } from '../../src/table/headings.ts';
import { openQuestion } from '../openQuestion.ts';
import { Questions } from '../parts/Questions.tsx';
import { useAnswer } from '../useAnswer.ts';
import { SavedQuestions } from '../parts/SavedQuestions.tsx';
import { Forms } from './Forms.tsx';

/** What the network is made of, and what of each is worth seeing first. */
const PARTS = [
  ['resources', 'id title kind focusArea summary website'],
  ['agencies', 'id name abbreviation summary website'],
  ['centers', 'id name shortName city state { code } website'],
  ['stateOrganizations', 'id name state { code } website'],
  ['associations', 'id name abbreviation industries website'],
  ['agreements', 'id title kind status startYear summary'],
] as const;

const COUNTS = `query NetworkInNumbers {
  ${PARTS.map(([name]) => `${name} { totalCount totalCountIsExact }`).join('\n  ')}
}`;
const NO_VARIABLES = {};

/** The first sight: the network in numbers, and questions by theme. */
export function Home() {
  const answer = useAnswer(COUNTS, NO_VARIABLES);
  return (
    <div className="mg-home mg-plugin">
      <section aria-labelledby="mg-numbers">
        <h2 id="mg-numbers">Who can help a manufacturer, and with what</h2>
        <p>
          The network of the NIST Manufacturing Extension Partnership: everything below is an answer
          of its graph, with sources, and can be taken away as a table, a picture or a link.
        </p>
        {answer.state === 'failed' && <p role="alert">{answer.why}</p>}
        <ul className="mg-parts">
          {PARTS.map(([name, fields]) => {
            const total = answer.state === 'came' ? totalIn(answer.data[name]) : null;
            return (
              <li key={name}>
                <button
                  type="button"
                  onClick={() => {
                    openQuestion({
                      query: tableQuery(name, fields),
                      picture: { view: 'table', list: `${name}.nodes`, hide: `${name}.nodes.id` },
                    });
                  }}
                >
                  <strong>{total ? formatTotal(total) : '…'}</strong>{' '}
                  {headingOf(name).toLowerCase()}
                </button>
              </li>
            );
          })}
        </ul>
      </section>
      <Forms />
      <section aria-labelledby="mg-questions" className="mg-themes">
        <h2 id="mg-questions">Questions to start with</h2>
        <Questions />
      </section>
      <SavedQuestions />
    </div>
  );
}

function tableQuery(name: string, fields: string): string {
  const title = `All${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  return `query ${title} {\n  ${name}(first: 100) {\n    nodes {\n      ${fields}\n    }\n  }\n}\n`;
}
