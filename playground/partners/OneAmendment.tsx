import { useId, useRef, useState } from 'react';
import { goTo } from '../places.ts';
import { REVIEW, TAKE_BACK, type Amendment } from './amendments.ts';
import { FieldChanges } from './FieldChanges.tsx';
import { say } from './say.ts';
import { useIdempotencyKey } from './useIdempotencyKey.ts';

interface Props {
  readonly amendment: Amendment;
  readonly mayReview: boolean;
  /** @param what - what was done, in words */
  readonly onDecided: (what: string) => void;
  /** Told where the record has changed since it was shown. */
  readonly onOutdated: () => void;
}

const KINDS: Readonly<Record<string, string>> = {
  PUBLISH: 'Publish',
  UPDATE: 'Change',
  WITHDRAW: 'Take out',
};

/** What one partner says of one record, with what would be different, and what can be done about it. */
export function OneAmendment(props: Props) {
  const { amendment } = props;
  const { entityId, kind, status, by, owner, at, decidedAt, source, changes } = amendment;
  const id = useId();
  const isPending = status === 'PENDING';
  return (
    <article className="mg-amendment" aria-labelledby={id}>
      <h3 id={id}>
        {KINDS[kind] ?? kind} {amendment.isThere ? <EntityLink id={entityId} /> : entityId}
      </h3>
      <p>
        Said by {by}
        {owner !== null && (
          <>
            {' '}
            for <EntityLink id={owner} />
          </>
        )}{' '}
        on {at.slice(0, 10)}, by{' '}
        <a href={source.url} target="_blank" rel="noopener noreferrer">
          {source.url}
        </a>
        {source.note !== null && ` (${source.note})`}.
        {decidedAt !== null && ` ${status.toLowerCase()} on ${decidedAt.slice(0, 10)}.`}
      </p>
      {amendment.reason !== null && <p>Reason: {amendment.reason}</p>}
      <FieldChanges
        changes={changes}
        caption={`What is different of ${entityId}`}
        headings={isPending ? ['As it is', 'As it would be'] : ['Before', 'What it says']}
      />
      {isPending && <Outdated amendment={amendment} />}
      {isPending && <Decision {...props} />}
    </article>
  );
}

function EntityLink({ id }: { readonly id: string }) {
  return (
    <button
      type="button"
      className="mg-link"
      onClick={() => {
        goTo({ kind: 'entity', id });
      }}
    >
      {id}
    </button>
  );
}

/** What was said of a version that is no more can only be rejected, or taken back. */
function Outdated({ amendment: { recordVersion, expectedVersion } }: Pick<Props, 'amendment'>) {
  if (expectedVersion === null || expectedVersion === recordVersion) return null;
  return (
    <p className="mg-fault">
      It was said of version {expectedVersion} alone, and this is version {recordVersion}: it cannot
      be accepted any more.
    </p>
  );
}

function Decision({ mayReview, ...asked }: Props) {
  const { amendment } = asked;
  const { trouble, decide } = useDecision(asked);
  const { entityId } = amendment;
  return (
    <div className="mg-form mg-line" role="group" aria-label={`Decide on ${entityId}`}>
      {mayReview ? (
        <Review amendment={amendment} decide={decide} />
      ) : (
        <button
          type="button"
          onClick={() => void decide(TAKE_BACK, {}, `Taken back: ${entityId}.`)}
        >
          Take it back
        </button>
      )}
      {trouble !== '' && (
        <p role="alert" className="mg-fault">
          {trouble}
        </p>
      )}
    </div>
  );
}

/** @param done - what was done, in words, once the graph has taken it */
type Decide = (
  query: string,
  said: Readonly<Record<string, string | number>>,
  done: string,
) => Promise<void>;

/** Sends one decision at a time, and tells what the graph has against it. */
function useDecision({ amendment: { id }, onDecided, onOutdated }: Omit<Props, 'mayReview'>) {
  const [trouble, setTrouble] = useState('');
  const keyFor = useIdempotencyKey();
  const isAsking = useRef(false);
  const decide: Decide = async (query, said, done) => {
    if (isAsking.current) return;
    isAsking.current = true;
    const idempotencyKey = keyFor(JSON.stringify(said));
    const answer = await say({ query, input: { ...said, id, idempotencyKey } });
    isAsking.current = false;
    if (answer.state === 'taken') {
      onDecided(done);
      return;
    }
    const isOutdated = answer.faults.some(({ code }) => code === 'VERSION_CONFLICT');
    const hint = isOutdated ? ['What would be different is shown anew.'] : [];
    setTrouble([...answer.faults.map(({ message }) => message), ...hint].join(' '));
    if (isOutdated) onOutdated();
  };
  return { trouble, decide };
}

interface ReviewProps {
  readonly amendment: Amendment;
  readonly decide: Decide;
}

function Review({ amendment: { entityId, recordVersion }, decide }: ReviewProps) {
  const [reason, setReason] = useState('');
  const said = {
    ...(reason.trim() !== '' && { reason: reason.trim() }),
    // What is decided on is what is seen.
    ...(recordVersion !== null && { expectedVersion: recordVersion }),
  };
  return (
    <>
      <label>
        Reason{' '}
        <input
          type="text"
          value={reason}
          size={40}
          onChange={({ target }) => {
            setReason(target.value);
          }}
        />
      </label>
      <button
        type="button"
        onClick={() =>
          void decide(REVIEW, { decision: 'ACCEPT', ...said }, `Accepted: ${entityId}.`)
        }
      >
        Accept
      </button>
      <button
        type="button"
        onClick={() =>
          void decide(REVIEW, { decision: 'REJECT', ...said }, `Rejected: ${entityId}.`)
        }
      >
        Reject
      </button>
    </>
  );
}
