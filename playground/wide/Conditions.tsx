import type { RootList } from '../../src/page/rootLists.ts';
import type { FilterField } from '../answer/filterFields.ts';
import type { Condition } from '../answer/listQuestion.ts';
import { Choice } from '../parts/Choice.tsx';
import { SuggestedValue } from './SuggestedValue.tsx';

/** A condition as somebody fills it in. */
export interface Written {
  /** Of a field of the filter. */
  readonly key: string;
  /** As it stands in the form. */
  readonly text: string;
  /** What that means to the graph. */
  readonly value: string;
}

interface Props {
  readonly list: RootList;
  readonly lists: readonly RootList[];
  readonly fields: readonly FilterField[];
  readonly written: readonly Written[];
  readonly onWritten: (written: readonly Written[]) => void;
}

/** What the elements of a list must be: one line for each condition, and a button for one more. */
export function Conditions({ list, lists, fields, written, onWritten }: Props) {
  const left = fields.filter(({ key }) => written.every((known) => known.key !== key));
  const [next] = left;
  return (
    <>
      {written.map((condition, index) => {
        const field = fields.find(({ key }) => key === condition.key);
        const put = (...now: readonly Written[]): void => {
          onWritten(written.toSpliced(index, 1, ...now));
        };
        return (
          field && (
            <div className="mg-line" key={index}>
              <Choice
                name={index === 0 ? 'where' : 'and'}
                value={field.key}
                options={[field, ...left].map(({ key, words }) => [key, words])}
                onChoice={(key) => {
                  put(begin(fields.find((known) => known.key === key) ?? field));
                }}
                isFirst
              />
              <Value
                {...{ list, lists, field, condition }}
                onValue={(text, value) => {
                  put({ key: field.key, text, value });
                }}
              />
              <button
                type="button"
                aria-label={`Without the condition on ${field.words}`}
                onClick={() => {
                  put();
                }}
              >
                ×
              </button>
            </div>
          )
        );
      })}
      {next && (
        <button
          type="button"
          onClick={() => {
            onWritten([...written, begin(next)]);
          }}
        >
          {written.length === 0 ? 'Only some of them' : 'One more condition'}
        </button>
      )}
    </>
  );
}

function begin({ key, values }: FilterField): Written {
  const first = values?.[0] ?? '';
  return { key, text: first, value: first };
}

interface ValueProps extends Pick<Props, 'list' | 'lists'> {
  readonly field: FilterField;
  readonly condition: Written;
  readonly onValue: (text: string, value: string) => void;
}

function Value({ list, lists, field, condition, onValue }: ValueProps) {
  const { values, isNumber } = field;
  if (values !== null) {
    return (
      <Choice
        name="is"
        value={condition.value}
        options={values.map((value) => [value, value])}
        onChoice={(value) => {
          onValue(value, value);
        }}
      />
    );
  }
  if (isNumber) {
    return (
      <label>
        year{' '}
        <input
          type="number"
          required
          value={condition.text}
          onChange={({ target }) => {
            onValue(target.value, target.value);
          }}
        />
      </label>
    );
  }
  return <SuggestedValue {...{ list, lists, field }} text={condition.text} onValue={onValue} />;
}

/** The conditions that are filled in. */
export function readConditions(
  fields: readonly FilterField[],
  written: readonly Written[],
): readonly Condition[] {
  return written.flatMap(({ key, text, value }) => {
    const field = fields.find((known) => known.key === key);
    return field && value.trim() !== '' ? [{ field, value: value.trim(), label: text.trim() }] : [];
  });
}
