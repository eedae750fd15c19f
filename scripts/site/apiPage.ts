import { layOutHead } from './layout.ts';

/** The page that shows `/openapi.json` of the server that sends it. */
export function layOutApi(files: { readonly script: string; readonly styles: string }): string {
  return `${layOutHead({ title: 'Data by URL', ...files })}
<body>
<header><nav aria-label="The graph"><a href="index.html">Documents</a> <a href="operations.html">Operations</a> <a href="../playground/">Playground</a></nav></header>
<main id="text"><noscript>The page needs JavaScript; <a href="../openapi.json">openapi.json</a> says the same.</noscript></main>
</body>
</html>
`;
}
