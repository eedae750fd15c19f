/** Licences that let anybody use, change and pass on what we deliver, as long as notices stay. */
const ALLOWED: readonly string[] = [
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MPL-2.0',
  'PSF-2.0',
  'Unlicense',
  'Zlib',
];

/** Whether an SPDX expression leaves us a choice of which every part is allowed. */
export function isAllowed(expression: string): boolean {
  const inner = /^\(([^()]*)\)$/.exec(expression.trim())?.[1];
  if (inner !== undefined) return isAllowed(inner);
  // OR binds weaker than AND. What nests deeper, or has an exception, is for a person to read.
  return expression
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((part) => ALLOWED.includes(part.trim())));
}
