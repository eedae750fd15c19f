import { isIP } from 'node:net';
import { resolve } from 'node:path';

export interface Setting {
  readonly env: string;
  /** As the command line takes it. */
  readonly flag: string;
  readonly description: string;
  /** What a value must be, for the message about one that is not. */
  readonly expected: string;
  /** Written as a user would; null when there is none. */
  readonly default: string | null;
  readonly read: Reading<unknown>;
  /** The value may hold a password and is never repeated. */
  readonly isSecret?: true;
}

/** What a text stands for; undefined where it stands for nothing. */
export type Reading<T> = (text: string) => T | undefined;

export const integer =
  (min: number, max: number): Reading<number> =>
  (text) => {
    if (!/^\d{1,10}$/.test(text)) return undefined;
    const value = Number(text);
    return value >= min && value <= max ? value : undefined;
  };
export const matching =
  (pattern: RegExp): Reading<string> =>
  (text) =>
    pattern.test(text) ? text : undefined;
export const oneOf =
  <const Name extends string>(...names: readonly Name[]): Reading<Name> =>
  (text) =>
    names.find((name) => name === text);
export const either =
  <A, B>(first: Reading<A>, second: Reading<B>): Reading<A | B> =>
  (text) =>
    first(text) ?? second(text);
export const flagValue: Reading<boolean> = (text) =>
  text === 'true' ? true : text === 'false' ? false : undefined;
export const folder: Reading<string> = (text) => (text === '' ? undefined : resolve(text));
export const isOrigin = (text: string): boolean =>
  URL.canParse(text) && new URL(text).origin === text;
export const isAddress = (text: string): boolean => {
  const [address = '', bits] = text.split('/');
  const known = ['loopback', 'linklocal', 'uniquelocal'].includes(text);
  return known || (isIP(address) !== 0 && (bits === undefined || /^\d{1,3}$/.test(bits)));
};
/** With a port where only that is meant; in brackets where it is of IPv6. */
export const isHostName = (text: string): boolean =>
  /^(\*\.)?[a-z0-9_-]+(\.[a-z0-9_-]+)*(:\d{1,5})?$/i.test(text) ||
  /^\[[0-9a-f:.]+\](:\d{1,5})?$/i.test(text);
export const listOf =
  (isMember: (member: string) => boolean): Reading<readonly string[]> =>
  (text) => {
    const members = text.split(',').map((member) => member.trim());
    return members.every(isMember) ? Object.freeze(members) : undefined;
  };
