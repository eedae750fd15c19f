import type { Contest } from './contest.ts';
import { busyNotice, describeMachine, type Run } from './run.ts';
import type { Figures } from './summarize.ts';
import { isOurs } from './variants.ts';

const width = 900;
const labelWidth = 230;
const barHeight = 16;
const rowHeight = 24;
/** The rest is for the figures behind the longest bar. */
const plotWidth = 400;

/** A run as a picture: one panel of bars for each contest, CPU time per request, with its spread. */
export function drawChart(run: Run): string {
  const parts: string[] = [];
  let y = 34;
  parts.push(text(16, 22, 'CPU time per request in ms, less is better', 'title'));
  if (run.machine.isBusy) {
    parts.push(text(16, (y += 8), busyNotice(run.machine).replaceAll('**', ''), 'busy'));
    y += 8;
  }
  for (const contest of run.contests) {
    parts.push(drawPanel(contest, y));
    y += 34 + contest.figures.length * rowHeight;
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
  const most = Math.max(...figures.map(({ cpuMs }) => cpuMs.median));
  const scale = plotWidth / most;
  const heading = text(16, top + 16, `${suite}, ${question}: ${description}`, 'panel');
  const bars = figures.map((one, index) => drawBar(one, base, top + 24 + index * rowHeight, scale));
  return [heading, ...bars].join('\n');
}

function drawBar({ name, cpuMs, ratio }: Figures, base: string, y: number, scale: number): string {
  const kind = isOurs(name) ? 'ours' : name === base ? 'base' : 'peer';
  const at = (ms: number): number => labelWidth + Math.min(ms * scale, plotWidth + 60);
  const middle = y + barHeight / 2;
  const label = `${cpuMs.median.toFixed(2)} ms${name === base ? '' : `, ${ratio.median.toFixed(2)} x ${base}`}`;
  return [
    text(labelWidth - 8, middle + 4, name, 'label', 'end'),
    `<rect class="${kind}" x="${labelWidth}" y="${y}" width="${round(cpuMs.median * scale)}" height="${barHeight}"/>`,
    `<line class="spread" x1="${round(at(cpuMs.min))}" x2="${round(at(cpuMs.max))}" y1="${middle}" y2="${middle}"/>`,
    text(round(at(Math.max(cpuMs.max, cpuMs.median)) + 6), middle + 4, label, 'value'),
  ].join('\n');
}

function text(x: number, y: number, content: string, kind: string, anchor = 'start'): string {
  const escaped = content.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<text class="${kind}" x="${x}" y="${y}" text-anchor="${anchor}">${escaped}</text>`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
