import type { IdentifierScheme } from './collections/record.ts';
import { userError } from './errors.ts';

interface Form {
  readonly pattern: RegExp;
  readonly example: string;
  /** Digits of identifiers are written in one way, whatever a client writes. */
  readonly isLowerCase?: true;
  /** Beginning of the addresses in the scheme's own register, where it has such. */
  readonly register?: string;
  readonly isSound?: (value: string) => boolean;
}

const forms: Readonly<Record<IdentifierScheme, Form>> = {
  ROR: {
    pattern: /^0[a-hj-km-np-tv-z0-9]{6}\d{2}$/,
    example: '05xpvk416',
    isLowerCase: true,
    register: 'https://ror.org/',
    isSound: hasCheckDigits,
  },
  WIKIDATA: {
    pattern: /^Q[1-9]\d*$/,
    example: 'Q176691',
    register: 'https://www.wikidata.org/wiki/',
  },
  UEI: { pattern: /^[A-HJ-NP-Z1-9][A-HJ-NP-Z0-9]{11}$/, example: 'ABCDEFGH1234' },
  ASSISTANCE_LISTING: { pattern: /^\d{2}\.[0-9A-Z]{3}$/, example: '11.611' },
  FIPS: { pattern: /^\d{2}$/, example: '13' },
  USPS: { pattern: /^[A-Z]{2}$/, example: 'GA' },
};

/** Whether a text has the form of its scheme, check digits included. */
export function isIdentifier(scheme: IdentifierScheme, value: string): boolean {
  const { pattern, isSound = () => true } = forms[scheme];
  return pattern.test(value) && isSound(value);
}

/** Its address in the scheme's own register; null where there is none. */
export function registerUrl(scheme: IdentifierScheme, value: string): string | null {
  const { register } = forms[scheme];
  return register === undefined ? null : register + value;
}

/** What an entity is found by: the scheme and the identifier. */
export function identifierKey(scheme: IdentifierScheme, value: string): string {
  return `${scheme}:${value}`;
}

/**
 * The key of what a client gives: the identifier itself or its address, in capitals or not.
 * @throws BAD_USER_INPUT for what has not the form of its scheme.
 */
export function parseIdentifier(scheme: IdentifierScheme, given: string): string {
  const { example, isLowerCase } = forms[scheme];
  const written = given.trim().replace(/^.*\//, '');
  const value = isLowerCase ? written.toLowerCase() : written.toUpperCase();
  if (isIdentifier(scheme, value)) return identifierKey(scheme, value);
  throw userError(
    'BAD_USER_INPUT',
    `Expected "value" to be of the form of ${scheme}, like ${example}, got ${given}.`,
  );
}

const digits = '0123456789abcdefghjkmnpqrstvwxyz';

/** The last two digits of a ROR follow from the others, by ISO/IEC 7064, MOD 97-10. */
function hasCheckDigits(ror: string): boolean {
  const number = ror
    .slice(0, -2)
    .split('')
    .reduce((sum, digit) => sum * 32 + digits.indexOf(digit), 0);
  return 98 - ((number * 100) % 97) === Number(ror.slice(-2));
}
