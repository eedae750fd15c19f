import type { Form } from '../../operations/forms.ts';
import type { Alike } from '../known/alikeOperations.ts';
import type { KnownOperation } from '../known/knownOperations.ts';
import { readApiUrl } from '../operations/apiRequest.ts';
import { type Served } from '../served.ts';
import { type GraphqlRequest } from './graphqlRequest.ts';

/** What a request that is known is run as. */
export interface Run {
  readonly served: Served;
  readonly asked: GraphqlRequest;
  readonly known: KnownOperation;
  /** As the request names it. */
  readonly name: string | null;
  /** Where another text was known, of which this is but another form: its answer only counts where it is plain data. */
  readonly alike: Alike<KnownOperation> | null;
  /** In which the answer is wanted; null as it is. */
  readonly form: Form | null;
}

/** What answers a request, where its text, or one like it, has passed every check before. */
export function findRun(served: Served, asked: GraphqlRequest): Run | null {
  const { query, operationName, variables } = asked;
  const known = served.known.find(query, operationName);
  if (known !== undefined)
    return { served, asked, known, name: known.name, alike: null, form: null };
  const alike = served.known.findAlike(query, operationName);
  if (alike === undefined) return null;
  const { literals, name } = alike;
  return {
    served,
    asked: { ...asked, variables: { ...variables, ...literals } },
    known: alike.known,
    name,
    alike,
    form: null,
  };
}

/** The same of a named operation by its URL. */
export function findApiRun(served: Served, url: string): Run | null {
  const read = readApiUrl(url, served.operations);
  if (read.kind !== 'data' || read.isAll) return null;
  const { text, known } = read.query;
  const { variables } = read;
  const asked = { query: text, operationName: known.name, variables, isById: true };
  return { served, asked, known, name: known.name, alike: null, form: read.form };
}
