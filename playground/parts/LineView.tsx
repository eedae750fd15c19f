import { nameOf } from '../answer/labels.ts';
import { Figure, fit, formatShort, formatValue, UNTOLD } from './Figure.tsx';
import type { PictureProps } from './pictureProps.ts';

const AREA = { left: 70, top: 48, width: 720, height: 300 } as const;
const LABELS = 200;
const MAX_LINES = 8;
/** Told apart by colour and, for who sees none, by their dashes. */
const DASHES = ['', '8 4', '2 3', '12 3 2 3', '5 5', '1 4', '10 2', '6 2 1 2'] as const;

/** A measure year by year; where a year is not known, the line has a gap. */
export function LineView({ choices, drawn, title, onPick }: PictureProps<'line'>) {
  const { years, lines } = drawn;
  const { over, lines: by } = choices;
  const shown = lines.slice(0, MAX_LINES);
  const values = shown.flatMap((line) => line.values).filter((value) => value !== null);
  const { ticks, x, y } = scaleOf(values, years.length);
  const pick = (index: number, label?: string | null): void => {
    if (over === null) return;
    onPick({
      [over]: [String(years[index])],
      ...(by !== null && label !== undefined && { [by]: [label] }),
    });
  };
  const left = lines.length - shown.length;
  return (
    <Figure
      title={title}
      width={AREA.left + AREA.width + (by === null ? 30 : LABELS)}
      height={AREA.top + AREA.height + 40}
      numbers={drawn}
      notes={left > 0 ? [`${left} more lines are in the numbers.`] : []}
      onLine={pick}
    >
      <Axes ticks={ticks} years={years} x={x} y={y} />
      {shown.map(({ label, values: line }, index) => (
        <g key={label ?? ''} color={COLOURS[index]}>
          <Stroke line={line} place={index} x={x} y={y} />
          {line.map((value, at) =>
            value === null ? null : (
              <Point
                key={at}
                at={[x(at), y(value)]}
                title={`${years[at] ?? ''}${by === null ? '' : `, ${nameOf(label)}`}: ${formatValue(value)}`}
                onPick={() => {
                  pick(at, label);
                }}
              />
            ),
          )}
          {by !== null && <EndLabel label={label} place={index} />}
        </g>
      ))}
      {values.length === 0 && (
        <text x={AREA.left + 12} y={AREA.top + 30} fill="var(--mg-muted)">
          {UNTOLD}
        </text>
      )}
    </Figure>
  );
}

const COLOURS = [0, 1, 2, 3, 4, 5, 6, 7].map((place) => `var(--mg-line-${place})`);

interface Scale {
  readonly x: (index: number) => number;
  readonly y: (value: number) => number;
}

/** With round ticks that all values lie between. */
function scaleOf(values: readonly number[], years: number): Scale & Pick<AxesProps, 'ticks'> {
  const ticks = ticksOver(values);
  const [bottom, top] = [ticks[0] ?? 0, ticks.at(-1) ?? 1];
  return {
    ticks,
    x: (index) => AREA.left + (years < 2 ? 0.5 : index / (years - 1)) * AREA.width,
    y: (value) => AREA.top + ((top - value) / (top - bottom)) * AREA.height,
  };
}

interface AxesProps extends Scale {
  readonly ticks: readonly number[];
  readonly years: readonly number[];
}

function Axes({ ticks, years, x, y }: AxesProps) {
  const step = [1, 2, 5, 10, 20, 50, 100].find((every) => years.length / every <= 15) ?? 100;
  return (
    <>
      {ticks.map((tick) => (
        <g key={tick}>
          <line
            x1={AREA.left}
            x2={AREA.left + AREA.width}
            y1={y(tick)}
            y2={y(tick)}
            stroke="var(--mg-line)"
          />
          <text
            x={AREA.left - 8}
            y={y(tick) + 4}
            textAnchor="end"
            fontSize="12"
            fill="var(--mg-muted)"
          >
            {formatShort(tick)}
          </text>
        </g>
      ))}
      {years.map((year, index) =>
        year % step === 0 || years.length === 1 ? (
          <text
            key={year}
            x={x(index)}
            y={AREA.top + AREA.height + 22}
            textAnchor="middle"
            fontSize="12"
            fill="var(--mg-muted)"
          >
            {year}
          </text>
        ) : null,
      )}
    </>
  );
}

interface StrokeProps extends Scale {
  readonly line: readonly (number | null)[];
  /** Of the line among the others. */
  readonly place: number;
}

function Stroke({ line, place, x, y }: StrokeProps) {
  return partsOf(line).map((part) => (
    <polyline
      key={part[0]}
      className="mg-part"
      points={part.map((at) => `${x(at)},${y(line[at] ?? 0)}`).join(' ')}
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeDasharray={DASHES[place]}
    />
  ));
}

interface PointProps {
  readonly at: readonly [x: number, y: number];
  readonly title: string;
  readonly onPick: () => void;
}

function Point({ at: [x, y], title, onPick }: PointProps) {
  return (
    <circle
      className="mg-point mg-picked"
      cx={x}
      cy={y}
      r="4.5"
      fill="currentColor"
      onClick={onPick}
    >
      <title>{title}</title>
    </circle>
  );
}

interface EndLabelProps extends Pick<StrokeProps, 'place'> {
  readonly label: string | null;
}

/** Names a line in a list beside the picture, with a stroke as the line has it. */
function EndLabel({ label, place }: EndLabelProps) {
  const [left, top] = [AREA.left + AREA.width + 16, AREA.top + place * 24];
  return (
    <>
      <line
        x1={left}
        x2={left + 28}
        y1={top}
        y2={top}
        stroke="currentColor"
        strokeWidth="2"
        strokeDasharray={DASHES[place]}
      />
      <text x={left + 34} y={top + 4} fontSize="12" fill="var(--mg-ink)">
        <title>{nameOf(label)}</title>
        {fit(nameOf(label), LABELS - 56, 12)}
      </text>
    </>
  );
}

/** Places that follow each other without a gap, two at least: a single one is a point. */
function partsOf(line: readonly (number | null)[]): readonly (readonly [number, ...number[]])[] {
  const parts: [number, ...number[]][] = [];
  for (const [index, value] of line.entries()) {
    if (value === null) continue;
    const last = parts.at(-1);
    if (last?.at(-1) === index - 1) last.push(index);
    else parts.push([index]);
  }
  return parts.filter((part) => part.length > 1);
}

/** Round steps with 0 among them, to beyond the least and the largest value. */
function ticksOver(values: readonly number[]): readonly number[] {
  const most = values.reduce((largest, value) => Math.max(largest, value), 0);
  const least = values.reduce((smallest, value) => Math.min(smallest, value), 0);
  const rough = (most - least || 1) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((size) => size >= rough);
  const size = step ?? rough;
  const from = Math.floor(least / size);
  const to = Math.max(from + 1, Math.ceil(most / size));
  return Array.from({ length: to - from + 1 }, (_, index) => (from + index) * size);
}
