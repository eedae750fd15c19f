import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { z } from 'zod';

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
export const listOf = (
  isMember: (member: string) => boolean,
): z.ZodType<readonly string[], string> =>
  z
    .string()
    .transform((text): readonly string[] =>
      Object.freeze(text.split(',').map((member) => member.trim())),
    )
    .refine((members) => members.every(isMember));
