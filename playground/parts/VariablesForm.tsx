import { isEnumType } from 'graphql';
import { useState } from 'react';
import { headingOf } from '../../src/table/headings.ts';
import { parametersFor, variablesFrom } from '../answer/namedOperations.ts';
import type { NamedOperation, NamedVariable } from '../answer/namedOperations.ts';
import { openOperation } from '../openNamed.ts';
import type { Picture } from '../answer/picture.ts';
import { useSchema } from '../schema.ts';

interface Props {
  readonly operation: NamedOperation;
  /** What it was asked with; empty before it was asked. */
  readonly values: Readonly<Record<string, unknown>>;
  /** How the answer before is looked at; undefined where there is none. */
  readonly picture?: Picture | undefined;
}

type Texts = Readonly<Record<string, string>>;

/** What a question can be told, to be asked again by it: a field for each of its variables. */
export function VariablesForm({ operation, values, picture }: Props) {
  const [texts, setTexts] = useState<Texts>(() => textsOf(operation, values));
  const asked = JSON.stringify(values);
  const [before, setBefore] = useState(asked);
  // Asked with something else meanwhile, as by the way back.
  if (before !== asked) {
    setBefore(asked);
    setTexts(textsOf(operation, values));
  }
  const { variables } = operation;
  return (
    <form
      className="mg-form mg-variables"
      aria-label="What is asked for"
      onSubmit={(event) => {
        event.preventDefault();
        openOperation(operation, valuesOf(operation, texts), picture);
      }}
    >
      <div className="mg-line">
        {variables.map((variable) => (
          <Field
            key={variable.name}
            variable={variable}
            text={texts[variable.name] ?? ''}
            onText={(text) => {
              setTexts({ ...texts, [variable.name]: text });
            }}
          />
        ))}
        <button type="submit">Ask</button>
      </div>
    </form>
  );
}

interface FieldProps {
  readonly variable: NamedVariable;
  readonly text: string;
  readonly onText: (text: string) => void;
}

function Field(props: FieldProps) {
  const { type } = props.variable;
  if (/^Boolean!?$/.test(type)) return <Labelled {...props} options={['true', 'false']} />;
  const isPlain = /^(?:\[.*|(?:Int|Float|SafeInt|ID|String)!?)$/.test(type);
  return isPlain ? <Labelled {...props} options={null} /> : <FieldBySchema {...props} />;
}

/** Of a type that the schema tells more of; any text until that is here. */
function FieldBySchema(props: FieldProps) {
  const schema = useSchema();
  const type = schema?.getType(props.variable.type.replace('!', ''));
  const options = isEnumType(type) ? type.getValues().map(({ name }) => name) : null;
  return <Labelled {...props} options={options} />;
}

interface LabelledProps extends FieldProps {
  /** The values that there are; null where any will do. */
  readonly options: readonly string[] | null;
}

function Labelled({ variable, text, options, onText }: LabelledProps) {
  const { name, type, description } = variable;
  const shared = {
    value: text,
    required: type.endsWith('!'),
    ...(description !== null && { title: description }),
    onChange: ({ target }: { readonly target: { readonly value: string } }) => {
      onText(target.value);
    },
  };
  const isNumber = /^(Int|Float|SafeInt)!?$/.test(type);
  return (
    <label>
      {headingOf(name)}{' '}
      {options === null ? (
        <input
          type={isNumber ? 'number' : 'text'}
          step="any"
          placeholder={type.startsWith('[') ? 'parted by commas' : ''}
          {...shared}
        />
      ) : (
        <select {...shared}>
          {!shared.required && <option value="">any</option>}
          {options.map((option) => (
            <option key={option} value={option}>
              {option}
            </option>
          ))}
        </select>
      )}
    </label>
  );
}

/** What parts the values of a list in one field. */
const COMMA = /\s*,\s*/;

function textsOf(operation: NamedOperation, values: Props['values']): Texts {
  const said = parametersFor(operation, values) ?? new URLSearchParams();
  return Object.fromEntries(
    operation.variables.map(({ name, default: byDefault }) => {
      const texts = said.getAll(name);
      const usual = parametersFor(operation, { [name]: byDefault })?.getAll(name) ?? [];
      return [name, (said.has(name) ? texts : usual).join(', ')];
    }),
  );
}

/** A field that says nothing is left out, or null where something else would be taken for it. */
function valuesOf(operation: NamedOperation, texts: Texts): Readonly<Record<string, unknown>> {
  const parameters = new URLSearchParams();
  const nothing: Record<string, null> = {};
  for (const { name, type, default: byDefault } of operation.variables) {
    const text = (texts[name] ?? '').trim();
    const parts = type.startsWith('[') ? text.split(COMMA).filter(Boolean) : [text];
    if (text === '' && byDefault !== undefined) nothing[name] = null;
    else if (text !== '') for (const part of parts) parameters.append(name, part);
  }
  return { ...variablesFrom(operation, parameters), ...nothing };
}
