/** What is not known is told from a label that says so. */
export function inkOf(label: string | null): {
  readonly fill: string;
  readonly fontStyle?: string;
} {
  return label === null
    ? { fill: 'var(--mg-muted)', fontStyle: 'italic' }
    : { fill: 'var(--mg-ink)' };
}
