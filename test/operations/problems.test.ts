import { describe, expect, it } from '@jest/globals';
import { problemOfErrors } from '../../src/server/operations/problemDetails.ts';

const error = (code: string, extensions: object = {}) => ({
  message: `This is ${code}.`,
  extensions: { code, ...extensions },
});

describe('a problem of several errors', () => {
  it.each([
    [['BAD_USER_INPUT', 'DATABASE_UNAVAILABLE'], 503, 'DATABASE_UNAVAILABLE'],
    [['BAD_USER_INPUT', 'INTERNAL_SERVER_ERROR', 'SUBGRAPH_ERROR'], 500, 'INTERNAL_SERVER_ERROR'],
    [['DATABASE_UNAVAILABLE', 'SUBGRAPH_UNAVAILABLE'], 502, 'SUBGRAPH_UNAVAILABLE'],
    [['UNAUTHORIZED_FIELD_OR_TYPE', 'SUBGRAPH_ERROR'], 502, 'SUBGRAPH_ERROR'],
    [['BAD_USER_INPUT', 'UNAUTHORIZED_FIELD_OR_TYPE'], 403, 'UNAUTHORIZED_FIELD_OR_TYPE'],
    [['UNAUTHORIZED_FIELD_OR_TYPE', 'UNAUTHENTICATED'], 401, 'UNAUTHENTICATED'],
    [['RATE_LIMITED', 'QUERY_TOO_BROAD'], 400, 'QUERY_TOO_BROAD'],
    [['QUERY_TOO_BROAD', 'BAD_USER_INPUT'], 400, 'QUERY_TOO_BROAD'],
    [['MADE_UP_HERE', 'BAD_USER_INPUT'], 500, 'MADE_UP_HERE'],
  ])('%j is a %d of %s, and lists them all', (codes, status, code) => {
    const errors = codes.map((one) => error(one));
    for (const listed of [errors, errors.toReversed()]) {
      const told = problemOfErrors(listed);
      expect(told.status).toBe(status);
      expect(told.errors).toEqual(listed);
    }
    expect(problemOfErrors(errors)).toMatchObject({ code, detail: `This is ${code}.` });
  });

  it('takes a code that a subgraph has made up for a failure of the subgraph', () => {
    const errors = [error('BAD_USER_INPUT'), error('MADE_UP_THERE', { subgraph: 'calendar' })];
    expect(problemOfErrors(errors)).toMatchObject({ status: 502, code: 'MADE_UP_THERE' });
  });

  it('is a fault of ours where there is no error to tell of', () => {
    expect(problemOfErrors([])).toMatchObject({ status: 500, code: 'INTERNAL_SERVER_ERROR' });
  });
});
