import { createHash } from 'node:crypto';
import type { FastifyReply } from 'fastify';

const STYLE = `
:root { color-scheme: light dark; }
body { font: 1.05rem/1.6 system-ui, sans-serif; max-width: 44rem; margin: 3rem auto; padding: 0 1rem; }
h1 { line-height: 1.2; }
code, pre { font-family: ui-monospace, monospace; font-size: 0.95em; }
pre { padding: 1rem; overflow-x: auto; border: 1px solid; border-radius: 0.4rem; }
dt { font-weight: 600; }
dd { margin: 0 0 0.8rem; }
`;

const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Sends a page of text that loads nothing from anywhere; `body` is trusted HTML. */
export function sendPage(
  reply: FastifyReply,
  { title, body }: { readonly title: string; readonly body: string },
): FastifyReply {
  return reply
    .type('text/html; charset=utf-8')
    .header('content-security-policy', POLICY)
    .send(
      `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${title}</h1>
${body}
</main>
</body>
</html>
`,
    );
}
