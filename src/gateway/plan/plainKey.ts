/**
 * What a field without arguments is called in the data: its name, unless every object has a member of
 * that name already.
 */
export function plainKey(name: string, prefix: string): string {
  return name in Object.prototype ? `${prefix}0o_${name}` : name;
}
