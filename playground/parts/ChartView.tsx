import { formatCount } from '../answer/counts.ts';
import { nameOf } from '../answer/labels.ts';
import type { Share } from '../answer/picture.ts';
import { Figure, fit, formatShort, formatValue, UNTOLD, withShare } from './Figure.tsx';
import { inkOf } from './labels.ts';
import type { PictureProps } from './pictureProps.ts';
import { useRoom } from './useRoom.ts';

const MAX_BARS = 40;
const BAR = { height: 22, gap: 6, left: 260, width: 330, told: 90 } as const;
const FULL = BAR.left + BAR.width + BAR.told;
const NARROWEST = 260;

/** Where bars begin, how long the longest one is, and how wide all of it is. */
interface Layout {
  readonly left: number;
  readonly width: number;
  readonly all: number;
}

/** Drawn to the room there is, so that where bars end is seen on a phone, too. */
function layoutIn(room: number | null): Layout {
  const all = Math.max(NARROWEST, Math.min(room ?? FULL, FULL));
  const left = Math.round((BAR.left / FULL) * all);
  return { left, width: all - left - BAR.told, all };
}

/** Bars for the values of a column, by count of rows or by what is told of another column. */
export function ChartView({ choices: { by }, drawn, title, onPick }: PictureProps<'chart'>) {
  const { groups, share } = drawn;
  const shown = groups.slice(0, MAX_BARS);
  const largest = Math.max(...shown.map(({ value }) => Math.abs(value ?? 0)), 0) || 1;
  const left = groups.length - shown.length;
  const [ref, room] = useRoom();
  const layout = layoutIn(room);
  return (
    <div ref={ref} className="mg-room">
      <Figure
        title={title}
        width={layout.all}
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
            layout={layout}
            share={share}
            onPick={() => {
              onPick({ [by]: [label] });
            }}
          />
        ))}
      </Figure>
    </div>
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
  readonly layout: Layout;
  readonly share: Share | null;
  readonly onPick: () => void;
}

function Bar({ y, label, value, span, largest, layout, share, onPick }: BarProps) {
  const width = (Math.abs(value ?? 0) / largest) * layout.width;
  const told = (format: (value: number) => string): string =>
    value === null ? UNTOLD : withShare(format(value), share) + (span === null ? '' : ` (${span})`);
  return (
    <g className="mg-bar mg-picked" onClick={onPick}>
      <title>{`${nameOf(label)}: ${told(formatValue)}`}</title>
      <rect x="0" y={y} width={layout.all} height={BAR.height} fill="transparent" />
      <text x={layout.left - 8} y={y + 16} textAnchor="end" {...inkOf(label)}>
        {fit(nameOf(label), layout.left - 16)}
      </text>
      <rect x={layout.left} y={y} width={width} height={BAR.height} rx="2" {...fillOf(span)} />
      <text
        x={layout.left + width + 6}
        y={y + 16}
        fill={value === null ? 'var(--mg-muted)' : 'var(--mg-ink)'}
      >
        {told(formatShort)}
      </text>
    </g>
  );
}
