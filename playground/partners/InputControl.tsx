import { headingOf } from '../../src/table/headings.ts';
import { emptyDraft, groupsIn, type Draft } from './draft.ts';
import type { FaultsByField } from './faults.ts';
import { inputFields, type GroupField, type InputField } from './inputFields.ts';
import { About, Choices, OneControl, Required, type ControlParts } from './ValueControl.tsx';

interface Props {
  readonly fields: readonly InputField[];
  /** Of what these are fields, with what joins it to their names; "" at the top. */
  readonly prefix: string;
  readonly draft: Draft;
  readonly faults: FaultsByField;
  readonly onChange: (draft: Draft) => void;
}

/** A field of a form for each field of an input. */
export function InputControls({ fields, prefix, draft, faults, onChange }: Props) {
  return fields.map((field) => (
    <InputControl
      key={field.name}
      field={field}
      path={`${prefix}${field.name}`}
      draft={draft}
      faults={faults}
      onChange={(value) => {
        onChange({ ...draft, [field.name]: value });
      }}
    />
  ));
}

interface ControlProps extends ControlParts {
  readonly field: InputField;
}

function InputControl({ field, ...parts }: ControlProps) {
  if (field.mayGo !== true) return controlOf(field, parts);
  return (
    <div>
      {controlOf(field, parts)}
      <label className="mg-option">
        <input
          type="checkbox"
          checked={parts.draft[field.name] === null}
          onChange={({ target }) => {
            parts.onChange(target.checked ? null : '');
          }}
        />{' '}
        Take away {headingOf(field.name).toLowerCase()}
      </label>
    </div>
  );
}

function controlOf(field: InputField, parts: ControlParts) {
  switch (field.kind) {
    case 'group':
    case 'groups':
      return <Groups field={field} {...parts} />;
    case 'choices':
      return <Choices field={field} {...parts} />;
    case 'text':
    case 'number':
    case 'lines':
    case 'numbers':
    case 'yesNo':
    case 'choice':
      return <OneControl field={field} {...parts} />;
  }
}

interface GroupsProps extends ControlParts {
  readonly field: GroupField;
}

function Groups(props: GroupsProps) {
  const { field, path, draft, faults, onChange } = props;
  const groups = groupsIn(draft, field.name);
  const isOne = field.kind === 'group';
  const fields = inputFields(field.type);
  const name = headingOf(field.name);
  return (
    <fieldset
      id={`say-${path}`}
      tabIndex={-1}
      className="mg-input"
      aria-describedby={`say-${path}-about`}
    >
      <legend>
        {name} <Required field={field} />
      </legend>
      <About {...props} more="" />
      {groups.map((group, index) => (
        <div
          key={index}
          className="mg-group"
          {...(!isOne && { role: 'group', 'aria-label': `${name} ${index + 1}` })}
        >
          <InputControls
            fields={fields}
            prefix={isOne ? `${path}.` : `${path}[${index}].`}
            draft={group}
            faults={faults}
            onChange={(changed) => {
              onChange(groups.map((other, place) => (place === index ? changed : other)));
            }}
          />
          {!(isOne && field.isRequired) && (
            <button
              type="button"
              onClick={() => {
                onChange(groups.filter((_other, place) => place !== index));
              }}
            >
              Remove {isOne ? name.toLowerCase() : `${name.toLowerCase()} ${index + 1}`}
            </button>
          )}
        </div>
      ))}
      {(!isOne || groups.length === 0) && (
        <button
          type="button"
          onClick={() => {
            onChange([...groups, emptyDraft(fields)]);
          }}
        >
          Add {name.toLowerCase()}
        </button>
      )}
    </fieldset>
  );
}
