/** Where `npm run build` leaves it. */
export const bundles: string;
export function digestOfSources(sources: readonly string[]): string;
export function findBundle(below?: string): string | null;
export function bundleFolder(): string | null;
export function runBundled(
  name: string,
  from: string,
  told?: () => void,
): Readonly<Record<string, unknown>> | null;
export function keepCompiled(): void;
export function holdAs(held: boolean): void;
export function isHeld(): boolean;
export function asWritten(stack: string): string;
