import path from 'node:path';

interface Counted {
  readonly total: number;
  readonly covered: number;
}

/** What Jest's `json-summary` has for each file. */
export type Summary = Readonly<Record<string, Readonly<Record<'lines' | 'branches', Counted>>>>;

interface Run {
  readonly root: string;
  readonly commit: string;
  readonly date: string;
  /** What was said behind `npm run coverage --`. */
  readonly asked: readonly string[];
  readonly isWhole: boolean;
}

interface Part {
  readonly name: string;
  readonly lines: Counted;
  readonly branches: Counted;
}

/** Below this part of its lines, a file is named. */
const LITTLE = 0.7;

/** docs/coverage.md. */
export function coveragePage(summary: Summary, run: Run): string {
  const files = Object.entries(summary)
    .filter(([name]) => name !== 'total')
    .map(([name, { lines, branches }]) => ({
      name: path.relative(run.root, name).replaceAll(path.sep, '/'),
      lines,
      branches,
    }));
  const rooms = [...Map.groupBy(files, ({ name }) => roomOf(name))]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, parts]) => sumOf(name, parts));
  const little = files.filter(({ lines }) => partOf(lines) < LITTLE);
  return `${headFor(run)}
| where | lines | of | branches |
|---|---:|---:|---:|
${[...rooms, sumOf('all', files)].map(rowOf).join('\n')}

## What little of ran

Files of which less than ${percent(LITTLE)} of the lines ran inside the process of the tests:

${little.map(({ name, lines }) => `- \`${name}\`: ${percent(partOf(lines))} of ${lines.total}`).join('\n')}
`;
}

function headFor({ commit, date, asked, isWhole }: Run): string {
  const command = ['npm run coverage', ...(asked.length > 0 ? ['--', ...asked] : [])].join(' ');
  return `# Coverage

<!-- Made by npm run coverage; by hand, not in CI. -->

Measured on ${date} at commit ${commit} by \`${command}\`${isWhole ? '' : '; not every test passed in that run'}, with V8's own counts. A figure says what ran, not what was
compared; it is looked at for what nobody asks, and is no goal.

**What it does not see.** Only what runs inside the process of a test is counted. What tests start as processes of their own runs without being counted:
the command line (\`src/main.ts\`, \`src/cli\`), workers, the keeper of mongod, the thread that composes, the installed package, pages in a browser. These are tested by what they do:
\`test/cli\`, \`test/mongo\`, \`test/package\`, \`test/browser\`, \`test/examples\`. Lines of types alone count as run.
`;
}

/** `src/server/cache/answers.ts` stands in `src/server/cache`. */
function roomOf(name: string): string {
  return path.posix.dirname(name);
}

function sumOf(name: string, parts: readonly Omit<Part, 'name'>[]): Part {
  const sum = (of: 'lines' | 'branches'): Counted => ({
    total: parts.reduce((total, part) => total + part[of].total, 0),
    covered: parts.reduce((total, part) => total + part[of].covered, 0),
  });
  return { name, lines: sum('lines'), branches: sum('branches') };
}

function rowOf({ name, lines, branches }: Part): string {
  return `| \`${name}\` | ${percent(partOf(lines))} | ${lines.total} | ${percent(partOf(branches))} |`;
}

function partOf({ total, covered }: Counted): number {
  return total === 0 ? 1 : covered / total;
}

function percent(part: number): string {
  return `${Math.floor(part * 100)} %`;
}
