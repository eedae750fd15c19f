import { existsSync } from 'node:fs';
import { join, sep } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { sendPage } from './page.ts';

/** What the editor needs and nothing else: its own scripts and workers, and inline styles. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** What is in here has names that change with it. */
const ASSETS = `${sep}assets${sep}`;
const FOR_GOOD = 'public, max-age=31536000, immutable';

const HOW_TO_BUILD = `<p>The playground has not been built here. In the folder of the project, run</p>
<pre><code>npm run build</code></pre>
<p>and start the server again. The <a href="/graphql">endpoint</a> works without it.</p>`;

/** `/playground`: the built page in `folder`, or how to build it. */
export function addPlaygroundRoute(app: FastifyInstance, folder: string): void {
  if (!existsSync(join(folder, 'index.html'))) {
    const title = 'No playground yet';
    app.get('/playground', async (_request, reply) =>
      sendPage(reply.code(404), { title, body: HOW_TO_BUILD }),
    );
    return;
  }
  // The page names its scripts relative to itself, so the slash matters; the query is the shared link.
  app.get('/playground', async ({ url }, reply) =>
    reply.redirect(url.replace('/playground', '/playground/'), 308),
  );
  void app.register(fastifyStatic, {
    root: folder,
    prefix: '/playground/',
    decorateReply: false,
    preCompressed: true,
    cacheControl: false,
    setHeaders: (reply, path) => {
      void reply.header('content-security-policy', POLICY);
      void reply.header('cache-control', path.includes(ASSETS) ? FOR_GOOD : 'no-cache');
    },
  });
}
