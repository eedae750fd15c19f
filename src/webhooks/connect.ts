import { lookup as lookupName, type LookupAddress } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { buildConnector } from 'undici';
import { isPublicAddress } from './addresses.ts';

/** A receiver is, or leads, to where nobody outside may send us. */
class AddressRefused extends Error {
  override readonly name = 'AddressRefused';
  readonly code = 'ADDRESS_REFUSED';
}

const connectTimeoutMs = 5000;

const options = {
  timeout: connectTimeoutMs,
  allowH2: false,
  // Said here so that NODE_TLS_REJECT_UNAUTHORIZED cannot say otherwise.
  rejectUnauthorized: true,
} as const;

/** Of receivers that the operator allows by name, wherever they are. */
export function connectAnywhere(): buildConnector.connector {
  return buildConnector(options);
}

/**
 * Connects to public addresses alone. Looked at when a name is resolved, and again at the connection that came of
 * it: what a name leads to can be another thing each time.
 * @param lookup - resolves names; `node:dns` unless said otherwise
 */
export function connectInPublic(lookup: LookupFunction = lookupName): buildConnector.connector {
  const connect = buildConnector({ ...options, lookup: lookupInPublic(lookup) });
  return (to, callback) => {
    const host = withoutBrackets(to.hostname);
    if (isIP(host) !== 0 && !isPublicAddress(host)) {
      callback(refusal(), null);
      return;
    }
    connect(to, (...[error, socket]) => {
      if (error !== null) {
        callback(error, null);
      } else if (isPublicAddress(socket.remoteAddress ?? '')) {
        callback(null, socket);
      } else {
        socket.destroy();
        callback(refusal(), null);
      }
    });
  };
}

/** Resolves a name to all its addresses, or to none where one of them is not public. */
function lookupInPublic(lookup: LookupFunction): LookupFunction {
  return (host, asked, callback) => {
    lookup(host, { ...asked, all: true }, (error, found) => {
      if (error !== null) {
        callback(error, []);
        return;
      }
      // Asked for all, it is a list.
      const addresses = found as LookupAddress[];
      const [first] = addresses;
      const isPublic = addresses.every(({ address }) => isPublicAddress(address));
      if (first === undefined || !isPublic) callback(refusal(), []);
      else if (asked.all === true) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
}

export function withoutBrackets(host: string): string {
  return host.replace(/^\[(.*)\]$/, '$1');
}

function refusal(): AddressRefused {
  return new AddressRefused('Expected a public address, got another.');
}
