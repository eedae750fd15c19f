import type { Config } from './config.ts';

/** What the settings say of guards, as graphs take it. */
export function guardingIn({ policies, unauthorized }: Pick<Config, 'policies' | 'unauthorized'>): {
  readonly policies?: ReadonlyMap<string, readonly string[]>;
  readonly mode: 'filter' | 'reject';
} {
  return { ...(policies && { policies }), mode: unauthorized };
}
