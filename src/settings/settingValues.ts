import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { z } from 'zod';

export interface Setting {
  readonly env: string;
  /** As the command line takes it. */
  readonly flag: string;
  readonly description: string;
  /** What a value must be, for the message about one that is not. */
  readonly expected: string;
  /** Written as a user would; null when there is none. */
  readonly default: string | null;
  readonly schema: z.ZodType<unknown, string>;
  /** The value may hold a password and is never repeated. */
  readonly isSecret?: true;
}

/** What the texts of settings can stand for. */
export const integer = (min: number, max: number): z.ZodType<number, string> =>
  z
    .string()
    .regex(/^\d{1,10}$/)
    .transform(Number)
    .pipe(z.number().min(min).max(max));
export const flagValue = z.enum(['true', 'false']).transform((value) => value === 'true');
export const folder = z
  .string()
  .min(1)
  .transform((value) => resolve(value));
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
export const listOf = (
  isMember: (member: string) => boolean,
): z.ZodType<readonly string[], string> =>
  z
    .string()
    .transform((text): readonly string[] =>
      Object.freeze(text.split(',').map((member) => member.trim())),
    )
    .refine((members) => members.every(isMember));
