import { userError } from '../errors.ts';

/** A place in the changes of one database. */
export interface Place {
  /** Tells them from those of a database that was made anew. */
  readonly epoch: string;
  /** Of the last change that was seen; 0 before the first. */
  readonly sequence: number;
}

export function printToken({ epoch, sequence }: Place): string {
  return `${epoch}-${sequence}`;
}

/** @throws BAD_USER_INPUT for what was never given out. */
export function parseToken(token: string): Place {
  const [, epoch, digits] = /^([0-9a-z]{12})-(\d{1,15})$/.exec(token) ?? [];
  if (epoch !== undefined && digits !== undefined) return { epoch, sequence: Number(digits) };
  throw userError(
    'BAD_USER_INPUT',
    `Expected "after" to be a token that was given out, got ${JSON.stringify(token.slice(0, 40))}.`,
  );
}
