// node askByIds.js <url> <folder>: each client asks by the ids of its manifest; prints what it is given, as JSON.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { ApolloClient, ApolloLink, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { generatePersistedQueryIdsFromManifest } from '@apollo/persisted-query-lists';
import { Client, createRequest, fetchExchange } from '@urql/core';
import { persistedExchange } from '@urql/exchange-persisted';
import { GraphQLClient } from 'graphql-request';
import relay from 'relay-runtime';
import { BY_APOLLO, RENAME } from './byIds.js';

const { fetch } = globalThis;
const [url, folder] = process.argv.slice(2);
const variables = { id: 'x' };
const load = (name) => import(pathToFileURL(join(folder, name)).href);
const { ByCodegenDocument } = await load('codegen/graphql.ts');
const codegenId = ByCodegenDocument.__meta__.hash;

/** What was sent, without what differs from run to run. */
const sent = [];
const watched = async (input, init) => {
  const text = typeof init?.body === 'string' ? init.body : String(input);
  sent.push({ method: init?.method ?? 'GET', hasText: /[?&"]query["=]/.test(text) });
  return fetch(input, init);
};

function apollo() {
  const loadManifest = async () =>
    JSON.parse(await readFile(join(folder, 'manifests', 'apollo.json'), 'utf8'));
  const ids = generatePersistedQueryIdsFromManifest({ loadManifest });
  const link = ApolloLink.from([
    new PersistedQueryLink(ids),
    new HttpLink({ uri: url, fetch: watched }),
  ]);
  return new ApolloClient({ cache: new InMemoryCache(), link });
}

async function askRelay(name) {
  const { default: artifact } = await load(`relay/__generated__/${name}.graphql.js`);
  const network = relay.Network.create(async ({ id, text }, given) => {
    const body = JSON.stringify({ doc_id: id, query: text ?? undefined, variables: given });
    const headers = { 'content-type': 'application/json' };
    return (await watched(url, { method: 'POST', headers, body })).json();
  });
  const environment = new relay.Environment({
    network,
    store: new relay.Store(new relay.RecordSource()),
  });
  if (name.endsWith('Query')) {
    return relay.fetchQuery(environment, artifact, variables).toPromise();
  }
  return new Promise((resolve, reject) => {
    relay.commitMutation(environment, {
      mutation: artifact,
      variables,
      onCompleted: resolve,
      onError: reject,
    });
  });
}

async function askUrql(preferGet) {
  const client = new Client({
    url,
    fetch: watched,
    preferGetMethod: false,
    exchanges: [
      persistedExchange({
        enforcePersistedQueries: true,
        preferGetForPersistedQueries: preferGet,
        generateHash: async (_text, document) => document.__meta__.hash,
      }),
      fetchExchange,
    ],
  });
  return dataOf(await client.query(ByCodegenDocument, variables).toPromise());
}

async function askUrqlByDocumentId() {
  const client = new Client({
    url,
    fetch: watched,
    exchanges: [fetchExchange],
    preferGetMethod: false,
  });
  const request = createRequest(
    { documentId: codegenId, definitions: [], kind: 'Document' },
    variables,
  );
  return dataOf(await client.executeQuery(request).toPromise());
}

function dataOf({ data, error }) {
  if (error) throw error;
  return data;
}

async function askGraphqlRequest() {
  const client = new GraphQLClient(url, {
    fetch: watched,
    requestMiddleware: (request) => ({
      ...request,
      body: JSON.stringify({ documentId: codegenId, variables: request.variables }),
    }),
  });
  return client.request(ByCodegenDocument, variables);
}

async function askPlain(name, init, path = '') {
  const response = await watched(`${url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    ...init,
  });
  const { data, errors } = await response.json();
  if (errors) throw new Error(`${errors[0].extensions.code}`);
  return data;
}

const post = (body) => ({ body: JSON.stringify({ variables, ...body }) });
const asks = {
  'Apollo Client': async () => (await apollo().query({ query: gql(BY_APOLLO), variables })).data,
  'Apollo Client, a mutation': async () =>
    (await apollo().mutate({ mutation: gql(RENAME), variables })).data,
  'Apollo Client, not in its manifest': async () =>
    (await apollo().query({ query: gql('query Other { nearest { id } }') })).data,
  Relay: () => askRelay('askedByRelayQuery'),
  'Relay, a mutation': () => askRelay('askedByRelayRenameMutation'),
  'urql, by POST': () => askUrql(false),
  'urql, by GET': () => askUrql(true),
  'urql, by documentId': askUrqlByDocumentId,
  'graphql-request': askGraphqlRequest,
  'fetch, by documentId': () => askPlain('', post({ documentId: codegenId })),
  'fetch, by the path': () => askPlain('', post({}), `/${codegenId}`),
  'fetch, by an id that is not known': () => askPlain('', post({ documentId: 'sha256:no' })),
};

const answers = {};
for (const [name, ask] of Object.entries(asks)) {
  sent.length = 0;
  const answer = await ask().catch((error) => ({ error: codeIn(error) }));
  answers[name] = { answer, sent: [...sent] };
}
process.stdout.write(JSON.stringify(answers));

function codeIn(error) {
  const errors = error.errors ?? error.graphQLErrors ?? error.source?.errors ?? [];
  return errors[0]?.extensions?.code ?? error.message;
}
