/** Whoever has fewer digits loses none as a double, but for exponents. */
const LONG = 16;
const [POINT, ZERO, NINE, QUOTE] = [0x2e, 0x30, 0x39, 0x22];

/**
 * A number of JSON with all its digits, where a double has not room for them. Written as JSON it is the
 * same number again; `valueOf` is its text, which graphql-js reads as any of its own scalars.
 */
export class ExactNumber {
  readonly #digits: string;

  constructor(digits: string) {
    this.#digits = digits;
  }

  valueOf(): string {
    return this.#digits;
  }

  toJSON(): unknown {
    return rawJson.rawJSON(this.#digits);
  }
}

interface WithSource {
  readonly source?: string;
}
type Reviver = (key: string, value: unknown, context: WithSource) => unknown;

// Both are of ECMAScript, and of Node.js since 21; TypeScript does not know them yet.
const rawJson = JSON as unknown as {
  rawJSON(text: string): unknown;
  parse(text: string, reviver: Reviver): unknown;
};

/**
 * The value of a JSON text, with exact numbers where others would lose digits. Every other value is what `clean`
 * makes of it. Throws as JSON.parse does.
 */
export function parseExactly(
  text: string,
  clean: (value: unknown) => unknown = (value) => value,
): unknown {
  return rawJson.parse(text, (_key, value, { source }) =>
    typeof value === 'number' && source !== undefined ? exactNumber(value, source) : clean(value),
  );
}

/** The number itself, where nothing of its text is lost. */
export function exactNumber(value: number, digits: string): number | ExactNumber {
  const isShort = digits.length < LONG && !FAR_EXPONENT.test(digits);
  const isExact =
    isShort || (Number.isFinite(value) && normalForm(String(value)) === normalForm(digits));
  return isExact ? value : new ExactNumber(digits);
}

/** With as many digits as that, a number may be too large or too small for a double. */
const FAR_EXPONENT = /\d[eE][-+]?\d\d\d/;
/** The same where a number of JSON begins, also in a URL: most such texts stand in hashes. */
const FAR_NUMBER = /(?:^|[[:,\s=+]|%(?:3A|2C|5B|20|0A|09|0D))-?[\d.]+e(?:[-+]|%2B|%2D)?\d{3}/i;
/** Where a sign is written as in no JSON, but in a URL. */
const FAR_EXPONENT_IN_URL = /\de%2B\d\d\d/i;

/** The same for `1.50`, `1.5` and `15e-1`. */
function normalForm(text: string): string {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/i.exec(text) ?? [];
  const all = `${whole}${fraction}`.replace(/^0+/, '');
  const digits = all.replace(/0+$/, '');
  const shift = Number(exponent) - fraction.length + all.length - digits.length;
  return digits === '' ? '0' : `${sign}${digits}e${shift}`;
}

/** Whether a JSON text may have a number that a double has no room for; texts of digits alone are none. */
export function mayLoseDigits(text: string): boolean {
  return hasLongNumber(text) || hasFarNumber(text);
}

function hasFarNumber(text: string): boolean {
  const mayBe = FAR_EXPONENT.test(text) || (text.includes('%2B') && FAR_EXPONENT_IN_URL.test(text));
  return mayBe && FAR_NUMBER.test(text);
}

/** Looks at every sixteenth character only: no run of digits that is long enough stands between two of them. */
function hasLongNumber(text: string): boolean {
  for (let at = LONG - 1; at < text.length; at += LONG) {
    if (isDigit(text.charCodeAt(at)) && isLongAt(text, at)) return true;
  }
  return false;
}

function isLongAt(text: string, at: number): boolean {
  // A run that is long enough has one of these; most have neither.
  if (!isDigit(text.charCodeAt(at - LONG / 2)) && !isDigit(text.charCodeAt(at + LONG / 2)))
    return false;
  let [from, to] = [at, at + 1];
  while (at - from < LONG && isDigit(text.charCodeAt(from - 1))) from -= 1;
  while (to - at < LONG && isDigit(text.charCodeAt(to))) to += 1;
  return to - from >= LONG && text.charCodeAt(from - 1) !== QUOTE;
}

function isDigit(code: number): boolean {
  return (code >= ZERO && code <= NINE) || code === POINT;
}
