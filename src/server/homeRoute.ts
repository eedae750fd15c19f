import type { FastifyInstance } from 'fastify';
import type { OriginOf } from './originOf.ts';
import { sendPage } from './page.ts';

/** Asks only what every schema has, because this server knows no domain. */
const EXAMPLE = `query WhatIsHere {
  __schema {
    queryType {
      fields {
        name
        description
      }
    }
  }
}`;

const LINKS: readonly (readonly [path: string, what: string])[] = [
  ['/playground', 'Ask the graph in the browser: questions, tables, charts, and an editor.'],
  ['/docs', 'How to ask, run and extend it: guides, and every error, metric and setting.'],
  ['/graphql', 'The endpoint: POST, and GET for queries.'],
  [
    '/operations.json',
    'Named questions: each is a URL as well, /api/ and its name with .json, .csv or .ndjson behind it.',
  ],
  ['/openapi', 'These URLs as a page, to read and to try.'],
  ['/openapi.json', 'The same in OpenAPI 3.1, for generators of clients and other tools.'],
  ['/schema.graphql', 'The schema, for code generators and editors.'],
  [
    '/supergraph.graphql',
    'The supergraph, for another Federation 2 router; only where all domains are served.',
  ],
  ['/healthz', 'Whether the process runs.'],
  ['/readyz', 'Whether it can answer: the database, what was imported, and the subgraphs.'],
  ['/metrics', 'What it has been doing, in the format of Prometheus.'],
];

const bodyFor = (
  origin: string,
): string => `<p>One GraphQL graph of the partnership network of the NIST Manufacturing Extension Partnership:
federal agencies, states and associations, what they offer to manufacturers, and the MEP Center that brings it.</p>
<dl>
${LINKS.map(([path, what]) => `<dt><a href="${path}">${path}</a></dt><dd>${what}</dd>`).join('\n')}
</dl>
<h2>A first query</h2>
<pre><code>${EXAMPLE}</code></pre>
<p><a href="/playground?query=${encodeURIComponent(EXAMPLE)}">Run it in the playground</a>, or from a shell:</p>
<pre><code>curl --json '{"query":"{ __typename }"}' ${origin}/graphql</code></pre>`;

/** `/`: what this is, and where everything is. */
export function addHomeRoute(app: FastifyInstance, originOf: OriginOf): void {
  app.get('/', async (request, reply) => {
    return sendPage(reply, {
      title: 'MEP Graph',
      body: bodyFor(escapeHtml(originOf(request))),
    });
  });
}

/** The host may come from the request. */
function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
