import { readHttpUrl } from '../httpUrl.ts';
import {
  either,
  folder,
  listOf,
  matching,
  oneOf,
  type Reading,
  type Setting,
} from './settingValues.ts';

/** By a key that is public, so that who can check a token cannot make one. */
const ALGORITHMS = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
] as const;
const algorithms: ReadonlySet<string> = new Set(ALGORITHMS);

const isHttp = (text: string): boolean => readHttpUrl(text) !== null;

const url: Reading<string> = (text) => (isHttp(text) ? text : undefined);
const file: Reading<string> = (text) => {
  const path = folder(text);
  return path?.includes('://') === true ? undefined : path;
};

/** How it is found out who asks. */
export const identitySettings = {
  authorization: {
    env: 'AUTHORIZATION',
    flag: '--authorization <how>',
    description:
      'what becomes of the header Authorization: check, and who asks by a wrong key or token is refused; or pass, and it is nothing to this server, only to subgraphs that may have it',
    expected: 'check or pass',
    default: 'check',
    read: oneOf('check', 'pass'),
  },
  tokenIssuer: {
    env: 'TOKEN_ISSUER',
    flag: '--token-issuer <name>',
    description: 'whose tokens are taken, as their "iss" says it; without it, only keys are',
    expected: 'a name without blanks',
    default: null,
    read: matching(/^\S+$/),
  },
  tokenAudience: {
    env: 'TOKEN_AUDIENCE',
    flag: '--token-audience <names>',
    description:
      'whom tokens must be made for, as their "aud" says it, separated by commas; any of them will do',
    expected: 'names without blanks, separated by commas',
    default: null,
    read: listOf((name) => /^\S+$/.test(name)),
  },
  tokenKeys: {
    env: 'TOKEN_KEYS',
    flag: '--token-keys <place>',
    description: 'URL or file of the public keys of that issuer (a JSON Web Key Set)',
    expected: 'a URL of http or https, or a file',
    default: null,
    read: either(url, file),
  },
  tokenAlgorithms: {
    env: 'TOKEN_ALGORITHMS',
    flag: '--token-algorithms <names>',
    description: 'by which tokens may be signed, separated by commas',
    expected: `some of ${ALGORITHMS.join(', ')}, separated by commas`,
    default: ALGORITHMS.join(','),
    read: listOf((name) => algorithms.has(name)),
  },
  tokenScopes: {
    env: 'TOKEN_SCOPES',
    flag: '--token-scopes <claims>',
    description:
      'claims of a token with its scopes, separated by commas: texts or lists; realm_access.roles is one in another',
    expected: 'names of claims, separated by commas',
    default: 'scope,scp,roles',
    read: listOf((name) => name !== ''),
  },
  tokenOwner: {
    env: 'TOKEN_OWNER',
    flag: '--token-owner <claim>',
    description: 'claim of a token with the id of the entity that it speaks for, as Center:gamep',
    expected: 'the name of a claim',
    default: null,
    read: matching(/./s),
  },
} as const satisfies Record<string, Setting>;
