import type { JsonSchema } from './jsonSchema.ts';

const text = (description: string, example?: string): object => ({
  description,
  schema: { type: 'string' },
  ...(example !== undefined && { example }),
});

/** Fields of answers, by the names they are referred to. */
export const HEADERS = {
  ETag: text(
    'Names this answer in this form: sent back in If-None-Match, it gives 304 while it holds.',
  ),
  'Cache-Control': text('How long others may keep it.', 'public, max-age=60'),
  Vary: text('What of a request the answer depends on.', 'Accept-Encoding'),
  'RateLimit-Policy': text(
    'How many points there are at most, and in how many seconds they come back; only where points count.',
  ),
  RateLimit: text('How many points are left; only where points count.'),
  'Retry-After': {
    description: 'In how many seconds to try again.',
    schema: { type: 'integer' },
  },
  'WWW-Authenticate': text('How to say who asks.'),
  'X-Request-Id': text('Names the request in the log.'),
} as const;

type HeaderName = keyof typeof HEADERS;

/** By name, as references. */
function headersOf(names: readonly HeaderName[]): object {
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
}

const PROBLEM = 'Problem';

/** Why there is no data, as RFC 9457 has it. */
export const PROBLEM_SCHEMAS: Readonly<Record<string, JsonSchema>> = {
  [PROBLEM]: {
    type: 'object',
    description: 'Why there is no data (RFC 9457).',
    properties: {
      title: { type: 'string', description: 'What the status means.' },
      status: { type: 'integer', description: 'The status of the answer.' },
      detail: { type: 'string', description: 'What was expected, then what came.' },
      code: { type: 'string', description: 'For programs: it stays while words change.' },
      errors: {
        type: 'array',
        description: 'What is wrong with which parameter, or the errors of the answer.',
        items: { $ref: '#/components/schemas/ProblemCause' },
      },
    },
    required: ['title', 'status', 'detail', 'code'],
  },
  ProblemCause: {
    type: 'object',
    description: 'What is wrong with one parameter, or an error of the answer.',
    properties: {
      parameter: { type: 'string', description: 'The name of a parameter.' },
      detail: { type: 'string', description: 'What was expected of it, then what came.' },
      message: { type: 'string', description: 'What is wrong with the answer.' },
      path: {
        type: 'array',
        description: 'Where in the answer that is.',
        // Not a list of types: oapi-codegen refuses the whole document for one.
        items: { anyOf: [{ type: 'string' }, { type: 'integer' }] },
      },
      extensions: {
        type: 'object',
        description: 'Its code, and what else is known.',
        additionalProperties: true,
      },
    },
  },
};

const problem = (description: string, headers: readonly HeaderName[] = []): object => ({
  description,
  headers: headersOf(['X-Request-Id', ...headers]),
  content: { 'application/problem+json': { schema: { $ref: `#/components/schemas/${PROBLEM}` } } },
});

const POINTS: readonly HeaderName[] = ['RateLimit-Policy', 'RateLimit'];

/** What every URL can answer beside its data, by status. */
const RESPONSES: Readonly<Record<string, readonly [name: string, response: object]>> = {
  304: [
    'NotModified',
    {
      description: 'What If-None-Match names still holds.',
      headers: headersOf(['ETag', 'Cache-Control']),
    },
  ],
  400: [
    'BadRequest',
    problem(
      'A parameter is wrong, or the question is too large or refused; `errors` names what.',
      POINTS,
    ),
  ],
  401: ['Unauthorized', problem('The credentials are not valid here.', ['WWW-Authenticate'])],
  403: [
    'Forbidden',
    problem('Who asks may not see this, or may not ask from another site.', POINTS),
  ],
  404: ['NotFound', problem('There is no operation of that name any more.')],
  421: ['MisdirectedRequest', problem('The host is none of the names of this server.')],
  429: ['TooManyRequests', problem('Too few points are left.', ['Retry-After', ...POINTS])],
  500: ['InternalServerError', problem('Something went wrong on the side of the server.', POINTS)],
  502: ['BadGateway', problem('A subgraph did not answer.', POINTS)],
  503: ['ServiceUnavailable', problem('Not now; try again.', ['Retry-After'])],
};

/** As components, by their names. */
export const SHARED_RESPONSES: Readonly<Record<string, object>> = Object.fromEntries(
  Object.values(RESPONSES),
);

/** By status, as references to the components. */
export const OTHER_RESPONSES: Readonly<Record<string, object>> = Object.fromEntries(
  Object.entries(RESPONSES).map(([status, [name]]) => [
    status,
    { $ref: `#/components/responses/${name}` },
  ]),
);

/** Of data that are there. */
export const DATA_HEADERS = headersOf(['X-Request-Id', 'ETag', 'Cache-Control', 'Vary', ...POINTS]);
