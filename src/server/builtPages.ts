import { existsSync } from 'node:fs';
import { join, sep } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { sendPage } from './page.ts';

/** Where what was built for browsers stands; may be missing. */
export interface BuiltPages {
  readonly playground: string;
  readonly docs: string;
}

/** What pages of ours need and nothing else: what this server has. */
const OURS = [
  "default-src 'none'",
  "script-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
];
/** The editor has workers, and writes its styles into the page. */
const EDITOR = [
  ...OURS,
  "worker-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "img-src 'self' data: blob:",
];
const TEXTS = [...OURS, "style-src 'self'", "img-src 'self' data:"];

/** What is in here has names that change with it. */
const ASSETS = `${sep}assets${sep}`;
const FOR_GOOD = 'public, max-age=31536000, immutable';

const howToBuild = (
  what: string,
): string => `<p>The ${what} not been built here. In the folder of the project, run</p>
<pre><code>npm run build</code></pre>
<p>and start the server again. The <a href="/graphql">endpoint</a> works without it.</p>`;

/** `/playground` and `/docs`, and `/openapi`, a page of the latter: what was built, or how to build it. */
export function addBuiltPages(app: FastifyInstance, { playground, docs }: BuiltPages): void {
  addPages(app, {
    path: '/playground',
    folder: playground,
    policy: EDITOR,
    what: 'playground has',
  });
  addPages(app, { path: '/docs', folder: docs, policy: TEXTS, what: 'documents have' });
  app.get('/openapi', async (_request, reply) => reply.redirect('docs/api.html', 308));
}

interface Pages {
  readonly path: string;
  readonly folder: string;
  readonly policy: readonly string[];
  readonly what: string;
}

function addPages(app: FastifyInstance, { path, folder, policy, what }: Pages): void {
  const index = join(folder, 'index.html');
  app.get(path, async ({ url }, reply) => {
    // May be deleted while the server runs: what is below it leads back here then.
    if (!existsSync(index)) {
      return sendPage(reply.code(404), { title: 'Not built yet', body: howToBuild(what) });
    }
    // Pages name what they load relative to themselves, so the slash matters; the query is the shared link.
    return reply.redirect(url.replace(/(?=\?|$)/, '/'), 308);
  });
  if (!existsSync(index)) return;
  void app.register(fastifyStatic, {
    root: folder,
    prefix: `${path}/`,
    decorateReply: false,
    preCompressed: true,
    cacheControl: false,
    // Nobody goes on with half a page, and ranges have a refusal of their own.
    acceptRanges: false,
    setHeaders: (reply, file) => {
      void reply.header('content-security-policy', policy.join('; '));
      void reply.header('cache-control', file.includes(ASSETS) ? FOR_GOOD : 'no-cache');
    },
  });
}
