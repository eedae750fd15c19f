import { useEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { headingOf } from '../../src/table/headings.ts';
import { goTo } from '../places.ts';
import { emptyDraft, groupsIn, toInput, type Draft } from './draft.ts';
import { sortFaults, type Fault } from './faults.ts';
import { InputControls } from './InputControl.tsx';
import {
  fieldsToFill,
  inputFields,
  sayingQuery,
  type InputField,
  type Saying,
} from './inputFields.ts';
import { say, type Said } from './say.ts';
import { useIdempotencyKey } from './useIdempotencyKey.ts';

interface Props {
  readonly saying: Saying;
}

type Outcome =
  | { readonly state: 'writing' }
  | { readonly state: 'asking' }
  | { readonly state: 'checked' }
  | { readonly state: 'refused'; readonly faults: readonly Fault[] }
  | Extract<Said, { readonly state: 'taken' }>;

/** A form for something that partners say, made from the schema: checked by the graph first, then said. */
export function SayForm({ saying }: Props) {
  const fields = useMemo(() => fieldsToFill(saying), [saying]);
  const [draft, setDraft] = useState<Draft>(() => emptyDraft(fields));
  const { outcome, setOutcome, send } = useSending(saying);
  const form = useFocusOn(outcome);
  const faults = outcome.state === 'refused' ? outcome.faults : [];
  const sorted = sortFaults(faults, new Set(pathsOf(fields, draft, '')));
  const isChecked = outcome.state === 'checked';
  return (
    <form
      ref={form}
      className="mg-form mg-say"
      aria-label={headingOf(saying.name)}
      onSubmit={(event) => {
        event.preventDefault();
        if (outcome.state !== 'asking') void send(toInput(fields, draft), !isChecked);
      }}
    >
      <p>{saying.description}</p>
      <Summary outcome={outcome} others={sorted.get('') ?? []} />
      {outcome.state !== 'taken' && (
        <>
          <InputControls
            fields={fields}
            prefix=""
            draft={draft}
            faults={sorted}
            onChange={(changed) => {
              setDraft(changed);
              // What was wrong stays to be read until it is asked again; what was right is so no more.
              if (isChecked) setOutcome({ state: 'writing' });
            }}
          />
          <div className="mg-line">
            <button type="submit">{isChecked ? headingOf(saying.name) : 'Check it'}</button>
            <span role="status">{STATUS[outcome.state]}</span>
          </div>
        </>
      )}
      {outcome.state === 'taken' && (
        <Next
          outcome={outcome}
          onAgain={() => {
            setDraft(emptyDraft(fields));
            setOutcome({ state: 'writing' });
          }}
        />
      )}
    </form>
  );
}

/** Has something checked or said, and tells how that stands. */
function useSending(saying: Saying) {
  const [outcome, setOutcome] = useState<Outcome>({ state: 'writing' });
  const keyFor = useIdempotencyKey();
  const send = async (input: ReturnType<typeof toInput>, validateOnly: boolean): Promise<void> => {
    const idempotencyKey = keyFor(JSON.stringify([saying.name, input]));
    setOutcome({ state: 'asking' });
    const said = await say({
      query: sayingQuery(saying),
      input: { ...input, idempotencyKey, validateOnly },
    });
    setOutcome(said.state === 'taken' && validateOnly ? { state: 'checked' } : said);
  };
  return { outcome, setOutcome, send };
}

/** For the form: what came of sending it takes the focus, to be read or mended. */
function useFocusOn(outcome: Outcome): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const find = (selector: string) => form.current?.querySelector<HTMLElement>(selector);
    const summary = find('[data-summary]');
    if (outcome.state === 'refused') (find('[aria-invalid="true"]') ?? summary)?.focus();
    if (outcome.state === 'taken') summary?.focus();
  }, [outcome]);
  return form;
}

const STATUS: Readonly<Partial<Record<Outcome['state'], string>>> = {
  asking: 'Asking …',
  checked: 'Nothing is wrong with it. Nothing has been written yet.',
  refused: 'Not written: something has to be mended first.',
};

interface SummaryProps {
  readonly outcome: Outcome;
  /** What is wrong with no field in particular. */
  readonly others: readonly string[];
}

function Summary({ outcome, others }: SummaryProps) {
  if (outcome.state === 'refused') {
    const rest = outcome.faults.length - others.length;
    const fields =
      rest === 1 ? 'What is wrong stands at a field.' : `At fields, ${rest} things are wrong.`;
    return (
      <div className="mg-problems" role="alert" data-summary tabIndex={-1}>
        {[...others, ...(rest > 0 ? [fields] : [])].map((text) => (
          <p key={text}>{text}</p>
        ))}
      </div>
    );
  }
  if (outcome.state !== 'taken') return null;
  return (
    <p className="mg-done" role="status" data-summary tabIndex={-1}>
      {outcome.status === 'PENDING'
        ? 'It is written, and waits until a reviewer accepts it.'
        : 'It is written, and counts from now on.'}
    </p>
  );
}

interface NextProps {
  readonly outcome: Extract<Said, { readonly state: 'taken' }>;
  readonly onAgain: () => void;
}

function Next({ outcome: { status, entityId }, onAgain }: NextProps) {
  const isWaiting = status === 'PENDING';
  return (
    <div className="mg-line">
      <button
        type="button"
        onClick={() => {
          if (isWaiting || entityId === null) goTo({ kind: 'partner', part: 'pending' });
          else goTo({ kind: 'entity', id: entityId });
        }}
      >
        {isWaiting ? 'See what waits' : `See ${entityId ?? 'it'}`}
      </button>
      <button type="button" onClick={onAgain}>
        Say something else
      </button>
    </div>
  );
}

/** The paths of all fields that a form shows by now. */
function pathsOf(fields: readonly InputField[], draft: Draft, prefix: string): readonly string[] {
  return fields.flatMap((field) => {
    const path = `${prefix}${field.name}`;
    if (field.kind !== 'group' && field.kind !== 'groups') return [path];
    const parts = inputFields(field.type);
    const below = groupsIn(draft, field.name).flatMap((group, index) =>
      pathsOf(parts, group, field.kind === 'group' ? `${path}.` : `${path}[${index}].`),
    );
    return [path, ...below];
  });
}
