import type { FileName } from './files.ts';
import { fieldOf, type Path } from './paths.ts';

interface ReferenceRule {
  readonly from: FileName;
  /** Path to one id or to a list of them. */
  readonly path: Path;
  readonly to: FileName;
}

/** Every field of the data that names a record of some file. */
export const referenceRules: readonly ReferenceRule[] = [
  { from: 'agencies', path: ['parentId'], to: 'agencies' },
  { from: 'states', path: ['centerId'], to: 'centers' },
  { from: 'states', path: ['servedByCenterId'], to: 'centers' },
  { from: 'centers', path: ['stateCode'], to: 'states' },
  { from: 'stateOrganizations', path: ['stateCode'], to: 'states' },
  { from: 'stateOrganizations', path: ['centerIds'], to: 'centers' },
  { from: 'associations', path: ['headquarters', 'stateCode'], to: 'states' },
  { from: 'resources', path: ['agencyIds'], to: 'agencies' },
  { from: 'resources', path: ['associationIds'], to: 'associations' },
  { from: 'resources', path: ['topics'], to: 'topics' },
  { from: 'resources', path: ['stateCodes'], to: 'states' },
  { from: 'resources', path: ['locationStateCodes'], to: 'states' },
  { from: 'agreements', path: ['agencyIds'], to: 'agencies' },
  { from: 'agreements', path: ['associationIds'], to: 'associations' },
  { from: 'agreements', path: ['resourceIds'], to: 'resources' },
  { from: 'impacts', path: ['centerId'], to: 'centers' },
  { from: 'impacts', path: ['stateCode'], to: 'states' },
  { from: 'funding', path: ['centerId'], to: 'centers' },
  { from: 'zipPrefixes', path: ['stateCode'], to: 'states' },
];

/** The ids that stand at a path of a record, be it one id or a list of them. */
export function idsAt(
  record: unknown,
  path: Path,
): readonly { readonly id: string; readonly path: Path }[] {
  const value = path.reduce(fieldOf, record);
  if (isText(value)) return [{ id: value, path }];
  if (!Array.isArray(value)) return [];
  return value.filter(isText).map((id, index) => ({ id, path: [...path, index] }));
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
