import { groupRows } from '../answer/aggregate.ts';
import { Figure, formatShort, formatValue, nameOf, shorten } from './Figure.tsx';
import { headingOf, inkOf, nameOfMeasure, type PictureProps } from './labels.ts';

const MAX_BARS = 40;
const BAR = { height: 22, gap: 6, left: 260, width: 330 } as const;

/** Bars for the values of a column, by count of rows or by sum. */
export function ChartView({ table, choices: { by, measure } }: PictureProps) {
  const groups = groupRows(table, by, measure);
  const shown = groups.slice(0, MAX_BARS);
  const largest = Math.max(...shown.map(({ value }) => Math.abs(value)), 0) || 1;
  const title = `${nameOfMeasure(table, measure)} by ${headingOf(table, by)}`;
  const left = groups.length - shown.length;
  return (
    <Figure
      title={title}
      width={BAR.left + BAR.width + 90}
      height={48 + shown.length * (BAR.height + BAR.gap)}
      numbers={{
        headings: [headingOf(table, by), nameOfMeasure(table, measure)],
        rows: groups.map(({ label, value }) => [nameOf(label), value]),
      }}
      note={left > 0 ? `${left} more are in the numbers.` : null}
    >
      {shown.map(({ label, value }, index) => {
        const y = 40 + index * (BAR.height + BAR.gap);
        const width = (Math.abs(value) / largest) * BAR.width;
        return (
          <g key={label ?? ''} className="mg-bar">
            <title>{`${nameOf(label)}: ${formatValue(value)}`}</title>
            <text x={BAR.left - 8} y={y + 16} textAnchor="end" {...inkOf(label)}>
              {shorten(nameOf(label), 30)}
            </text>
            <rect
              x={BAR.left}
              y={y}
              width={width}
              height={BAR.height}
              rx="2"
              fill="var(--mg-bar)"
            />
            <text x={BAR.left + width + 6} y={y + 16} fill="var(--mg-ink)">
              {formatShort(value)}
            </text>
          </g>
        );
      })}
    </Figure>
  );
}
