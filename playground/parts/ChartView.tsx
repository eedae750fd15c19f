import { formatCount } from '../answer/counts.ts';
import { nameOf } from '../answer/labels.ts';
import type { Share } from '../answer/picture.ts';
import { Figure, fit, formatShort, formatValue, UNTOLD, withShare } from './Figure.tsx';
import { inkOf } from './labels.ts';
import type { PictureProps } from './pictureProps.ts';

const MAX_BARS = 40;
const BAR = { height: 22, gap: 6, left: 260, width: 330 } as const;

/** Bars for the values of a column, by count of rows or by what is told of another column. */
export function ChartView({ choices: { by }, drawn, title, onPick }: PictureProps<'chart'>) {
  const { groups, share } = drawn;
  const shown = groups.slice(0, MAX_BARS);
  const largest = Math.max(...shown.map(({ value }) => Math.abs(value ?? 0)), 0) || 1;
  const left = groups.length - shown.length;
  return (
    <Figure
      title={title}
      width={BAR.left + BAR.width + 90}
      height={48 + shown.length * (BAR.height + BAR.gap)}
      numbers={drawn}
      notes={left > 0 ? [`${formatCount(left)} more are in the numbers.`] : []}
      onLine={(index) => {
        onPick({ [by]: [groups[index]?.label ?? null] });
      }}
    >
      {shown.map(({ label, value, span }, index) => (
        <Bar
          key={label ?? ''}
          y={40 + index * (BAR.height + BAR.gap)}
          label={label}
          value={value}
          span={span ?? null}
          largest={largest}
          share={share}
          onPick={() => {
            onPick({ [by]: [label] });
          }}
        />
      ))}
    </Figure>
  );
}

/** What is of several years is no longer or shorter than what is of one: its bar is only an outline. */
function fillOf(span: string | null) {
  return span === null
    ? { fill: 'var(--mg-bar)' }
    : { fill: 'none', stroke: 'var(--mg-bar)', strokeDasharray: '3 3' };
}

interface BarProps {
  readonly y: number;
  readonly label: string | null;
  readonly value: number | null;
  /** The years that it is of, where they are several. */
  readonly span: string | null;
  /** Has the whole width. */
  readonly largest: number;
  readonly share: Share | null;
  readonly onPick: () => void;
}

function Bar({ y, label, value, span, largest, share, onPick }: BarProps) {
  const width = (Math.abs(value ?? 0) / largest) * BAR.width;
  const told = (format: (value: number) => string): string =>
    value === null ? UNTOLD : withShare(format(value), share) + (span === null ? '' : ` (${span})`);
  return (
    <g className="mg-bar mg-picked" onClick={onPick}>
      <title>{`${nameOf(label)}: ${told(formatValue)}`}</title>
      <rect x="0" y={y} width={BAR.left + BAR.width + 90} height={BAR.height} fill="transparent" />
      <text x={BAR.left - 8} y={y + 16} textAnchor="end" {...inkOf(label)}>
        {fit(nameOf(label), BAR.left - 16)}
      </text>
      <rect x={BAR.left} y={y} width={width} height={BAR.height} rx="2" {...fillOf(span)} />
      <text
        x={BAR.left + width + 6}
        y={y + 16}
        fill={value === null ? 'var(--mg-muted)' : 'var(--mg-ink)'}
      >
        {told(formatShort)}
      </text>
    </g>
  );
}
