import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { BuildOptions, OutputFile, Plugin } from 'esbuild';
import type * as Esbuild from 'esbuild';
import { placesFile, readMappings, type Written } from './places.ts';

const root = path.join(import.meta.dirname, '..', '..');

export interface ServerBundle {
  /** What it was made of that is ours, below the project. */
  readonly sources: readonly string[];
  readonly files: readonly { readonly name: string; readonly contents: Uint8Array }[];
}

/** By name: what the process runs, and what composes in a thread. graphql comes first, and then whoever waits for it is told. */
const ENTRIES: Readonly<Record<string, string>> = {
  main: `export { version } from 'graphql'; import 'told:'; export { running } from './src/main.ts';`,
  composeThread: `export { done } from './src/gateway/live/composeThread.ts';`,
};

/** What makes it, and what runs it. */
const MAKERS = [
  ...['scripts/server/bundleServer.ts', 'scripts/server/places.ts'],
  ...['src/bin.js', 'src/bundled.js'],
];

/** The server's modules and what they take of packages, in one script for each thread. */
export async function bundleServer({ build }: typeof Esbuild): Promise<ServerBundle> {
  const bundles = await Promise.all(
    Object.entries(ENTRIES).map(async ([name, contents]) => {
      const { outputFiles, metafile } = await build({
        ...options,
        stdin: { contents, resolveDir: root, loader: 'ts' },
        outfile: path.join(root, `${name}.cjs`),
      });
      return { name, outputFiles, inputs: Object.keys(metafile.inputs) };
    }),
  );
  const inputs = new Set(bundles.flatMap((bundle) => bundle.inputs));
  const sources = [...inputs].filter((input) => /^(src|resolvers)\//.test(input));
  return {
    sources: [...sources, ...MAKERS].toSorted(),
    files: bundles.flatMap(({ name, outputFiles }) => filesOf(name, outputFiles)),
  };
}

const options = {
  absWorkingDir: root,
  bundle: true,
  write: false,
  metafile: true,
  sourcemap: 'external',
  sourcesContent: false,
  platform: 'node',
  format: 'cjs',
  target: 'node24',
  charset: 'ascii',
  legalComments: 'none',
  // A process holds all of the text. Node.js shows the line of what ends it.
  minifyWhitespace: true,
  lineLimit: 160,
  logLevel: 'warning',
  // In a script that is no module, nothing can be imported.
  supported: { 'dynamic-import': false },
  banner: { js: '(function (require, exports, __bundled) { var module = { exports };' },
  footer: { js: 'Object.assign(exports, module.exports); })' },
  plugins: [standingWhereTheyWere()],
} satisfies BuildOptions;

/** What modules read below their own places they find there. */
function standingWhereTheyWere(): Plugin {
  return {
    name: 'standing where they were',
    setup: (build) => {
      build.onResolve({ filter: /^told:$/ }, () => ({ path: 'told', namespace: 'told' }));
      build.onLoad({ filter: /.*/, namespace: 'told' }, () => ({ contents: '__bundled.told();' }));
      // It keeps what runs for all.
      build.onResolve({ filter: /\/bundled\.js$/ }, () => ({
        path: './bundled.js',
        external: true,
      }));
      // What Node.js is given of it loads its own parts by names that nobody can follow.
      build.onResolve({ filter: /^jsonc-parser$/ }, () => ({
        path: path.join(root, 'node_modules/jsonc-parser/lib/esm/main.js'),
      }));
      build.onLoad({ filter: /\.[cm]?[jt]s$/ }, async ({ path: file }) => {
        const text = await readFile(file, 'utf8');
        if (!/\b(import\.meta\.|__dirname|__filename)/.test(text)) return undefined;
        return { contents: located(text, file), loader: file.endsWith('.ts') ? 'ts' : 'js' };
      });
    },
  };
}

function located(text: string, file: string): string {
  const at = path.relative(root, file).split(path.sep).join('/');
  const pathOf = (below: string): string => `__bundled.pathOf(${JSON.stringify(below)})`;
  return text
    .replaceAll(/\bimport\.meta\.dirname\b/g, pathOf(path.posix.dirname(at)))
    .replaceAll(/\bimport\.meta\.url\b/g, `__bundled.urlOf(${JSON.stringify(at)})`)
    .replaceAll(/\b__dirname\b/g, pathOf(path.posix.dirname(at)))
    .replaceAll(/\b__filename\b/g, pathOf(at));
}

/** The script, and of each of its places where that was written. */
function filesOf(name: string, outputFiles: readonly OutputFile[]): ServerBundle['files'] {
  const find = (extension: string): OutputFile => {
    const found = outputFiles.find((file) => file.path.endsWith(extension));
    if (found === undefined) throw new Error(`Expected esbuild to make ${extension}, got none.`);
    return found;
  };
  const map = JSON.parse(find('.map').text) as Omit<Written, 'places'> & { mappings: string };
  const written = { sources: map.sources, places: readMappings(map.mappings) };
  return [
    { name: `${name}.cjs`, contents: Buffer.from(inAscii(find('.cjs').text)) },
    { name: `${name}.cjs.places`, contents: placesFile(written) },
  ];
}

/** esbuild writes all but regular expressions so; what it stands for is the same there, too. */
function inAscii(text: string): string {
  return text.replaceAll(/[^\p{ASCII}]/gu, (unit) =>
    Array.from({ length: unit.length }, (_, at) => escaped(unit.charCodeAt(at))).join(''),
  );
}

function escaped(code: number): string {
  return `\\u${code.toString(16).padStart(4, '0')}`;
}
