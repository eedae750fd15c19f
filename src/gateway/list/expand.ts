/** Gives a variable of the environment; undefined where it is not set. */
export type ReadVariable = (name: string) => string | undefined;

export interface Expanded {
  readonly value: unknown;
  /** What was put in, which no message may repeat. */
  readonly secrets: readonly string[];
  readonly missing: readonly { readonly path: readonly PropertyKey[]; readonly name: string }[];
}

/** Puts variables of the environment in the place of `${env.NAME}`, in every text of a value. */
export function expandVariables(given: unknown, read: ReadVariable): Expanded {
  const secrets: string[] = [];
  const missing: { path: readonly PropertyKey[]; name: string }[] = [];
  const expand = (value: unknown, path: readonly PropertyKey[]): unknown => {
    if (typeof value === 'string') {
      return value.replace(/\$\{env\.(\w+)\}/g, (_whole, name: string) => {
        const found = read(name);
        if (found === undefined) missing.push({ path, name });
        else if (found !== '') secrets.push(found);
        return found ?? '';
      });
    }
    if (Array.isArray(value)) return value.map((item, index) => expand(item, [...path, index]));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, expand(item, [...path, key])]),
    );
  };
  return { value: expand(given, []), secrets, missing };
}
