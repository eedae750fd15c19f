// Writes npm's bill of materials (CycloneDX) of what is delivered: npm run sbom [-- <file>]
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { Command } from 'commander';
import { deliveredPackages } from './licenses/tree.ts';

interface Bill {
  readonly metadata: { readonly component: { readonly 'bom-ref': string; readonly name: string } };
  readonly components: readonly { readonly 'bom-ref': string }[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}

const root = path.join(import.meta.dirname, '..');
const [file = path.join(root, 'sbom.cdx.json')] = new Command('sbom')
  .description('write a bill of materials (CycloneDX) of what is delivered')
  .argument('[file]', 'where to; sbom.cdx.json without it')
  .parse().args;
const args = ['sbom', '--package-lock-only', '--sbom-format=cyclonedx', '--sbom-type=application'];

const { stdout } = await promisify(execFile)('npm', args, { cwd: root, maxBuffer: 2 ** 26 });
// npm's own output, in the format it was asked for.
const bill = JSON.parse(stdout) as Bill;
const packages = await deliveredPackages();
const self = bill.metadata.component;
const refs = new Set(packages.map(({ name, version }) => `${name}@${version}`));
const isOurs = (ref: string) => ref === self['bom-ref'] || refs.has(ref);
const sbom = {
  ...bill,
  // npm names it after the folder of the checkout.
  metadata: { ...bill.metadata, component: { ...self, name: 'mep-graph' } },
  components: bill.components.filter((component) => isOurs(component['bom-ref'])),
  dependencies: bill.dependencies
    .filter(({ ref }) => isOurs(ref))
    .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter(isOurs) })),
};
await writeFile(file, `${JSON.stringify(sbom, null, 2)}\n`);
console.log(`${file}: ${sbom.components.length} packages`);
