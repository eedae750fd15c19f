export interface ChoiceProps {
  readonly name: string;
  readonly value: string;
  /** With what people call each. */
  readonly options: readonly (readonly [string, string])[];
  readonly onChoice: (value: string) => void;
  /** Whether whoever asked for the form goes on here. */
  readonly isFirst?: boolean;
}

/** One of a few values, with what it is before it. */
export function Choice({ name, value, options, onChoice, isFirst = false }: ChoiceProps) {
  return (
    <label>
      {name}{' '}
      <select
        value={value}
        autoFocus={isFirst}
        onChange={({ target }) => {
          onChoice(target.value);
        }}
      >
        {options.map(([option, words]) => (
          <option key={option} value={option}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}
