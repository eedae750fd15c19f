import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import { createRoot } from 'react-dom/client';
import 'graphiql/style.css';

const workers = { json: 'json.worker.js', graphql: 'graphql.worker.js' };

globalThis.MonacoEnvironment = {
  getWorker: (_workerId, language) =>
    new Worker(new URL(`./${workers[language] ?? 'editor.worker.js'}`, import.meta.url), {
      type: 'module',
    }),
};

const exampleQuery = `# Who serves Georgia's manufacturers, and what can they bring?
query Example {
  state(code: "GA") {
    name
    center {
      name
      website
    }
    resources(first: 5, filter: { isOpen: true }) {
      totalCount
      nodes {
        title
        kind
        providers(first: 3) {
          nodes {
            __typename
            ... on Agency {
              name
            }
            ... on Association {
              name
            }
          }
        }
      }
    }
  }
}
`;

const address = new URLSearchParams(location.search);

createRoot(document.getElementById('root')).render(
  <GraphiQL
    fetcher={createGraphiQLFetcher({ url: '/graphql', enableIncrementalDelivery: false })}
    defaultQuery={exampleQuery}
    initialQuery={address.get('query') ?? undefined}
    initialVariables={address.get('variables') ?? undefined}
  />,
);
