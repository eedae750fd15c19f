import {
  buildClientSchema,
  getIntrospectionQuery,
  type GraphQLSchema,
  type IntrospectionQuery,
} from 'graphql';
import { useEffect, useState } from 'react';
import { ask, type Reply } from './ask.ts';
import { onIdentity, useSignedIn } from './identity.ts';

/** What the graph said of itself last, and whether the editor has it. */
let latest: { readonly body: Promise<Reply['body']>; isTaken: boolean } | null = null;
let loading: Promise<GraphQLSchema> | null = null;

// Another asker may be shown another schema.
onIdentity(() => {
  latest = null;
  loading = null;
});

/** For the editor: what is known already, and anew when it asks again. */
export function introspect(
  query: string,
  headers: Readonly<Record<string, string>>,
): Promise<Reply['body']> {
  if (latest === null || latest.isTaken) {
    latest = { body: askSchema(query, headers), isTaken: false };
    loading = null;
  }
  latest.isTaken = true;
  return latest.body;
}

async function askSchema(
  query: string,
  headers: Readonly<Record<string, string>>,
): Promise<Reply['body']> {
  const asked = { query, variables: {}, operationName: null };
  return (await ask(asked, { headers })).body;
}

/** The schema of the graph; asked for once. */
export function loadSchema(): Promise<GraphQLSchema> {
  loading ??= readSchema();
  return loading;
}

async function readSchema(): Promise<GraphQLSchema> {
  try {
    latest ??= { body: askSchema(getIntrospectionQuery(), {}), isTaken: false };
    const { data } = await latest.body;
    // What answers the standard's own question has the standard's own shape.
    return buildClientSchema(data as unknown as IntrospectionQuery);
  } catch (error) {
    latest = null;
    loading = null;
    throw error;
  }
}

/** The schema of the graph, once it is here. */
export function useSchema(): GraphQLSchema | null {
  const [schema, setSchema] = useState<GraphQLSchema | null>(null);
  const asker = useSignedIn();
  useEffect(() => {
    // Whoever needs it says that it is not here.
    loadSchema().then(setSchema, () => undefined);
  }, [asker]);
  return schema;
}
