import type { Reading } from './settingValues.ts';

const MODES = ['any', 'log', 'only'] as const;
/** Whether a document may be asked that is not trusted: yes; yes, and the log tells; no. The first allows most. */
export type DocumentMode = (typeof MODES)[number];

/** What may be asked by whom. */
export interface DocumentModes {
  /** Of who nothing else is said. */
  readonly mode: DocumentMode;
  /** By kinds of askers and by scopes, as `token` and `scope:explore`. */
  readonly byAsker: ReadonlyMap<string, DocumentMode>;
}

const RULE = /^(?:(anonymous|key|token|scope:[^\s=,]+)=)?(any|log|only)$/;

/** `only,token=any,scope:explore=any` */
export const documentModes: Reading<DocumentModes> = (text) => {
  const byAsker = new Map<string, DocumentMode>();
  let mode: DocumentMode | null = null;
  for (const part of text.split(',').map((rule) => rule.trim())) {
    const [, asker, said] = RULE.exec(part) ?? [];
    const known = MODES.find((one) => one === said);
    const isAgain = asker === undefined ? mode !== null : byAsker.has(asker);
    if (known === undefined || isAgain) return undefined;
    if (asker === undefined) mode = known;
    else byAsker.set(asker, known);
  }
  return { mode: mode ?? 'any', byAsker };
};

/** Whether it makes a difference to anybody what is trusted. */
export function saysOther({ mode, byAsker }: DocumentModes): boolean {
  return [mode, ...byAsker.values()].some((said) => said !== 'any');
}

interface AskerSaid {
  readonly kind: string;
  readonly scopes: ReadonlySet<string>;
}

/** The mode of an asker: of several that are said, what allows most. */
export function modeOf(
  { mode, byAsker }: DocumentModes,
  { kind, scopes }: AskerSaid,
): DocumentMode {
  if (byAsker.size === 0) return mode;
  const said = [kind, ...[...scopes].map((scope) => `scope:${scope}`)].flatMap(
    (name) => byAsker.get(name) ?? [],
  );
  return MODES.find((one) => said.includes(one)) ?? mode;
}
