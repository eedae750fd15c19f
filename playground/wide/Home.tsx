import { totalIn } from '../answer/pages.ts';
import { formatTotal } from '../answer/counts.ts';
import { PARTS, partQuery, PARTS_QUERY } from '../../src/page/fixedQuestions.ts';
import { headingOf } from '../../src/table/headings.ts';
import { openQuestion } from '../openQuestion.ts';
import { Questions } from '../parts/Questions.tsx';
import { useAnswer } from '../useAnswer.ts';
import { SavedQuestions } from '../parts/SavedQuestions.tsx';
import { Forms } from './Forms.tsx';

const NO_VARIABLES = {};

/** The first sight: the network in numbers, and questions by theme. */
export function Home() {
  const answer = useAnswer(PARTS_QUERY, NO_VARIABLES);
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
          {PARTS.map((part) => {
            const [name] = part;
            const total = answer.state === 'came' ? totalIn(answer.data[name]) : null;
            return (
              <li key={name}>
                <button
                  type="button"
                  onClick={() => {
                    openQuestion({
                      query: partQuery(part),
                      picture: {
                        ...{ view: 'table', list: `${name}.nodes`, hide: `${name}.nodes.id` },
                        title: `All ${headingOf(name).toLowerCase()}`,
                      },
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
