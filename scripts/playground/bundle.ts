import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type * as Esbuild from 'esbuild';
import type { BuiltFile } from '../built/withCompressed.ts';

const root = path.join(import.meta.dirname, '..', '..');

/** The editor loads these by name, each into a worker of its own. */
const WORKERS = {
  editor: 'monaco-editor/esm/vs/editor/editor.worker.js',
  json: 'monaco-editor/esm/vs/language/json/json.worker.js',
  graphql: 'monaco-graphql/esm/graphql.worker.js',
};

/** The page with all it loads; names in `assets` change with what is in them, so that browsers may keep them. */
export async function bundlePage(esbuild: typeof Esbuild): Promise<readonly BuiltFile[]> {
  const workers = await build(esbuild, { entryPoints: WORKERS });
  const page = await build(esbuild, {
    entryPoints: { main: 'playground/main.tsx' },
    splitting: true,
    define: { workerFiles: JSON.stringify(entriesOf(workers)) },
  });
  const template = await esbuild.build({
    absWorkingDir: root,
    entryPoints: ['playground/index.html'],
    loader: { '.html': 'copy' },
    outdir: path.join(root, 'out'),
    write: false,
  });
  const { main } = entriesOf(page);
  const styles = page.outputs[`out/${main}`]?.cssBundle?.replace(/^out\//, '');
  if (main === undefined || styles === undefined) {
    throw new Error('Expected a script and styles of main.tsx, got none.');
  }
  const html = (template.outputFiles[0]?.text ?? '')
    .replace('./main.css', `./${styles}`)
    .replace('./main.tsx', `./${main}`);
  const files = [...workers.files, ...page.files].filter(
    // What is loaded later has its styles in those of the page already.
    ({ name }) => !name.endsWith('.css') || name === styles,
  );
  return [{ name: 'index.html', contents: Buffer.from(html) }, ...files];
}

/** The editor's styles bring 300 kB of fonts; what browsers have themselves is read as well. */
const withoutFonts: Esbuild.Plugin = {
  name: 'without-fonts',
  setup: (build) => {
    build.onLoad({ filter: /[\\/]graphiql[\\/]dist[\\/]style\.css$/ }, async ({ path: file }) => {
      const styles = await readFile(file, 'utf8');
      return { contents: styles.replaceAll(/@font-face\s*\{[^}]*\}/g, ''), loader: 'css' };
    });
  },
};

interface Bundle {
  readonly files: readonly BuiltFile[];
  /** By where they would stand in the folder of the project. */
  readonly outputs: Esbuild.Metafile['outputs'];
}

async function build(esbuild: typeof Esbuild, options: Esbuild.BuildOptions): Promise<Bundle> {
  const outdir = path.join(root, 'out');
  const { outputFiles, metafile } = await esbuild.build({
    absWorkingDir: root,
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2023',
    jsx: 'automatic',
    define: {},
    loader: { '.ttf': 'file' },
    plugins: [withoutFonts],
    outdir,
    entryNames: 'assets/[name]-[hash]',
    chunkNames: 'assets/[name]-[hash]',
    assetNames: 'assets/[name]-[hash]',
    ...options,
    metafile: true,
    write: false,
    logLevel: 'warning',
  });
  const files = outputFiles.map((file) => ({
    name: path.relative(outdir, file.path).replaceAll(path.sep, '/'),
    contents: file.contents,
  }));
  return { files, outputs: metafile.outputs };
}

/** Names of the built entry points by their own: `{ main: 'assets/main-ABC.js' }`. */
function entriesOf({ outputs }: Bundle): Readonly<Record<string, string>> {
  const entries = Object.keys(outputs).flatMap((name) => {
    const [, entry] = /^out\/assets\/(editor|json|graphql|main)-\w+\.js$/.exec(name) ?? [];
    return entry !== undefined && outputs[name]?.entryPoint !== undefined
      ? [[entry, name.replace(/^out\//, '')] as const]
      : [];
  });
  return Object.fromEntries(entries);
}
