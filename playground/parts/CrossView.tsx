import { formatCount } from '../answer/counts.ts';
import { nameOf, titleOf } from '../answer/labels.ts';
import { Figure, fit, formatShort } from './Figure.tsx';
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
}: PictureProps<'cross'>) {
  const { cross } = drawn;
  const rows = cross.rows.slice(0, MAX_LINES);
  const columns = cross.columns.slice(0, MAX_COLUMNS);
  const largest = cross.values
    .flat()
    .reduce<number>((most, value) => Math.max(most, value ?? 0), 0);
  const title = titleOf(table, measure, [by, across], only);
  const left = cross.rows.length * cross.columns.length - rows.length * columns.length;
  return (
    <Figure
      title={title}
      width={Math.max(CELL.left + columns.length * CELL.width + 12, 90 + title.length * 8)}
      height={CELL.top + rows.length * CELL.height + 12}
      numbers={drawn}
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
                largest={largest || 1}
              />
            );
          })}
        </g>
      ))}
    </Figure>
  );
}

interface CrossCellProps {
  readonly row: number;
  readonly column: number;
  readonly value: number | null;
  readonly largest: number;
}

function CrossCell({ row, column, value, largest }: CrossCellProps) {
  const { fill, ink } = shadeOf((value ?? 0) / largest);
  const [x, y] = [CELL.left + column * CELL.width, CELL.top + row * CELL.height];
  return (
    <>
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
          {formatShort(value)}
        </text>
      )}
    </>
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
