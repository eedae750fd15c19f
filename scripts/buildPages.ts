// Builds what browsers are served, the playground and the documents, and the server as what starts faster, unless it
// stands there as its sources say.
import type { Build } from './built/buildOnce.ts';
import { buildPlayground } from './buildPlayground.ts';
import { buildServer } from './buildServer.ts';
import { buildSite } from './buildSite.ts';

function describeBuild(name: string, build: Build): string {
  switch (build.state) {
    case 'built':
      return `${name} built in ${(build.ms / 1000).toFixed(1)} s`;
    case 'current':
      return `${name} up to date`;
    case 'unavailable':
      return `${name} not built: it needs what \`npm ci --omit=dev\` leaves out`;
  }
}

console.log(describeBuild('Playground', await buildPlayground()));
console.log(describeBuild('Documents', await buildSite()));
console.log(
  await buildServer().then(
    (build) => describeBuild('Server', build),
    // It starts all the same, from its sources: where the folder is read-only, or another than npm has installed.
    (reason: unknown) => `Server not built: ${String(reason)}`,
  ),
);
