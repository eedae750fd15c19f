import type { FastifyInstance, FastifyRequest } from 'fastify';
import { mayLoseDigits, parseExactly } from '../answer/exactNumber.ts';
import { arrivalOf } from './front/arrival.ts';

/** Reads JSON as Fastify does, and variables once more where they have numbers with many digits. */
export function readJsonExactly(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser<string>(
    'application/json',
    { parseAs: 'string' },
    (request, body, done) => {
      if (mayLoseDigits(body)) noteExact(request, body, (sent) => Reflect.get(sent, 'variables'));
      return parse(request, body, done);
    },
  );
}

/** The same for the variables in a URL. */
export function readSearchExactly(request: FastifyRequest): void {
  const { url } = request;
  if (!mayLoseDigits(url)) return;
  const variables = new URLSearchParams(url.slice(url.indexOf('?') + 1)).get('variables');
  if (variables !== null) noteExact(request, variables, (sent) => sent);
}

function noteExact(
  { raw }: FastifyRequest,
  text: string,
  variablesIn: (sent: object) => unknown,
): void {
  try {
    const sent = parseExactly(text);
    const variables = typeof sent === 'object' && sent !== null ? variablesIn(sent) : null;
    if (typeof variables !== 'object' || variables === null || Array.isArray(variables)) return;
    arrivalOf(raw).exactVariables = variables as Readonly<Record<string, unknown>>;
  } catch {
    // Whoever reads it next says what is wrong with it.
  }
}
