import { useDeferredValue, useMemo } from 'react';
import { groupRows } from '../answer/aggregate.ts';
import { hideColumn, moveColumn, showColumn, shownColumns } from '../answer/columns.ts';
import { withCondition, type Condition } from '../answer/conditions.ts';
import { formatCount } from '../answer/counts.ts';
import type { Table } from '../../src/table/flatten.ts';
import type { Picture } from '../answer/picture.ts';
import { arrangeRows, takeRows } from '../answer/sortAndFilter.ts';
import { useChange } from '../useSession.ts';
import { Choice } from './Choice.tsx';

interface Props {
  /** All rows of the answer. */
  readonly table: Table;
  readonly picture: Picture;
  readonly column: string;
  readonly onColumn: (key: string | null) => void;
}

/** How many values are offered at once. */
const MANY = 30;

/** One column: which of its values rows must have, whether it is shown, and where. */
export function ColumnPanel({ table, picture, column, onColumn }: Props) {
  const change = useChange();
  const key = table.columns.some((known) => known.key === column)
    ? column
    : (table.columns[0]?.key ?? '');
  const condition = picture.where?.[key] ?? {};
  const setCondition = (next: Condition): void => {
    change({ where: withCondition(picture.where, key, next) });
  };
  return (
    <section className="mg-column" aria-label="A column">
      <div className="mg-line">
        <Choice
          name="Column"
          value={key}
          options={table.columns.map((known) => [known.key, known.heading])}
          onChoice={onColumn}
        />
        <Placing table={table} picture={picture} column={key} />
        <button
          type="button"
          onClick={() => {
            onColumn(null);
          }}
        >
          Done
        </button>
      </div>
      <div className="mg-line">
        <label>
          Has the words{' '}
          <input
            type="search"
            value={condition.has ?? ''}
            onChange={({ target }) => {
              setCondition({ ...condition, has: target.value });
            }}
          />
        </label>
        {table.columns.find((known) => known.key === key)?.isNumeric === true && (
          <Range key={key} condition={condition} onChange={setCondition} />
        )}
      </div>
      <Values table={table} picture={picture} column={key} onChange={setCondition} />
    </section>
  );
}

type PlacingProps = Pick<Props, 'table' | 'picture' | 'column'>;

function Placing({ table, picture, column }: PlacingProps) {
  const change = useChange();
  const keys = shownColumns(table, picture).map((index) => table.columns[index]?.key);
  if (!keys.includes(column)) {
    return (
      <button
        type="button"
        onClick={() => {
          change(showColumn(picture, column));
        }}
      >
        Show
      </button>
    );
  }
  const steps = [
    { name: 'Move left', by: -1 },
    { name: 'Move right', by: 1 },
  ] as const;
  return (
    <>
      <button
        type="button"
        aria-disabled={keys.length === 1}
        onClick={() => {
          if (keys.length > 1) change(hideColumn(picture, column));
        }}
      >
        Hide
      </button>
      {steps.map(({ name, by }) => (
        <button
          key={name}
          type="button"
          aria-disabled={keys.at(by === 1 ? -1 : 0) === column}
          onClick={() => {
            change(moveColumn(table, picture, column, by));
          }}
        >
          {name}
        </button>
      ))}
    </>
  );
}

interface RangeProps {
  readonly condition: Condition;
  readonly onChange: (condition: Condition) => void;
}

function Range({ condition, onChange }: RangeProps) {
  return (['from', 'to'] as const).map((end) => (
    <label key={end}>
      {end === 'from' ? 'From' : 'To'}{' '}
      <input
        type="number"
        step="any"
        defaultValue={condition[end]}
        onChange={({ target }) => {
          const { valueAsNumber: number } = target;
          onChange({ ...condition, [end]: Number.isNaN(number) ? undefined : number });
        }}
      />
    </label>
  ));
}

interface ValuesProps extends PlacingProps {
  readonly onChange: (condition: Condition) => void;
}

/** The values of a column with how often they stand in it, in the rows that all other filters leave. */
function Values({ table, picture, column, onChange }: ValuesProps) {
  const { filter, where } = useDeferredValue(picture);
  const groups = useMemo(() => {
    const others = { ...where?.[column], is: [] };
    const indexes = arrangeRows(table, { filter, where: withCondition(where, column, others) });
    return groupRows(takeRows(table, indexes), column, {
      measure: { kind: 'count' },
      order: 'largest',
    });
  }, [table, filter, where, column]);
  const condition = picture.where?.[column] ?? {};
  const chosen = condition.is ?? [];
  const offered = groups.filter(({ label }, index) => index < MANY || chosen.includes(label));
  const left = groups.length - offered.length;
  return (
    <fieldset className="mg-values">
      <legend>Values in the {formatCount(table.rows.length)} rows that are here</legend>
      {offered.map(({ label, rows }) => (
        <label key={label ?? 'null'} className={label === null ? 'mg-null' : undefined}>
          <input
            type="checkbox"
            checked={chosen.includes(label)}
            onChange={({ target }) => {
              const others = chosen.filter((known) => known !== label);
              onChange({ ...condition, is: target.checked ? [...others, label] : others });
            }}
          />{' '}
          <span className="mg-cut">{label ?? 'null'}</span> <small>{formatCount(rows)}</small>
        </label>
      ))}
      {left > 0 && (
        <p className="mg-note">{formatCount(left)} more: words above narrow them down.</p>
      )}
    </fieldset>
  );
}
