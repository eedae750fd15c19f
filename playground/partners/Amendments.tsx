import { isEnumType, type GraphQLSchema } from 'graphql';
import { useEffect, useMemo, useRef, useState } from 'react';
import { formatTotal } from '../answer/counts.ts';
import { totalIn } from '../answer/pages.ts';
import { Choice } from '../parts/Choice.tsx';
import { useAnswer } from '../useAnswer.ts';
import { AMENDMENTS, amendmentsIn, nextIn, type Amendment } from './amendments.ts';
import { OneAmendment } from './OneAmendment.tsx';
import { useMayReview } from './useMayReview.ts';

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
  const show = (chosen: string): void => {
    setStatus(chosen);
    setCursors([]);
    setSaid('');
  };
  return (
    <section aria-labelledby="mg-amendments">
      <h2 id="mg-amendments">What partners have said</h2>
      <div className="mg-line mg-form">
        <Choice
          name="Show"
          value={status}
          options={statusesOf(schema).map((name) => [name, name.toLowerCase()])}
          onChoice={show}
        />
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
          onOutdated={() => {
            setTurn(turn + 1);
          }}
        />
      )}
      <Turning cursors={cursors} next={nextIn(connection)} onTurn={setCursors} />
    </section>
  );
}

function statusesOf(schema: GraphQLSchema): readonly string[] {
  const type = schema.getType('AmendmentStatus');
  return isEnumType(type) ? type.getValues().map(({ name }) => name) : [];
}

interface ListedProps {
  readonly amendments: readonly Amendment[];
  /** What to say where there are none. */
  readonly none: string;
  readonly onDecided: (what: string) => void;
  /** Told where what is listed has changed since. */
  readonly onOutdated: () => void;
}

function Listed({ amendments, none, onDecided, onOutdated }: ListedProps) {
  const mayReview = useMayReview();
  if (amendments.length === 0) return <p className="mg-note">{none}</p>;
  return amendments.map((amendment) => (
    <OneAmendment
      key={amendment.id}
      amendment={amendment}
      mayReview={mayReview}
      onDecided={onDecided}
      onOutdated={onOutdated}
    />
  ));
}

interface TurningProps {
  /** Of the pages up to this one, but the first. */
  readonly cursors: readonly string[];
  /** Of the page after this one; null at the end. */
  readonly next: string | null;
  readonly onTurn: (cursors: readonly string[]) => void;
}

/** The way to the pages before and after. */
function Turning({ cursors, next, onTurn }: TurningProps) {
  return (
    <div className="mg-line">
      {cursors.length > 0 && (
        <button
          type="button"
          onClick={() => {
            onTurn(cursors.slice(0, -1));
          }}
        >
          ‹ Newer
        </button>
      )}
      {next !== null && (
        <button
          type="button"
          onClick={() => {
            onTurn([...cursors, next]);
          }}
        >
          Older ›
        </button>
      )}
    </div>
  );
}
