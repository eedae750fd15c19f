import { availableParallelism, homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cacheSettings } from './cacheSettings.ts';
import { identitySettings } from './identitySettings.ts';
import { guardSettings } from './guardSettings.ts';
import { documentModes } from './documentModes.ts';
import { limitSettings } from './limitSettings.ts';
import { pointsSettings } from './pointsSettings.ts';
import {
  either,
  flagValue,
  folder,
  integer,
  isAddress,
  isHostName,
  isOrigin,
  listOf,
  matching,
  oneOf,
  type Reading,
  type Setting,
} from './settingValues.ts';
import { usageSettings } from './usageSettings.ts';
import { webhookSettings } from './webhookSettings.ts';

const cores: Reading<number> = (text) => (text === 'auto' ? availableParallelism() : undefined);

/** Every setting there is, once: reading the environment and `--help` both come from here. */
export const SETTINGS = {
  port: {
    env: 'PORT',
    flag: '--port <number>',
    description: 'port to listen on; 0 takes any free one',
    expected: 'a port from 0 to 65535',
    default: '4000',
    read: integer(0, 65_535),
  },
  host: {
    env: 'HOST',
    flag: '--host <address>',
    description: 'address to listen on; 0.0.0.0 for all interfaces',
    expected: 'an IP address or a host name',
    default: '127.0.0.1',
    read: matching(/^[\w.:-]+$/),
  },
  workers: {
    env: 'WORKERS',
    flag: '--workers <number>',
    description: 'processes that answer requests on the one port; auto for one for each core',
    expected: 'auto, or a whole number from 1 to 256',
    default: '1',
    read: either(cores, integer(1, 256)),
  },
  mongodbUri: {
    env: 'MONGODB_URI',
    flag: '--mongodb-uri <uri>',
    description: 'database to use; without it an embedded mongod is started',
    expected: 'a URI that starts with mongodb:// or mongodb+srv://',
    default: null,
    read: matching(/^mongodb(\+srv)?:\/\/\S+$/),
    isSecret: true,
  },
  database: {
    env: 'MONGODB_DATABASE',
    flag: '--database <name>',
    description: 'name of the database; without it the one in the path of the URI, or mep',
    expected: 'a name without any of /\\. "$*<>:|? and blanks, of at most 63 bytes',
    default: null,
    read: matching(/^[^/\\. "$*<>:|?\0]{1,63}$/),
  },
  dataDir: {
    env: 'DATA_DIR',
    flag: '--data-dir <folder>',
    description: 'where the embedded mongod keeps its files',
    expected: 'a folder',
    default: '.data',
    read: folder,
  },
  mongodBinary: {
    env: 'MONGOD_BINARY',
    flag: '--mongod-binary <file>',
    description: 'mongod to run as the embedded one',
    expected: 'a file',
    default: null,
    read: folder,
  },
  cacheDir: {
    env: 'CACHE_DIR',
    flag: '--cache-dir <folder>',
    description: 'where a fetched mongod is kept, and graphs that were composed',
    expected: 'a folder',
    default: join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'mep-graph'),
    read: folder,
  },
  data: {
    env: 'DATA_FILES',
    flag: '--data <folder>',
    description: 'folder with the data files to import',
    expected: 'a folder',
    default: fileURLToPath(new URL('../../data', import.meta.url)),
    read: folder,
  },
  importOnStart: {
    env: 'IMPORT_ON_START',
    flag: '--no-import',
    description: 'do not import the data files at the start',
    expected: 'true or false',
    default: 'true',
    read: flagValue,
  },
  domains: {
    env: 'DOMAINS',
    flag: '--domains <names>',
    description: 'serve these domains as one subgraph, for a router; separated by commas',
    expected: 'names of domains, separated by commas',
    default: null,
    read: listOf((name) => /^[a-z][a-z-]*$/.test(name)),
  },
  subgraphs: {
    env: 'SUBGRAPHS',
    flag: '--subgraphs <file>',
    description: 'list of remote subgraphs (supergraph.yaml) to serve with our own graph as one',
    expected: 'a file',
    default: null,
    read: folder,
  },
  supergraph: {
    env: 'SUPERGRAPH',
    flag: '--supergraph <file>',
    description:
      'SDL of a supergraph to serve exactly, without a database; its subgraphs are asked at their URLs',
    expected: 'a file',
    default: null,
    read: folder,
  },
  operations: {
    env: 'OPERATIONS',
    flag: '--operations <folder>',
    description:
      'named operations of this deployment, one in each file; followed, beside those that come with the graph',
    expected: 'a folder',
    default: null,
    read: folder,
  },
  documents: {
    env: 'DOCUMENTS',
    flag: '--documents <modes>',
    description:
      'documents that may be asked: any; log, where others than trusted ones are logged; or only trusted ones, by their ids. Others for some askers: only,token=any,scope:explore=any',
    expected: 'any, log or only, and what holds for anonymous, key, token or scope:<name>',
    default: 'any',
    read: documentModes,
  },
  logLevel: {
    env: 'LOG_LEVEL',
    flag: '--log-level <level>',
    description: 'least level that is logged',
    expected: 'one of trace, debug, info, warn, error, fatal, silent',
    default: 'info',
    read: oneOf('trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'),
  },
  logFormat: {
    env: 'LOG_FORMAT',
    flag: '--log-format <format>',
    description: 'json, text, or auto: text on a terminal, else json; always to standard error',
    expected: 'one of auto, json, text',
    default: 'auto',
    read: oneOf('auto', 'json', 'text'),
  },
  corsOrigins: {
    env: 'CORS_ORIGINS',
    flag: '--cors-origins <origins>',
    description:
      'origins whose pages may ask, separated by commas; * for any, none for none (the graph is public, and cookies are never accepted)',
    expected: '*, none, or origins like https://example.org, separated by commas',
    default: '*',
    read: either(oneOf('*', 'none'), listOf(isOrigin)),
  },
  allowedHosts: {
    env: 'ALLOWED_HOSTS',
    flag: '--allowed-hosts <names>',
    description:
      'names that this server goes by, as Host says them, separated by commas; *.example.org for all below one, * for any. By default any, or where --cors-origins lists origins or none: theirs, that of --host, IP addresses, and names without a dot',
    expected: '*, or host names like graph.example.org, separated by commas',
    default: null,
    read: either(oneOf('*'), listOf(isHostName)),
  },
  trustProxy: {
    env: 'TRUST_PROXY',
    flag: '--trust-proxy <addresses>',
    description: 'whose X-Forwarded-* headers to believe: addresses of proxies, true or false',
    expected: 'true, false, or IP addresses or ranges, separated by commas',
    default: 'false',
    read: either(flagValue, listOf(isAddress)),
  },
  explain: {
    env: 'EXPLAIN',
    flag: '--explain <whether>',
    description:
      'whether the header x-mep-explain: 1 gets an answer explained; false in production unless told',
    expected: 'true or false',
    default: process.env['NODE_ENV'] === 'production' ? 'false' : 'true',
    read: flagValue,
  },
  ...identitySettings,
  ...cacheSettings,
  ...limitSettings,
  ...guardSettings,
  ...webhookSettings,
  ...usageSettings,
  ...pointsSettings,
  httpMaxAge: {
    env: 'HTTP_MAX_AGE',
    flag: '--http-max-age <seconds>',
    description:
      'how long browsers and CDNs may keep an answer where the schema says nothing else, in s; 0 for not at all',
    expected: 'a whole number from 0 to 31536000',
    default: '60',
    read: integer(0, 31_536_000),
  },
} as const satisfies Record<string, Setting>;

export type SettingName = keyof typeof SETTINGS;
