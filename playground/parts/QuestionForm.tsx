import { useId, useState } from 'react';
import { useSaved } from '../saved.ts';

interface Named {
  readonly name: string;
  readonly folder: string;
}

interface Props extends Named {
  readonly onSave: (named: Named) => void;
  readonly onLeave: () => void;
}

/** Asks for a name, and for a folder among those that there are, or a new one. */
export function QuestionForm({ onSave, onLeave, ...before }: Props) {
  const [named, setNamed] = useState<Named>({ name: before.name, folder: before.folder });
  const folders = new Set(useSaved().map(({ folder }) => folder));
  const list = useId();
  return (
    <form
      className="mg-line mg-form"
      aria-label="Save this question"
      onSubmit={(event) => {
        event.preventDefault();
        const name = named.name.trim();
        if (name !== '') onSave({ name, folder: named.folder.trim() });
      }}
    >
      <label>
        Name{' '}
        <input
          type="text"
          required
          autoFocus
          value={named.name}
          maxLength={200}
          onChange={({ target }) => {
            setNamed({ ...named, name: target.value });
          }}
        />
      </label>
      <label>
        Folder{' '}
        <input
          type="text"
          list={list}
          value={named.folder}
          placeholder="none"
          maxLength={100}
          onChange={({ target }) => {
            setNamed({ ...named, folder: target.value });
          }}
        />
      </label>
      <datalist id={list}>
        {[...folders].filter(Boolean).map((folder) => (
          <option key={folder} value={folder} />
        ))}
      </datalist>
      <button type="submit">Save</button>
      <button type="button" onClick={onLeave}>
        Leave it
      </button>
    </form>
  );
}
