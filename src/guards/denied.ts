import { GraphQLError } from 'graphql';
import type { ErrorCode } from '../errors.ts';
import type { Denial } from './remainder.ts';

/** As Apollo Router and Hive word it, which clients may know. */
const MESSAGE = 'Unauthorized field or type';
const CODE = 'UNAUTHORIZED_FIELD_OR_TYPE' satisfies ErrorCode;

/** The error of a field that is denied, whatever data there are. */
export function denied({ path, node }: Denial): GraphQLError {
  return new GraphQLError(MESSAGE, { nodes: node, path, extensions: { code: CODE } });
}

/** The same where nothing of the operation is to be answered. */
export function rejected({ message, nodes, path, extensions }: GraphQLError): GraphQLError {
  return new GraphQLError(message, {
    nodes: nodes ?? null,
    path: path ?? null,
    extensions: { ...extensions, http: { status: 403 } },
  });
}
