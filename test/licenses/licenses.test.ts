import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { format, resolveConfig } from 'prettier';
import { isAllowed } from '../../scripts/licenses/allowed.ts';
import { licensesDocument, licenseTexts } from '../../scripts/licenses/document.ts';
import { deliveredPackages } from '../../scripts/licenses/tree.ts';

const root = path.join(import.meta.dirname, '..', '..');

describe('what is delivered', () => {
  it('is under licences that let anybody use, change and pass it on', async () => {
    const refused = (await deliveredPackages()).filter(({ license }) => !isAllowed(license));
    expect(refused).toEqual([]);
  });

  it('has no text of the Elastic License or the SSPL in any package', async () => {
    const texts = (await deliveredPackages()).map(async ({ folder }) => ({
      folder,
      text: (await licenseTexts(folder)).join('\n'),
    }));
    const found = (await Promise.all(texts)).filter(({ text }) =>
      /elastic license|server side public license|business source license/i.test(text),
    );
    expect(found).toEqual([]);
  });

  it('is listed in docs/licenses.md', async () => {
    const file = path.join(root, 'docs', 'licenses.md');
    const options = { ...(await resolveConfig(file)), parser: 'markdown' };
    const expected = await format(licensesDocument(await deliveredPackages()), options);
    // `npm run licenses` writes it.
    expect(await readFile(file, 'utf8')).toBe(expected);
  });

  it('has in the page what it imports, what that asks for, and nothing that is installed beside', async () => {
    const names = (await deliveredPackages())
      .filter(({ by }) => by === 'page')
      .map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining(['graphiql', 'monaco-editor', 'cytoscape', 'zustand']),
    );
    expect(
      names.filter((name) => ['graphql', 'esbuild', 'typescript', 'jest'].includes(name)),
    ).toEqual([]);
  });

  it('is in the bill of materials, each with its version, and nothing else', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'mep-graph-sbom-'));
    const file = path.join(folder, 'sbom.json');
    const script = path.join(root, 'scripts', 'writeSbom.ts');
    await promisify(execFile)(process.execPath, [script, file], { cwd: root });
    const bill = JSON.parse(await readFile(file, 'utf8')) as {
      readonly bomFormat: string;
      readonly metadata: { readonly component: { readonly name: string; readonly type: string } };
      readonly components: readonly { readonly purl: string }[];
    };
    await rm(folder, { recursive: true });
    const { bomFormat, metadata, components } = bill;
    expect({ bomFormat, ...metadata.component }).toMatchObject({
      ...{ bomFormat: 'CycloneDX', name: 'mep-graph', type: 'application' },
    });
    const expected = (await deliveredPackages()).map(
      ({ name, version }) => `pkg:npm/${name.replace('@', '%40')}@${version}`,
    );
    expect([...new Set(components.map(({ purl }) => purl))].sort()).toEqual(
      [...new Set(expected)].sort(),
    );
  });
});

describe('a licence', () => {
  it.each([
    ['MIT', true],
    ['(MIT AND BSD-3-Clause)', true],
    ['(MIT OR GPL-3.0-only)', true],
    ['MIT AND GPL-3.0-only', false],
    ['GPL-3.0-only OR MIT AND ISC', true],
    ['Elastic-2.0', false],
    ['SSPL-1.0', false],
    ['MIT WITH Commons-Clause', false],
    ['SEE LICENSE IN LICENSE', false],
    ['UNLICENSED', false],
    ['none stated', false],
    ['', false],
  ])('%s is judged by its parts: %s', (expression, allowed) => {
    expect(isAllowed(expression)).toBe(allowed);
  });
});
