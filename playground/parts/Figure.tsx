import { useRef, type ReactNode } from 'react';
import { fileNameOf } from '../answer/fileNames.ts';
import type { Share } from '../answer/picture.ts';
import type { Numbers } from '../answer/numbers.ts';
import { saveSvg } from '../save.ts';

export interface FigureProps {
  readonly title: string;
  readonly width: number;
  readonly height: number;
  readonly children: ReactNode;
  /** The same in numbers, for those who do not see the picture. */
  readonly numbers: Numbers;
  /** What the picture leaves out, beside what the numbers do. */
  readonly notes?: readonly string[];
  /** Shows the rows behind a line of the numbers; left out where nothing is behind them. */
  readonly onLine?: (index: number) => void;
}

const TITLE = { size: 15, height: 20 } as const;

/** A picture that can be saved, with its numbers. */
export function Figure({
  title,
  width,
  height,
  children,
  numbers,
  notes = [],
  onLine,
}: FigureProps) {
  const svg = useRef<SVGSVGElement>(null);
  const titleLines = wrap(title, width - 24, TITLE.size);
  const below = (titleLines.length - 1) * TITLE.height;
  return (
    <figure className="mg-figure">
      <div className="mg-scroll" role="region" aria-label={title} tabIndex={0}>
        <svg
          ref={svg}
          role="img"
          aria-label={title}
          viewBox={`0 0 ${width} ${height + below}`}
          // On a phone it is moved rather than shrunk until nobody can read it.
          style={{
            width,
            maxWidth: width > 700 ? undefined : '100%',
            minWidth: Math.min(width, 520),
          }}
          fontFamily="system-ui, sans-serif"
          fontSize="13"
        >
          <rect width={width} height={height + below} fill="var(--mg-paper)" />
          <text x="12" y="24" fontSize={TITLE.size} fontWeight="600" fill="var(--mg-ink)">
            {titleLines.map((line, index) => (
              <tspan key={index} x="12" dy={index === 0 ? 0 : TITLE.height}>
                {line}
              </tspan>
            ))}
          </text>
          <g transform={`translate(0 ${below})`}>{children}</g>
        </svg>
      </div>
      <figcaption className="mg-line">
        {[...notes, ...numbers.notes].map((note) => (
          <span key={note} className="mg-note">
            {note}
          </span>
        ))}
        <button
          type="button"
          onClick={() => {
            if (svg.current) saveSvg(fileNameOf(title), svg.current);
          }}
        >
          Save as SVG
        </button>
      </figcaption>
      <NumbersTable numbers={numbers} {...(onLine && { onLine })} />
    </figure>
  );
}

function NumbersTable({ numbers, onLine }: Pick<FigureProps, 'numbers' | 'onLine'>) {
  return (
    <details className="mg-numbers">
      <summary>The numbers</summary>
      <table className="mg-table">
        <thead>
          <tr>
            {numbers.headings.map((heading, index) => (
              <th key={index} scope="col">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {numbers.rows.map((row, index) => (
            <NumbersLine
              key={index}
              line={row}
              {...(onLine && {
                onPick: () => {
                  onLine(index);
                },
              })}
            />
          ))}
        </tbody>
        {numbers.foot && (
          <tfoot>
            <NumbersLine line={numbers.foot} />
          </tfoot>
        )}
      </table>
    </details>
  );
}

interface NumbersLineProps {
  readonly line: Numbers['rows'][number];
  readonly onPick?: () => void;
}

function NumbersLine({ line, onPick }: NumbersLineProps) {
  return (
    <tr>
      {line.map((value, column) => (
        <td key={column} className={typeof value === 'number' ? 'mg-number' : undefined}>
          {column === 0 && onPick ? (
            <button type="button" className="mg-link" title="Show its rows" onClick={onPick}>
              {value}
            </button>
          ) : typeof value === 'number' ? (
            formatValue(value)
          ) : (
            (value ?? '–')
          )}
        </td>
      ))}
    </tr>
  );
}

/** In the place of a number that nobody knows, or that has no sum. */
export const UNTOLD = 'not known';

export function withShare(text: string, share: Share | null): string {
  return share === null ? text : `${text} %`;
}

export function formatValue(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 2 });
}

/** Where there is little room: 15.2B, 3.4M, 12K. */
export function formatShort(value: number): string {
  return Math.abs(value) < 10_000
    ? formatValue(Math.round(value * 10) / 10)
    : value.toLocaleString('en-US', { notation: 'compact', maximumFractionDigits: 1 });
}

/** Cut for the eye to about this width; the whole text stands in the title and in the numbers. */
export function fit(text: string, width: number, fontSize = 13): string {
  const characters = Array.from(text);
  let used = 0;
  for (const [index, character] of characters.entries()) {
    used += (isWide(character) ? 0.78 : 0.6) * fontSize;
    if (used > width) return `${characters.slice(0, Math.max(1, index - 1)).join('')}…`;
  }
  return text;
}

/** Whole words on as many lines as they take; a line but the last ends with the space behind it. */
function wrap(text: string, width: number, fontSize: number): readonly string[] {
  const most = Math.floor(width / (fontSize * 0.56));
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last === undefined || last.length + word.length > most) lines.push(`${word} `);
    else lines[lines.length - 1] = `${last}${word} `;
  }
  return lines.map((line, index) => (index === lines.length - 1 ? line.trimEnd() : line));
}

function isWide(character: string): boolean {
  return /[\p{Lu}_mw]/u.test(character);
}
