import { useState } from 'react';
import { openQuestion } from '../openQuestion.ts';
import { saveFile } from '../save.ts';
import {
  dropQuestion,
  moveQuestion,
  takeFile,
  toFile,
  useSaved,
  type SavedQuestion,
} from '../saved.ts';
import { QuestionForm } from './QuestionForm.tsx';

/** Questions that were saved in this browser, by folder, and the way to take them elsewhere. */
export function SavedQuestions() {
  const saved = useSaved();
  const [said, setSaid] = useState('');
  const folders = [...new Set(saved.map(({ folder }) => folder))].sort((a, b) =>
    a.localeCompare(b),
  );
  return (
    <section className="mg-saved" aria-label="Your questions">
      <h2>Your questions</h2>
      {saved.length === 0 && (
        <p>
          Save a question from its answer, and it is here the next time, in this browser. A file
          takes them to another one, or to a colleague.
        </p>
      )}
      {folders.map((folder) => (
        <section key={folder} aria-label={folder || 'Without a folder'}>
          {folder !== '' && <h3>{folder}</h3>}
          <Folder questions={saved.filter((question) => question.folder === folder)} />
        </section>
      ))}
      <div className="mg-line">
        {saved.length > 0 && (
          <button
            type="button"
            onClick={() => {
              saveFile('mep-graph-questions.json', 'application/json', toFile(saved));
              setSaid('Saved as mep-graph-questions.json.');
            }}
          >
            All as a file
          </button>
        )}
        <FromFile onTaken={setSaid} />
        <span role="status">{said}</span>
      </div>
    </section>
  );
}

function Folder({ questions }: { readonly questions: readonly SavedQuestion[] }) {
  return (
    <ul className="mg-questions">
      {questions
        .toSorted((a, b) => a.name.localeCompare(b.name))
        .map((question) => (
          <Saved key={question.name} question={question} />
        ))}
    </ul>
  );
}

interface FromFileProps {
  /** Told what came of it, in words. */
  readonly onTaken: (said: string) => void;
}

function FromFile({ onTaken }: FromFileProps) {
  return (
    <label className="mg-file">
      Take from a file
      <input
        type="file"
        accept=".json,application/json"
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          if (file)
            void file.text().then((text) => {
              onTaken(takeFile(text));
            });
          // The same file may be chosen again.
          target.value = '';
        }}
      />
    </label>
  );
}

function Saved({ question }: { readonly question: SavedQuestion }) {
  const [isMoving, setMoving] = useState(false);
  const { name, folder, query, variables, operationName, picture } = question;
  if (isMoving) {
    return (
      <li>
        <QuestionForm
          name={name}
          folder={folder}
          onSave={(named) => {
            moveQuestion(question, named);
            setMoving(false);
          }}
          onLeave={() => {
            setMoving(false);
          }}
        />
      </li>
    );
  }
  return (
    <li className="mg-line">
      <button
        type="button"
        className="mg-open"
        onClick={() => {
          openQuestion({ query, variables, operationName, picture });
        }}
      >
        {name}
      </button>
      <button
        type="button"
        aria-label={`Rename or move ${name}`}
        onClick={() => {
          setMoving(true);
        }}
      >
        Rename
      </button>
      <button
        type="button"
        aria-label={`Delete ${name}`}
        onClick={() => {
          dropQuestion(question);
        }}
      >
        Delete
      </button>
    </li>
  );
}
