/** The newest version of Federation whose every directive is known here. */
export const NEWEST_KNOWN = { major: 2, minor: 14 } as const;

/** What newer versions are read as: the newest that the composer knows. */
export const LINK_2_9 = 'https://specs.apollo.dev/federation/v2.9';

/** Directives of Federation 2 by the minor version that brought them. */
export const DIRECTIVES_SINCE: ReadonlyMap<string, number> = new Map([
  ...['key', 'requires', 'provides', 'external', 'shareable'].map((name) => [name, 0] as const),
  ...['extends', 'override', 'inaccessible', 'tag'].map((name) => [name, 0] as const),
  ['composeDirective', 1],
  ['interfaceObject', 3],
  ['authenticated', 5],
  ['requiresScopes', 5],
  ['policy', 6],
  ['context', 8],
  ['fromContext', 8],
  ['cost', 9],
  ['listSize', 9],
  ['cacheTag', 12],
]);

export const FEDERATION_2_9 = {
  minor: 9,
  directives: new Set(
    [...DIRECTIVES_SINCE].filter(([, minor]) => minor <= 9).map(([name]) => name),
  ) as ReadonlySet<string>,
} as const;
