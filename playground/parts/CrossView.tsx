import type { Measure } from '../answer/aggregate.ts';
import { formatCount } from '../answer/counts.ts';
import type { Table } from '../../src/table/flatten.ts';
import { nameOf, titleOf } from '../answer/labels.ts';
import type { Share } from '../answer/picture.ts';
import { naturesOf } from '../answer/units.ts';
import { Figure, fit, formatShort, withShare } from './Figure.tsx';
import { inkOf } from './labels.ts';
import type { PictureProps } from './pictureProps.ts';
import { shadeOf } from './shades.ts';

const CELL = { width: 108, height: 30, left: 240, top: 96 } as const;
const MAX_LINES = 60;
const MAX_COLUMNS = 24;

/** Two columns against each other, shaded by value. */
export function CrossView({
  table,
  choices: { by, across, measure },
  drawn,
  only,
  onPick,
}: PictureProps<'cross'>) {
  const { cross, all, share } = drawn;
  const rows = cross.rows.slice(0, MAX_LINES);
  const columns = cross.columns.slice(0, MAX_COLUMNS);
  const largest = largestOf(cross.values, hasKinds(table, measure));
  const title = titleOf(table, measure, [by, across], { only, share });
  const left = cross.rows.length * cross.columns.length - rows.length * columns.length;
  return (
    <Figure
      title={title}
      width={Math.max(CELL.left + (columns.length + 1) * CELL.width + 12, 90 + title.length * 8)}
      height={CELL.top + (rows.length + 1) * CELL.height + 12}
      numbers={drawn}
      onLine={(index) => {
        onPick({ [by]: [cross.rows[index] ?? null] });
      }}
      notes={left > 0 ? [`${formatCount(left)} more cells are in the numbers.`] : []}
    >
      {columns.map((label, column) => (
        <text
          key={label ?? ''}
          x={CELL.left + (column + 0.5) * CELL.width}
          y={CELL.top - 30}
          textAnchor="middle"
          fontSize="12"
          {...inkOf(label)}
        >
          <title>{nameOf(label)}</title>
          {linesOf(nameOf(label)).map((line, index) => (
            <tspan key={line} x={CELL.left + (column + 0.5) * CELL.width} dy={index === 0 ? 0 : 14}>
              {line}
            </tspan>
          ))}
        </text>
      ))}
      {rows.map((label, row) => (
        <g key={label ?? ''}>
          <text
            x={CELL.left - 8}
            y={CELL.top + row * CELL.height + 20}
            textAnchor="end"
            {...inkOf(label)}
          >
            <title>{nameOf(label)}</title>
            {fit(nameOf(label), CELL.left - 16)}
          </text>
          {columns.map((other, column) => {
            const value = cross.values[row]?.[column] ?? null;
            return (
              <CrossCell
                key={other ?? ''}
                row={row}
                column={column}
                value={value}
                largest={largest[column] ?? 1}
                share={share}
                onPick={() => {
                  onPick({ [by]: [label], [across]: [other] });
                }}
              />
            );
          })}
          <Total
            row={row}
            column={columns.length}
            value={cross.ofRows[row] ?? null}
            share={share}
          />
        </g>
      ))}
      <text
        x={CELL.left - 8}
        y={CELL.top + rows.length * CELL.height + 20}
        textAnchor="end"
        fontWeight="600"
        fill="var(--mg-ink)"
      >
        All
      </text>
      <text
        x={CELL.left + (columns.length + 0.5) * CELL.width}
        y={CELL.top - 30}
        textAnchor="middle"
        fontSize="12"
        fontWeight="600"
        fill="var(--mg-ink)"
      >
        All
      </text>
      {columns.map((_, column) => (
        <Total
          key={column}
          row={rows.length}
          column={column}
          value={cross.ofColumns[column] ?? null}
          share={share}
        />
      ))}
      <Total row={rows.length} column={columns.length} value={all} share={share} />
    </Figure>
  );
}

/** Dollars and jobs have no shade in common: each column has its own then. */
function hasKinds(table: Table, measure: Measure): boolean {
  return 'column' in measure && naturesOf(table, measure.column).length > 1;
}

function largestOf(
  values: readonly (readonly (number | null)[])[],
  isByColumn: boolean,
): readonly number[] {
  const columns = (values[0] ?? []).map((_, column) =>
    values.reduce((most, line) => Math.max(most, line[column] ?? 0), 0),
  );
  const most = Math.max(...columns, 0);
  return columns.map((largest) => (isByColumn ? largest : most) || 1);
}

interface CrossCellProps {
  readonly row: number;
  readonly column: number;
  readonly value: number | null;
  readonly largest: number;
  readonly share: Share | null;
  readonly onPick: () => void;
}

function CrossCell({ row, column, value, largest, share, onPick }: CrossCellProps) {
  const { fill, ink } = shadeOf((value ?? 0) / largest);
  const [x, y] = [CELL.left + column * CELL.width, CELL.top + row * CELL.height];
  return (
    <g
      className={value === null ? undefined : 'mg-picked'}
      onClick={value === null ? undefined : onPick}
    >
      <rect
        className="mg-cell"
        x={x + 1}
        y={y + 1}
        width={CELL.width - 2}
        height={CELL.height - 2}
        fill={value === null ? 'var(--mg-empty)' : fill}
      />
      {value !== null && (
        <text x={x + CELL.width / 2} y={y + 20} textAnchor="middle" fill={ink}>
          {withShare(formatShort(value), share)}
        </text>
      )}
    </g>
  );
}

type TotalProps = Pick<CrossCellProps, 'row' | 'column' | 'value' | 'share'>;

/** What is told of a whole line, a whole column, or of all. */
function Total({ row, column, value, share }: TotalProps) {
  if (value === null) return null;
  return (
    <text
      x={CELL.left + (column + 0.5) * CELL.width}
      y={CELL.top + row * CELL.height + 20}
      textAnchor="middle"
      fontWeight="600"
      fill="var(--mg-ink)"
    >
      {withShare(formatShort(value), share)}
    </text>
  );
}

/** A heading on up to three short lines. */
function linesOf(text: string): readonly string[] {
  const lines: string[] = [];
  for (const word of text.replaceAll('_', ' ').split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= 13)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(fit(word, CELL.width - 4, 11));
  }
  return lines.slice(0, 3);
}
