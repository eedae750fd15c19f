// Loaded before anything that an older Node.js cannot even link, and written so that such a one can read it.
import process from 'node:process';

const needed = 24;
const found = process.versions.node;

if (parseInt(found, 10) < needed) {
  process.stderr.write(
    `error: Expected Node.js ${needed} or newer, got ${found} (${process.execPath}); ` +
      'npm installs one that npm scripts and "npx mep-graph" run on, unless optional dependencies are left out.\n',
  );
  process.exit(1);
}
