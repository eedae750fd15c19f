import { anonymous, type Asker } from '../../src/identity/asker.ts';

/** Somebody known, with these scopes. */
export function askerWith(...scopes: readonly string[]): Asker {
  return { ...anonymous, kind: 'key', name: 'test', scopes: new Set(scopes) };
}
