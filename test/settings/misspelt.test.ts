import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { misspeltVariables } from '../../src/settings/misspelt.ts';
import { SETTINGS } from '../../src/settings/settings.ts';

const settings = Object.values(SETTINGS).map(({ env }) => env);

/** As platforms, shells and programs give them, near to settings or not. */
const FOREIGN = [
  // Kubernetes and Docker, for services called as settings begin.
  ...['MEP_GRAPH', 'MAX', 'POINTS', 'TOKEN', 'MONGODB', 'SUBGRAPHS', 'OPERATIONS'].flatMap(
    (service) => [
      ...[`${service}_SERVICE_HOST`, `${service}_SERVICE_PORT`, `${service}_SERVICE_PORT_HTTP`],
      ...[`${service}_PORT`, `${service}_PORT_4000_TCP`, `${service}_PORT_4000_TCP_ADDR`],
    ],
  ),
  ...['MEP_GRAPH_KEY', 'MEP_GRAPH_WORKER'],
  ...['HOME', 'HOSTNAME', 'HOSTTYPE', 'LOGNAME', 'PATH', 'PWD', 'SHELL', 'SHLVL', 'TERM', 'LANG'],
  ...['DOMAIN', 'WORKER', 'PORTS', 'POST', 'HOSTS', 'DATABASE_URL', 'REDIS_URL', 'MONGO_URL'],
  ...['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY', 'http_proxy', 'no_proxy', 'XDG_CACHE_HOME'],
  ...['npm_config_cache', 'npm_package_version', 'npm_config_cache_dir', 'npm_lifecycle_event'],
  ...['NODE_ENV', 'NODE_OPTIONS', 'NODE_EXTRA_CA_CERTS', 'UV_THREADPOOL_SIZE', 'CI', 'DEBUG'],
  ...['LOG_DIR', 'LOG_FILE', 'TOKEN', 'TOKEN_CALENDAR', 'CALENDAR_TOKEN', 'GITHUB_TOKEN'],
  ...['INVOCATION_ID', 'JOURNAL_STREAM', 'STATE_DIRECTORY', 'CACHE_DIRECTORY', 'LISTEN_FDS'],
  ...['WEB_CONCURRENCY', 'DYNO', 'K_SERVICE', 'RENDER_EXTERNAL_URL', 'FLY_REGION', 'PORT_HTTP'],
];

const named = (...variables: readonly string[]) =>
  Object.fromEntries(variables.map((name) => [name, '1']));

describe('misspeltVariables', () => {
  it.each([
    ['MAX_DEPHT', 'MAX_DEPTH'],
    ['MAX_QUERY_DEPTH', 'MAX_DEPTH'],
    ['POINTS_MAX', 'POINTS_MAXIMUM'],
    ['POINTS_PER_SECONDS', 'POINTS_PER_SECOND'],
    ['MONGODB_URL', 'MONGODB_URI'],
    ['SUBGRAPH', 'SUBGRAPHS'],
    ['TRUSTED_PROXY', 'TRUST_PROXY'],
    ['CORS_ORIGIN', 'CORS_ORIGINS'],
    ['TOKEN_ISSUERS', 'TOKEN_ISSUER'],
    ['ALLOWEDHOSTS', 'ALLOWED_HOSTS'],
    ['max_depth', 'MAX_DEPTH'],
    ['MEP_GRAPH_MAX_DEPTH', 'MAX_DEPTH'],
    ['MEP_GRAPH_HOST', 'HOST'],
  ])('takes %s for %s', (variable, meant) => {
    expect(misspeltVariables(named(variable))).toEqual([{ variable, meant }]);
  });

  it('leaves settings and the variables of others alone', () => {
    expect(misspeltVariables(named(...settings))).toEqual([]);
    expect(misspeltVariables(named(...FOREIGN))).toEqual([]);
  });

  it('takes a variable for somebody else’s where the setting is given as well', () => {
    expect(misspeltVariables(named('MONGODB_URL', 'MONGODB_URI'))).toEqual([]);
  });
});

describe('mep-graph', () => {
  const main = join(import.meta.dirname, '..', '..', 'src', 'main.ts');

  it('warns at its start of a variable that is misspelt, and does not repeat its value', () => {
    const { stderr } = spawnSync(
      process.execPath,
      [main, 'serve', '--supergraph', '/nowhere.graphql', '--port', '0', '--log-format', 'json'],
      { env: { ...process.env, MAX_DEPHT: 'secret' }, encoding: 'utf8' },
    );
    const [line = ''] = stderr.split('\n').filter((text) => text.includes('MAX_DEPHT'));
    expect(JSON.parse(line)).toMatchObject({
      level: 40,
      variable: 'MAX_DEPHT',
      meant: 'MAX_DEPTH',
      msg: 'a variable is near to a setting and is none: is it misspelt?',
    });
    expect(stderr).not.toContain('secret');
  });
});
