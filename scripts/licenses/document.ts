import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Delivered } from './tree.ts';

const root = path.join(import.meta.dirname, '..', '..');

/** docs/licenses.md. */
export function licensesDocument(packages: readonly Delivered[]): string {
  const licenses = [...new Set(packages.map(({ license }) => license))].sort();
  const rows = licenses.map((license) => {
    const named = (by: Delivered['by']) =>
      packages
        .filter((entry) => entry.license === license && entry.by === by)
        .map(({ name, version }) => `${name} ${version}`)
        .join(', ');
    const [installed, page] = [named('install'), named('page')];
    return [
      `## ${license}`,
      ...(installed === '' ? [] : [`Installed: ${installed}`]),
      ...(page === '' ? [] : [`In the built pages: ${page}`]),
    ].join('\n\n');
  });
  return `# Licences

Every package that an installation brings (\`npm install --omit=dev\`, on any platform), and those that the built pages, playground and documents, may
have parts of, by the licence that each states. \`npm run licenses\` writes this from package-lock.json; a test refuses other
licences than those of [scripts/licenses/allowed.ts](../scripts/licenses/allowed.ts). The texts are in each package, those of the pages in
\`dist/NOTICES.txt\` of ours. \`npm run sbom\` makes a software bill of materials of the same packages (CycloneDX, \`sbom.cdx.json\`).
MongoDB's server, which the embedded mode fetches and runs, is under the SSPL and in none of this.

${rows.join('\n\n')}
`;
}

/** What has to go with the built page: the licence texts of all that it may have parts of. */
export async function notices(packages: readonly Delivered[]): Promise<string> {
  const texts = packages.map(async ({ name, version, license, folder }) => {
    const said = await licenseTexts(folder);
    return [`${name} ${version} (${license})`, ...said].join('\n\n');
  });
  return `${(await Promise.all(texts)).join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}

/** The texts of licence and notice files in a package; none where it is not installed. */
export async function licenseTexts(folder: string): Promise<readonly string[]> {
  const names = await readdir(path.join(root, folder)).catch(() => []);
  const files = names
    // What is bundled has those of its parts beside it.
    .filter((name) => /^(licen[cs]e|copying|notice|thirdparty)|\.licen[cs]e\.txt$/i.test(name))
    .sort();
  return Promise.all(
    files.map((name) => readFile(path.join(root, folder, name), 'utf8').catch(() => '')),
  );
}
