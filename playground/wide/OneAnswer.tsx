import { useState } from 'react';
import { headingOf } from '../../src/table/headings.ts';
import { questions } from '../gallery/index.ts';
import { operationOf, type NamedOperation } from '../answer/namedOperations.ts';
import { isOnlyAsking, readVariables } from '../openQuestion.ts';
import { useOperations } from '../operations.ts';
import { tablesOf } from '../answer/tables.ts';
import { conditionsGiven, narrowedTitle, narrowingOf } from '../answer/titles.ts';
import { QuestionForm } from '../parts/QuestionForm.tsx';
import { ResultsPane } from '../parts/ResultsPane.tsx';
import { VariablesForm } from '../parts/VariablesForm.tsx';
import { goTo, setEditor } from '../places.ts';
import { NOT_KEPT, saveQuestion } from '../saved.ts';
import { BESIDE, dropBeside, keepBeside, say, type Session, type Shown } from '../sessions.ts';
import { usePageTitle } from '../usePageTitle.ts';
import { Tab, useBeside, useSession } from '../useSession.ts';

/** The answer to a question with all the room there is, or beside another one that was kept. */
export function OneAnswer() {
  const session = useSession();
  const beside = useBeside();
  const operations = useOperations();
  const title = titleOf(session, operations);
  usePageTitle(title);
  const current = (
    <>
      <Question session={session} title={title} />
      <Variables session={session} operations={operations} />
      <ResultsPane />
    </>
  );
  if (!beside) return current;
  return (
    <div className="mg-pair">
      <section className="mg-one" aria-label="The answer that is kept">
        <Tab value={BESIDE}>
          <div className="mg-line mg-asked">
            <h2>{titleOf(beside, operations)}</h2>
            <button type="button" onClick={dropBeside}>
              Put it away
            </button>
          </div>
          <ResultsPane />
        </Tab>
      </section>
      <section className="mg-one" aria-label="The answer">
        {current}
      </section>
    </div>
  );
}

interface QuestionProps {
  readonly session: Session;
  readonly title: string;
}

/** The question in words, and what can be done with it. */
function Question({ session: { shown, picture }, title }: QuestionProps) {
  const [isSaving, setSaving] = useState(false);
  const isKept = useBeside() !== null;
  const canSave = shown !== null && isOnlyAsking(shown.asked.query);
  return (
    <>
      <div className="mg-line mg-asked">
        <h2 className="mg-goes-on" tabIndex={-1}>
          {title}
        </h2>
        {canSave && (
          <button
            type="button"
            aria-expanded={isSaving}
            onClick={() => {
              setSaving(!isSaving);
            }}
          >
            Save question
          </button>
        )}
        {canSave && !isKept && (
          <button
            type="button"
            onClick={() => {
              keepBeside();
              goTo({ kind: 'home' });
            }}
          >
            Keep beside the next
          </button>
        )}
        <button
          type="button"
          onClick={() => {
            setEditor(true);
          }}
        >
          Show the query
        </button>
      </div>
      {isSaving && shown && (
        <Saving
          shown={shown}
          picture={picture}
          title={title}
          onLeave={() => {
            setSaving(false);
          }}
        />
      )}
    </>
  );
}

interface SavingProps extends Pick<Session, 'picture'> {
  readonly shown: Shown;
  readonly title: string;
  readonly onLeave: () => void;
}

/** Puts the question among those of the person. */
function Saving({ shown, picture, title, onLeave }: SavingProps) {
  return (
    <QuestionForm
      name={title}
      folder=""
      onSave={({ name, folder }) => {
        const { query, operationName } = shown.asked;
        const variables = shown.variablesText;
        const kept = saveQuestion({ name, folder, query, variables, operationName, picture });
        say(kept === null ? NOT_KEPT : `Saved as “${kept}” among your questions.`);
        onLeave();
      }}
      onLeave={onLeave}
    />
  );
}

interface VariablesProps {
  readonly session: Session;
  readonly operations: readonly NamedOperation[];
}

/** What the question was asked with, to be asked with something else, where it is one that has a name. */
function Variables({ session, operations }: VariablesProps) {
  const asked = askedIn(session);
  const operation = asked && operationOf(operations, asked);
  if (!operation?.isQuery || operation.variables.length === 0) return null;
  return (
    <VariablesForm
      key={operation.name}
      operation={operation}
      values={asked?.variables ?? {}}
      picture={session.picture}
    />
  );
}

/** What is asked now, or was. */
function askedIn({ run, shown }: Session) {
  if (!run?.written) return shown?.asked ?? null;
  const { query, variables } = run.written;
  return { query, variables: readVariables(variables) };
}

/** On the way to an answer that is to stand beside it: what is kept, and how to put it away. */
export function Kept() {
  const beside = useBeside();
  const operations = useOperations();
  if (!beside) return null;
  return (
    <p className="mg-line mg-kept" role="status">
      <span>Kept: “{titleOf(beside, operations)}”. The next answer is shown beside it.</span>
      <button type="button" onClick={dropBeside}>
        Put it away
      </button>
    </p>
  );
}

/** The question in words, where it has a name or was put together here; by the name of its query otherwise. */
function titleOf(session: Session, operations: readonly NamedOperation[]): string {
  const { query, title } = askedOrShown(session);
  const operation = operationOf(operations, { query });
  const named = questionOf(query) ?? operation?.title ?? title ?? nameIn(session.shown);
  const { where, words } = narrowingIn(session);
  const given = operation === null ? [] : conditionsGiven(askedIn(session) ?? NOTHING_ASKED);
  return narrowedTitle(named, { where: [...given, ...where], words });
}

const NOTHING_ASKED = { variables: {} };

/** What is left of the answer that is here. */
function narrowingIn({ run, shown, picture }: Session) {
  const isHere = shown !== null && run === null;
  return narrowingOf(isHere ? tablesOf(shown).tableOf(picture.list) : null, isHere ? picture : {});
}

/** The question on its way, or the one whose answer is here. */
function askedOrShown({ run, shown, picture }: Session) {
  const { query } = run?.written ?? shown?.asked ?? { query: '' };
  return { query, title: (run?.picture ?? picture).title };
}

function questionOf(query: string): string | undefined {
  return questions.find((known) => known.query.trim() === query.trim())?.text;
}

function nameIn(shown: Session['shown']): string {
  const name = shown?.asked.operationName;
  return typeof name === 'string' ? headingOf(name) : 'Answer';
}
