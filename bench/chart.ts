import type { Contest } from './contest.ts';
import { busyNotice, describeMachine, type Run } from './run.ts';
import type { Spread } from './summarize.ts';
import { isOurs } from './variants.ts';

const width = 900;
const labelWidth = 230;
const barHeight = 16;
const rowHeight = 24;
/** The rest is for the figures behind the longest bar. */
const plotWidth = 400;

/** A run as a picture: one panel of bars for each contest, CPU time per request, with its spread; then the p99 of bursts. */
export function drawChart(run: Run): string {
  const parts: string[] = [];
  let y = 34;
  parts.push(
    text(16, 22, 'CPU time per request in ms, and times in a burst; less is better', 'title'),
  );
  if (run.machine.isBusy) {
    parts.push(text(16, (y += 8), busyNotice(run.machine).replaceAll('**', ''), 'busy'));
    y += 8;
  }
  for (const contest of run.contests) {
    parts.push(drawPanel(contest, y));
    y += 34 + contest.figures.length * rowHeight;
  }
  if (run.bursts.length > 0) {
    parts.push(drawBursts(run.bursts, y));
    y += 34 + run.bursts.length * rowHeight;
  }
  const { date, machine, versions } = run;
  const notes = [
    `${date.toISOString().slice(0, 10)}, ${machine.commit}, Node ${machine.node}, MongoDB ${versions.mongodb}; lines are least and most of ${run.plan.rounds} windows`,
    describeMachine(run),
  ];
  for (const note of notes) parts.push(text(16, (y += 18), note, 'note'));
  const height = y + 16;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="CPU time per request of each server">
<style>
svg { background: #fff; font: 12px system-ui, sans-serif; fill: #1f2933; }
.title { font-size: 16px; font-weight: 600; }
.panel { font-weight: 600; }
.note, .value { fill: #52606d; }
.busy { fill: #b42318; }
.ours { fill: #1769aa; }
.base { fill: #9aa5b1; }
.peer { fill: #c9a36a; }
.spread { stroke: #1f2933; stroke-width: 1; }
</style>
${parts.join('\n')}
</svg>
`;
}

function drawPanel({ suite, question, description, base, figures }: Contest, top: number): string {
  return drawBars(
    `${suite}, ${question}: ${description}`,
    figures.map(({ name, cpuMs, ratio }) => {
      const beside = name === base ? '' : `, ${ratio.median.toFixed(2)} x ${base}`;
      const label = `${cpuMs.median.toFixed(2)} ms${beside}`;
      return { name, isBase: name === base, value: cpuMs.median, spread: cpuMs, label };
    }),
    top,
  );
}

function drawBursts(bursts: Run['bursts'], top: number): string {
  return drawBars(
    'burst: p99 of the right answers while 500 connections ask',
    bursts.flatMap(({ name, phases }) => {
      const burst = phases.find(({ phase }) => phase === 'burst');
      if (burst === undefined) return [];
      const { p99Ms, p99OfRounds, faults } = burst;
      const notRight = Object.values(faults).reduce((sum, count) => sum + count, 0);
      const label = `${p99Ms.toFixed(0)} ms, ${notRight} not right`;
      return { name, isBase: name === 'floor', value: p99Ms, spread: p99OfRounds, label };
    }),
    top,
  );
}

interface Bar {
  readonly name: string;
  readonly isBase: boolean;
  readonly value: number;
  readonly spread: Pick<Spread, 'min' | 'max'>;
  readonly label: string;
}

function drawBars(heading: string, bars: readonly Bar[], top: number): string {
  const scale = plotWidth / Math.max(...bars.map(({ value }) => value));
  return [
    text(16, top + 16, heading, 'panel'),
    ...bars.map((bar, index) => drawBar(bar, top + 24 + index * rowHeight, scale)),
  ].join('\n');
}

function drawBar({ name, isBase, value, spread, label }: Bar, y: number, scale: number): string {
  const kind = isOurs(name) ? 'ours' : isBase ? 'base' : 'peer';
  const at = (ms: number): number => labelWidth + Math.min(ms * scale, plotWidth + 60);
  const middle = y + barHeight / 2;
  return [
    text(labelWidth - 8, middle + 4, name, 'label', 'end'),
    `<rect class="${kind}" x="${labelWidth}" y="${y}" width="${round(value * scale)}" height="${barHeight}"/>`,
    `<line class="spread" x1="${round(at(spread.min))}" x2="${round(at(spread.max))}" y1="${middle}" y2="${middle}"/>`,
    text(round(at(Math.max(spread.max, value)) + 6), middle + 4, label, 'value'),
  ].join('\n');
}

function text(x: number, y: number, content: string, kind: string, anchor = 'start'): string {
  const escaped = content.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<text class="${kind}" x="${x}" y="${y}" text-anchor="${anchor}">${escaped}</text>`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
