/** How long a `Retry-After` asks to wait; null where there is none that can be read. */
export function retryAfterMsOf(header: unknown, nowMs = Date.now()): number | null {
  if (typeof header !== 'string') return null;
  if (/^\s*\d{1,9}\s*$/.test(header)) return Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? null : Math.max(0, date - nowMs);
}
