/** The page that shows `/openapi.json` of the server that sends it. */
export function layOutApi({
  script,
  styles,
}: {
  readonly script: string;
  readonly styles: string;
}): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Data by URL · MEP Graph</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${styles}">
<script type="module" src="${script}"></script>
</head>
<body>
<header><nav aria-label="The graph"><a href="index.html">Documents</a> <a href="operations.html">Operations</a> <a href="../playground/">Playground</a></nav></header>
<main id="text"><noscript>The page needs JavaScript; <a href="../openapi.json">openapi.json</a> says the same.</noscript></main>
</body>
</html>
`;
}
