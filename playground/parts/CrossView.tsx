import type { CrossTable, Measure } from '../answer/aggregate.ts';
import { formatCount } from '../answer/counts.ts';
import type { Table } from '../../src/table/flatten.ts';
import { nameOf } from '../answer/labels.ts';
import type { Share } from '../answer/picture.ts';
import { naturesOf } from '../answer/units.ts';
import { Figure, fit, formatShort, withShare } from './Figure.tsx';
import { inkOf } from './labels.ts';
import type { PictureProps } from './pictureProps.ts';
import { shadeOf } from './shades.ts';

const CELL = { width: 108, height: 30, left: 240, top: 96 } as const;
const MAX_LINES = 60;
const MAX_COLUMNS = 24;
const TOTAL_INK = { fontWeight: '600', fill: 'var(--mg-ink)' } as const;

/** Two columns against each other, shaded by value. */
export function CrossView({
  table,
  choices: { by, across, measure },
  drawn,
  title,
  onPick,
}: PictureProps<'cross'>) {
  const { cross, all, share } = drawn;
  const rows = cross.rows.slice(0, MAX_LINES);
  const columns = cross.columns.slice(0, MAX_COLUMNS);
  const largest = largestOf(cross, hasKinds(table, measure));
  const left = cross.rows.length * cross.columns.length - rows.length * columns.length;
  return (
    <Figure
      title={title}
      width={Math.max(
        CELL.left + (columns.length + 1) * CELL.width + 12,
        Math.min(90 + title.length * 8, 700),
      )}
      height={CELL.top + (rows.length + 1) * CELL.height + 12}
      numbers={drawn}
      onLine={(index) => {
        onPick({ [by]: [cross.rows[index] ?? null] });
      }}
      notes={left > 0 ? [`${formatCount(left)} more cells are in the numbers.`] : []}
    >
      <Headings columns={columns} />
      {rows.map((label, row) => (
        <CrossLine
          key={label ?? ''}
          row={row}
          label={label}
          values={columns.map((_, column) => cross.values[row]?.[column] ?? null)}
          spans={cross.spans?.[row] ?? []}
          total={cross.ofRows[row] ?? null}
          largest={largest}
          share={share}
          onPick={(column) => {
            onPick({ [by]: [label], [across]: [columns[column] ?? null] });
          }}
        />
      ))}
      <Totals
        row={rows.length}
        values={[...cross.ofColumns.slice(0, columns.length), all]}
        share={share}
      />
    </Figure>
  );
}

/** Dollars and jobs have no shade in common: each column has its own then. */
function hasKinds(table: Table, measure: Measure): boolean {
  return 'column' in measure && naturesOf(table, measure.column).length > 1;
}

/** Of numbers of one year each: the sum of ten years is no measure for them. */
function largestOf(
  { values, spans }: Pick<CrossTable, 'values' | 'spans'>,
  isByColumn: boolean,
): readonly number[] {
  const columns = (values[0] ?? []).map((_, column) =>
    values.reduce((most, line, row) => {
      const isOfOne = spans?.[row]?.[column] === undefined;
      return isOfOne ? Math.max(most, line[column] ?? 0) : most;
    }, 0),
  );
  const most = Math.max(...columns, 0);
  return columns.map((largest) => (isByColumn ? largest : most) || 1);
}

/** What stands over the columns, and over the totals of the lines. */
function Headings({ columns }: { readonly columns: readonly (string | null)[] }) {
  return (
    <>
      {columns.map((label, column) => (
        <text key={label ?? ''} {...headingAt(column)} {...inkOf(label)}>
          <title>{nameOf(label)}</title>
          {linesOf(nameOf(label)).map((line, index) => (
            <tspan key={line} x={headingAt(column).x} dy={index === 0 ? 0 : 14}>
              {line}
            </tspan>
          ))}
        </text>
      ))}
      <text {...headingAt(columns.length)} {...TOTAL_INK}>
        All
      </text>
    </>
  );
}

function headingAt(column: number) {
  const x = CELL.left + (column + 0.5) * CELL.width;
  return { x, y: CELL.top - 30, textAnchor: 'middle', fontSize: '12' } as const;
}

interface CrossLineProps {
  readonly row: number;
  readonly label: string | null;
  readonly values: readonly (number | null)[];
  /** The years of those that are of several. */
  readonly spans: readonly (string | undefined)[];
  readonly total: number | null;
  /** What has the darkest shade, of each column. */
  readonly largest: readonly number[];
  readonly share: Share | null;
  readonly onPick: (column: number) => void;
}

function CrossLine({ row, label, values, spans, total, largest, share, onPick }: CrossLineProps) {
  return (
    <g>
      <text {...lineNameAt(row)} {...inkOf(label)}>
        <title>{nameOf(label)}</title>
        {fit(nameOf(label), CELL.left - 16)}
      </text>
      {values.map((value, column) => (
        <CrossCell
          key={column}
          row={row}
          column={column}
          value={value}
          span={spans[column] ?? null}
          largest={largest[column] ?? 1}
          share={share}
          onPick={() => {
            onPick(column);
          }}
        />
      ))}
      <Total row={row} column={values.length} value={total} share={share} />
    </g>
  );
}

function lineNameAt(row: number) {
  const y = CELL.top + row * CELL.height + 20;
  return { x: CELL.left - 8, y, textAnchor: 'end' } as const;
}

interface TotalsProps {
  readonly row: number;
  readonly values: readonly (number | null)[];
  readonly share: Share | null;
}

/** The last line: what is told of each whole column, and of all. */
function Totals({ row, values, share }: TotalsProps) {
  return (
    <>
      <text {...lineNameAt(row)} {...TOTAL_INK}>
        All
      </text>
      {values.map((value, column) => (
        <Total key={column} row={row} column={column} value={value} share={share} />
      ))}
    </>
  );
}

const UNSHADED = { fill: 'var(--mg-empty)', ink: 'var(--mg-ink)' } as const;

interface CrossCellProps {
  readonly row: number;
  readonly column: number;
  readonly value: number | null;
  readonly span: string | null;
  readonly largest: number;
  readonly share: Share | null;
  readonly onPick: () => void;
}

function CrossCell({ row, column, value, span, largest, share, onPick }: CrossCellProps) {
  const { fill, ink } = value === null || span !== null ? UNSHADED : shadeOf(value / largest);
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
        fill={fill}
      />
      {value !== null && (
        <text
          x={x + CELL.width / 2}
          y={y + (span === null ? 20 : 14)}
          textAnchor="middle"
          fill={ink}
        >
          {withShare(formatShort(value), share)}
        </text>
      )}
      {value !== null && span !== null && (
        <text x={x + CELL.width / 2} y={y + 25} textAnchor="middle" fontSize="10" fill={ink}>
          {span}
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
      {...TOTAL_INK}
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
