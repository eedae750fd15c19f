/** Tools that every graph has; an operation by one of these names does not take its place. */
export const BUILT_IN_TOOLS: ReadonlySet<string> = new Set(['search_network', 'describe', 'ask']);
