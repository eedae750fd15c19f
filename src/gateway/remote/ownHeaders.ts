/** About one connection, or about a body that is not passed on: never another's to set. */
export const OWN_HEADERS: ReadonlySet<string> = new Set([
  'accept',
  'accept-encoding',
  'connection',
  'content-encoding',
  'content-length',
  'content-type',
  'expect',
  'host',
  'http2-settings',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/** False for headers of one connection (RFC 9110, 7.6.1) and those this client writes itself. */
export function isForwardable(name: string): boolean {
  return !OWN_HEADERS.has(name);
}
