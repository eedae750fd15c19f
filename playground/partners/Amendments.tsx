import { isEnumType, type GraphQLSchema } from 'graphql';
import { useEffect, useMemo, useRef, useState } from 'react';
import { formatTotal } from '../answer/counts.ts';
import { totalIn } from '../answer/pages.ts';
import { ask } from '../ask.ts';
import { useAnswer } from '../useAnswer.ts';
import { AMENDMENTS, amendmentsIn, nextIn, type Amendment } from './amendments.ts';
import { OneAmendment } from './OneAmendment.tsx';

interface Props {
  readonly schema: GraphQLSchema;
}

/** What partners have said, as far as one may see it; a reviewer decides on what waits. */
export function Amendments({ schema }: Props) {
  const [status, setStatus] = useState('PENDING');
  const [cursors, setCursors] = useState<readonly string[]>([]);
  const [turn, setTurn] = useState(0);
  const [said, setSaid] = useState('');
  const told = useRef<HTMLParagraphElement>(null);
  const after = cursors.at(-1) ?? null;
  // What was decided is not among what waits any more: the same page is asked for anew.
  const variables = useMemo(() => ({ status, after, turn }), [status, after, turn]);
  const answer = useAnswer(AMENDMENTS, variables);
  useEffect(() => {
    if (said !== '') told.current?.focus();
  }, [said, turn]);
  const connection = answer.state === 'came' ? answer.data['amendments'] : undefined;
  const total = totalIn(connection);
  const next = nextIn(connection);
  const show = (chosen: string): void => {
    setStatus(chosen);
    setCursors([]);
    setSaid('');
  };
  return (
    <section aria-labelledby="mg-amendments">
      <h2 id="mg-amendments">What partners have said</h2>
      <div className="mg-line mg-form">
        <label>
          Show{' '}
          <select
            value={status}
            onChange={({ target }) => {
              show(target.value);
            }}
          >
            {statusesOf(schema).map((name) => (
              <option key={name} value={name}>
                {name.toLowerCase()}
              </option>
            ))}
          </select>
        </label>
        {total && <span role="status">{formatTotal(total)} in all</span>}
      </div>
      <p ref={told} role="status" tabIndex={-1} className={said === '' ? 'mg-hidden' : 'mg-done'}>
        {said}
      </p>
      {answer.state === 'failed' && <p role="alert">{answer.why}</p>}
      {answer.state === 'came' && (
        <Listed
          amendments={amendmentsIn(connection)}
          none={status === 'PENDING' ? 'Nothing waits.' : 'There is none.'}
          onDecided={(what) => {
            setSaid(what);
            setTurn(turn + 1);
          }}
        />
      )}
      <div className="mg-line">
        {cursors.length > 0 && (
          <button
            type="button"
            onClick={() => {
              setCursors(cursors.slice(0, -1));
            }}
          >
            ‹ Newer
          </button>
        )}
        {next !== null && (
          <button
            type="button"
            onClick={() => {
              setCursors([...cursors, next]);
            }}
          >
            Older ›
          </button>
        )}
      </div>
    </section>
  );
}

interface ListedProps {
  readonly amendments: readonly Amendment[];
  /** What to say where there are none. */
  readonly none: string;
  readonly onDecided: (what: string) => void;
}

function Listed({ amendments, none, onDecided }: ListedProps) {
  const mayReview = useMayReview();
  if (amendments.length === 0) return <p className="mg-note">{none}</p>;
  return amendments.map((amendment) => (
    <OneAmendment
      key={amendment.id}
      amendment={amendment}
      mayReview={mayReview}
      onDecided={onDecided}
    />
  ));
}

function statusesOf(schema: GraphQLSchema): readonly string[] {
  const type = schema.getType('AmendmentStatus');
  return isEnumType(type) ? type.getValues().map(({ name }) => name) : [];
}

const MAY_REVIEW = `mutation MayReview {
  reviewAmendment(input: { idempotencyKey: "playground", validateOnly: true, id: "none", decision: REJECT }) {
    userErrors { code }
  }
}`;

/** Whether the graph would take a decision from whoever is signed in; asked without deciding anything. */
function useMayReview(): boolean {
  const [mayReview, setMayReview] = useState(false);
  useEffect(() => {
    ask({ query: MAY_REVIEW, variables: {}, operationName: null }).then(
      ({ body }) => {
        const said = JSON.stringify(body.data?.['reviewAmendment'] ?? null);
        setMayReview(said.includes('NOT_FOUND'));
      },
      // The list says what is wrong.
      () => undefined,
    );
  }, []);
  return mayReview;
}
