import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { flagValue, folder, integer, isAddress, isOrigin, listOf } from './settingValues.ts';

export interface Setting {
  readonly env: string;
  /** As the command line takes it. */
  readonly flag: string;
  readonly description: string;
  /** What a value must be, for the message about one that is not. */
  readonly expected: string;
  /** Written as a user would; null when there is none. */
  readonly default: string | null;
  readonly schema: z.ZodType<unknown, string>;
  /** The value may hold a password and is never repeated. */
  readonly isSecret?: true;
}

/** Every setting there is, once: reading the environment and `--help` both come from here. */
export const SETTINGS = {
  port: {
    env: 'PORT',
    flag: '--port <number>',
    description: 'port to listen on; 0 takes any free one',
    expected: 'a port from 0 to 65535',
    default: '4000',
    schema: integer(0, 65_535),
  },
  host: {
    env: 'HOST',
    flag: '--host <address>',
    description: 'address to listen on; 0.0.0.0 for all interfaces',
    expected: 'an IP address or a host name',
    default: '127.0.0.1',
    schema: z.string().regex(/^[\w.:-]+$/),
  },
  mongodbUri: {
    env: 'MONGODB_URI',
    flag: '--mongodb-uri <uri>',
    description: 'database to use; without it an embedded mongod is started',
    expected: 'a URI that starts with mongodb:// or mongodb+srv://',
    default: null,
    schema: z.string().regex(/^mongodb(\+srv)?:\/\/\S+$/),
    isSecret: true,
  },
  dataDir: {
    env: 'DATA_DIR',
    flag: '--data-dir <folder>',
    description: 'where the embedded mongod keeps its files',
    expected: 'a folder',
    default: '.data',
    schema: folder,
  },
  mongodBinary: {
    env: 'MONGOD_BINARY',
    flag: '--mongod-binary <file>',
    description: 'mongod to run as the embedded one',
    expected: 'a file',
    default: null,
    schema: folder,
  },
  cacheDir: {
    env: 'CACHE_DIR',
    flag: '--cache-dir <folder>',
    description: 'where a fetched mongod is kept',
    expected: 'a folder',
    default: join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'mep-graph'),
    schema: folder,
  },
  data: {
    env: 'DATA_FILES',
    flag: '--data <folder>',
    description: 'folder with the data files to import',
    expected: 'a folder',
    default: fileURLToPath(new URL('../data', import.meta.url)),
    schema: folder,
  },
  importOnStart: {
    env: 'IMPORT_ON_START',
    flag: '--no-import',
    description: 'do not import the data files at the start',
    expected: 'true or false',
    default: 'true',
    schema: flagValue,
  },
  domains: {
    env: 'DOMAINS',
    flag: '--domains <names>',
    description: 'serve these domains as one subgraph, for a router; separated by commas',
    expected: 'names of domains, separated by commas',
    default: null,
    schema: listOf((name) => /^[a-z][a-z-]*$/.test(name)),
  },
  subgraphs: {
    env: 'SUBGRAPHS',
    flag: '--subgraphs <file>',
    description: 'list of remote subgraphs (supergraph.yaml) to serve with our own graph as one',
    expected: 'a file',
    default: null,
    schema: folder,
  },
  supergraph: {
    env: 'SUPERGRAPH',
    flag: '--supergraph <file>',
    description:
      'SDL of a supergraph to serve exactly, without a database; its subgraphs are asked at their URLs',
    expected: 'a file',
    default: null,
    schema: folder,
  },
  logLevel: {
    env: 'LOG_LEVEL',
    flag: '--log-level <level>',
    description: 'least level that is logged',
    expected: 'one of trace, debug, info, warn, error, fatal, silent',
    default: 'info',
    schema: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']),
  },
  logFormat: {
    env: 'LOG_FORMAT',
    flag: '--log-format <format>',
    description: 'json, text, or auto: text on a terminal, else json; always to standard error',
    expected: 'one of auto, json, text',
    default: 'auto',
    schema: z.enum(['auto', 'json', 'text']),
  },
  corsOrigins: {
    env: 'CORS_ORIGINS',
    flag: '--cors-origins <origins>',
    description:
      'origins whose pages may ask, separated by commas; * for any, none for none (the graph is public, and cookies are never accepted)',
    expected: '*, none, or origins like https://example.org, separated by commas',
    default: '*',
    schema: z.union([z.enum(['*', 'none']), listOf(isOrigin)]),
  },
  trustProxy: {
    env: 'TRUST_PROXY',
    flag: '--trust-proxy <addresses>',
    description: 'whose X-Forwarded-* headers to believe: addresses of proxies, true or false',
    expected: 'true, false, or IP addresses or ranges, separated by commas',
    default: 'false',
    schema: z.union([flagValue, listOf(isAddress)]),
  },
  explain: {
    env: 'EXPLAIN',
    flag: '--explain <whether>',
    description:
      'whether the header x-mep-explain: 1 gets an answer explained; false in production unless told',
    expected: 'true or false',
    default: process.env['NODE_ENV'] === 'production' ? 'false' : 'true',
    schema: flagValue,
  },
  graceMs: {
    env: 'GRACE_MS',
    flag: '--grace-ms <number>',
    description: 'how long running requests may take to finish when the process is stopped, in ms',
    expected: 'a whole number from 0 to 600000',
    default: '10000',
    schema: integer(0, 600_000),
  },
  maxDepth: {
    env: 'MAX_DEPTH',
    flag: '--max-depth <number>',
    description: 'levels of fields in an operation; the standard introspection query has 15',
    expected: 'a whole number from 1 to 100',
    default: '15',
    schema: integer(1, 100),
  },
  maxAliases: {
    env: 'MAX_ALIASES',
    flag: '--max-aliases <number>',
    description: 'aliases in an operation, fragments expanded',
    expected: 'a whole number from 0 to 1000',
    default: '30',
    schema: integer(0, 1000),
  },
  maxTokens: {
    env: 'MAX_TOKENS',
    flag: '--max-tokens <number>',
    description: 'tokens in a document',
    expected: 'a whole number from 100 to 20000',
    default: '5000',
    schema: integer(100, 20_000),
  },
  maxBodyBytes: {
    env: 'MAX_BODY_BYTES',
    flag: '--max-body-bytes <number>',
    description: 'bytes in the body of a request',
    expected: 'a whole number from 1000 to 100000000',
    default: '100000',
    schema: integer(1000, 100_000_000),
  },
  maxNodes: {
    env: 'MAX_NODES',
    flag: '--max-nodes <number>',
    description: 'elements of lists an operation could return at worst',
    expected: 'a whole number from 100 to 10000000',
    default: '50000',
    schema: integer(100, 10_000_000),
  },
  maxRequests: {
    env: 'MAX_REQUESTS',
    flag: '--max-requests <number>',
    description: 'GraphQL requests that are worked on at the same time; one more gets a 503',
    expected: 'a whole number from 1 to 100000',
    default: '1000',
    schema: integer(1, 100_000),
  },
  maxStreams: {
    env: 'MAX_STREAMS',
    flag: '--max-streams <number>',
    description: 'subscriptions that are open at the same time; one more gets a 503',
    expected: 'a whole number from 0 to 100000',
    default: '1000',
    schema: integer(0, 100_000),
  },
  maxStallMs: {
    env: 'MAX_STALL_MS',
    flag: '--max-stall-ms <number>',
    description: 'how long a subscriber may leave events unread before it is cut off, in ms',
    expected: 'a whole number from 10 to 600000',
    default: '30000',
    schema: integer(10, 600_000),
  },
  heartbeatMs: {
    env: 'HEARTBEAT_MS',
    flag: '--heartbeat-ms <number>',
    description: 'how often a comment tells proxies that a stream of events still lives, in ms',
    expected: 'a whole number from 10 to 600000',
    default: '12000',
    schema: integer(10, 600_000),
  },
  responseCacheBytes: {
    env: 'RESPONSE_CACHE_BYTES',
    flag: '--response-cache-bytes <number>',
    description:
      'bytes of answers that are kept for who asks the same again, for as long as nothing they are made of changes; 0 for none',
    expected: 'a whole number from 0 to 4000000000',
    default: '50000000',
    schema: integer(0, 4_000_000_000),
  },
  httpMaxAge: {
    env: 'HTTP_MAX_AGE',
    flag: '--http-max-age <seconds>',
    description:
      'how long browsers and CDNs may keep an answer where the schema says nothing else, in s; 0 for not at all',
    expected: 'a whole number from 0 to 31536000',
    default: '60',
    schema: integer(0, 31_536_000),
  },
} as const satisfies Record<string, Setting>;

export type SettingName = keyof typeof SETTINGS;
