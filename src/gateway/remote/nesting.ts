/** More than any query's depth; far less than what makes recursive code fail. */
export const MAX_NESTING = 200;

/** Whether a value of JSON has at most so many levels below it, so that it can be walked by recursion. */
export function isShallow(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (levels === 0) return false;
  for (const below of Object.values(value)) {
    if (!isShallow(below, levels - 1)) return false;
  }
  return true;
}
