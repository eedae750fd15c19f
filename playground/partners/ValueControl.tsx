import type { ReactNode } from 'react';
import { headingOf } from '../../src/table/headings.ts';
import { chosenIn, textIn, type Draft } from './draft.ts';
import type { FaultsByField } from './faults.ts';
import type { ChoicesField, InputField, ValueField } from './inputFields.ts';

/** What every control is given beside its field. */
export interface ControlParts {
  readonly path: string;
  readonly draft: Draft;
  readonly faults: FaultsByField;
  readonly onChange: (value: Draft[string]) => void;
}

interface AboutProps extends Pick<ControlParts, 'path' | 'faults'> {
  readonly field: InputField;
}

/** What a control is told of, by its id. */
function attributesOf({ field, path, faults }: AboutProps) {
  const hasFaults = faults.has(path);
  return {
    id: `say-${path}`,
    'aria-describedby': hasFaults ? `say-${path}-fault say-${path}-about` : `say-${path}-about`,
    'aria-invalid': hasFaults,
    required: field.isRequired,
  };
}

interface OneProps extends ControlParts {
  readonly field: ValueField;
}

/** A field of one value, or of lines of them. */
export function OneControl(props: OneProps) {
  const { field, path, draft, onChange } = props;
  const shared = {
    ...attributesOf(props),
    value: textIn(draft, field.name),
    onChange: ({ target }: { readonly target: { readonly value: string } }) => {
      onChange(target.value);
    },
  };
  return (
    <div className="mg-input">
      <label htmlFor={`say-${path}`}>
        {headingOf(field.name)} <Required field={field} />
      </label>
      {control(field, shared)}
      <About {...props} more={MORE[field.kind] ?? ''} />
    </div>
  );
}

const MORE: Readonly<Partial<Record<InputField['kind'], string>>> = {
  lines: 'One on each line.',
  numbers: 'One on each line.',
};
/** Texts that people write sentences into. */
const LONG: ReadonlySet<string> = new Set(['summary', 'note', 'reason', 'description']);

type Shared = ReturnType<typeof attributesOf> & {
  readonly value: string;
  readonly onChange: (event: { readonly target: { readonly value: string } }) => void;
};

function control(field: ValueField, shared: Shared): ReactNode {
  switch (field.kind) {
    case 'text':
      return LONG.has(field.name) ? (
        <textarea rows={3} {...shared} />
      ) : (
        <input type="text" autoComplete="off" {...shared} />
      );
    case 'number':
      return <input type="number" step="any" {...shared} />;
    case 'lines':
    case 'numbers':
      return <textarea rows={2} {...shared} />;
    case 'yesNo':
      return select(shared, [
        { name: 'true', text: 'yes' },
        { name: 'false', text: 'no' },
      ]);
    case 'choice':
      return select(
        shared,
        field.options.map(({ name, description }) => ({
          name,
          text: description === '' ? name : `${name}: ${description}`,
        })),
      );
  }
}

function select(
  shared: Shared,
  options: readonly { readonly name: string; readonly text: string }[],
): ReactNode {
  return (
    <select {...shared}>
      <option value="">{shared.required ? 'choose one' : 'not said'}</option>
      {options.map(({ name, text }) => (
        <option key={name} value={name}>
          {text}
        </option>
      ))}
    </select>
  );
}

interface ChoicesProps extends ControlParts {
  readonly field: ChoicesField;
}

export function Choices(props: ChoicesProps) {
  const { field, path, draft, onChange } = props;
  const chosen = chosenIn(draft, field.name);
  const { id, ...attributes } = attributesOf(props);
  return (
    <fieldset
      id={id}
      tabIndex={-1}
      className="mg-input"
      aria-describedby={attributes['aria-describedby']}
    >
      <legend>
        {headingOf(field.name)} <Required field={field} />
      </legend>
      {field.options.map(({ name, description }) => (
        <label key={name} className="mg-option">
          <input
            type="checkbox"
            checked={chosen.includes(name)}
            onChange={({ target }) => {
              const others = chosen.filter((other) => other !== name);
              onChange(target.checked ? [...others, name] : others);
            }}
          />{' '}
          {name} <small>{description}</small>
        </label>
      ))}
      <About {...props} more="" path={path} />
    </fieldset>
  );
}

export function Required({ field: { isRequired } }: Pick<AboutProps, 'field'>) {
  return isRequired ? <small>(required)</small> : null;
}

/** What a field says, and what is wrong with it. */
export function About({ field, path, faults, more }: AboutProps & { readonly more: string }) {
  const wrong = faults.get(path) ?? [];
  return (
    <>
      <small id={`say-${path}-about`}>
        {field.description} {more}
      </small>
      {wrong.length > 0 && (
        <span id={`say-${path}-fault`} className="mg-fault">
          {wrong.join(' ')}
        </span>
      )}
    </>
  );
}
