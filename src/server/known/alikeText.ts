import { Lexer, Source, TokenKind, type Token } from 'graphql';

/** A literal that stands as, or within, the argument of a field. */
export interface Literal {
  readonly kind: 'Int' | 'Float' | 'String';
  /** As the lexer reads it: digits, or what a string says. */
  readonly value: string;
  /** Where it begins in the text. */
  readonly start: number;
}

/** A text of one query, as far as it is like others. */
export interface AlikeText {
  /** The same for texts that differ only in the query's name, white space, the order of fragments, and literals. */
  readonly key: string;
  readonly name: string | null;
  /** In the order that `key` has them. */
  readonly literals: readonly Literal[];
}

/** A part of the text that can change places with others. */
interface Definition {
  /** Of a fragment; null for the query. */
  readonly fragment: string | null;
  readonly parts: string[];
  readonly literals: Literal[];
}

const LITERALS: Readonly<Partial<Record<TokenKind, Literal['kind']>>> = {
  [TokenKind.INT]: 'Int',
  [TokenKind.FLOAT]: 'Float',
  [TokenKind.STRING]: 'String',
  [TokenKind.BLOCK_STRING]: 'String',
};

/**
 * What a text is by its tokens. Null for what is not one query with its fragments, or has more tokens than `maxTokens`;
 * whether it is right in any other way is for parsing and validation to say.
 */
export function readAlike(text: string, maxTokens: number): AlikeText | null {
  const reading = new Reading(new Lexer(new Source(text)), maxTokens);
  try {
    const definitions: Definition[] = [];
    for (;;) {
      const definition = reading.definition();
      if (definition === null) break;
      definitions.push(definition);
    }
    return describe(definitions, reading.name);
  } catch {
    // Of what is no GraphQL, the long way tells what is wrong.
    return null;
  }
}

function describe(definitions: readonly Definition[], name: string | null): AlikeText | null {
  const queries = definitions.filter(({ fragment }) => fragment === null);
  const [query] = queries;
  if (query === undefined || queries.length > 1) return null;
  const ordered = definitions.length === 1 ? definitions : definitions.toSorted(byFragment);
  return {
    key: ordered.map(({ parts }) => parts.join(' ')).join(' '),
    name,
    literals: ordered.flatMap(({ literals }) => literals),
  };
}

function byFragment({ fragment: a }: Definition, { fragment: b }: Definition): number {
  return (a ?? '') < (b ?? '') ? -1 : 1;
}

class Unlike extends Error {}

/** Goes through the tokens once. */
class Reading {
  /** Of the query. */
  name: string | null = null;
  readonly #lexer: Lexer;
  #left: number;

  constructor(lexer: Lexer, maxTokens: number) {
    this.#lexer = lexer;
    this.#left = maxTokens;
  }

  /** The next one; null at the end. */
  definition(): Definition | null {
    const first = this.#next();
    if (first.kind === TokenKind.EOF) return null;
    if (first.kind === TokenKind.BRACE_L) return this.#body(null, ['query', '{'], 1);
    if (first.value === 'query') return this.#query();
    if (first.value !== 'fragment') throw new Unlike();
    const name = this.#next().value;
    return this.#body(name, ['fragment', name], 0);
  }

  #query(): Definition {
    const next = this.#next();
    if (next.kind !== TokenKind.NAME) return this.#from(next, null, ['query']);
    this.name = next.value;
    return this.#body(null, ['query'], 0);
  }

  #from(token: Token, fragment: string | null, parts: string[]): Definition {
    const { kind } = token;
    if (kind === TokenKind.BRACE_L) return this.#body(fragment, [...parts, '{'], 1);
    if (kind === TokenKind.PAREN_L) {
      const definition = { fragment, parts: [...parts, '('], literals: [] };
      this.#values(definition, false);
      return this.#rest(definition, 0);
    }
    return this.#rest({ fragment, parts: [...parts, textOf(token)], literals: [] }, 0);
  }

  #body(fragment: string | null, parts: string[], depth: number): Definition {
    return this.#rest({ fragment, parts, literals: [] }, depth);
  }

  /** @param open - selection sets that are open */
  #rest(definition: Definition, open: number): Definition {
    let depth = open;
    // Arguments of directives stay as they are: what they decide is another query.
    let isDirective = false;
    let before = '';
    for (;;) {
      const token = this.#next();
      const { kind } = token;
      if (kind === TokenKind.EOF) throw new Unlike();
      definition.parts.push(textOf(token));
      if (kind === TokenKind.BRACE_L) depth += 1;
      if (kind === TokenKind.PAREN_L) this.#values(definition, depth > 0 && !isDirective);
      isDirective = kind === TokenKind.NAME && before === '@';
      before = kind;
      if (kind !== TokenKind.BRACE_R) continue;
      depth -= 1;
      if (depth === 0) return definition;
    }
  }

  /** Up to the parenthesis that ends them. */
  #values({ parts, literals }: Definition, areLifted: boolean): void {
    for (let depth = 1; depth > 0;) {
      const token = this.#next();
      if (token.kind === TokenKind.EOF) throw new Unlike();
      if (token.kind === TokenKind.PAREN_L) depth += 1;
      if (token.kind === TokenKind.PAREN_R) depth -= 1;
      const kind = areLifted ? LITERALS[token.kind] : undefined;
      if (kind === undefined) {
        parts.push(textOf(token));
        continue;
      }
      // No token begins like this.
      parts.push(`#${kind}`);
      literals.push({ kind, value: token.value, start: token.start });
    }
  }

  #next(): Token {
    this.#left -= 1;
    if (this.#left < 0) throw new Unlike();
    return this.#lexer.advance();
  }
}

/** So that no two tokens are told alike. */
function textOf({ kind, value }: Token): string {
  if (kind === TokenKind.NAME || kind === TokenKind.INT || kind === TokenKind.FLOAT) return value;
  return kind === TokenKind.STRING || kind === TokenKind.BLOCK_STRING
    ? JSON.stringify(value)
    : kind;
}
