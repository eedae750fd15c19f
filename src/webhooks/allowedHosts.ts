/** Whether a receiver may be at a private address, and be asked without TLS. */
export type IsAllowed = (url: URL) => boolean;

/** @param listed - names as Host says them; with a port, only for that; `*.example.org` for all below one */
export function allowHosts(listed: readonly string[] | null): IsAllowed {
  const names = new Set((listed ?? []).map((name) => name.toLowerCase()));
  const endings = [...names]
    .filter((name) => name.startsWith('*.'))
    .map((name) => name.slice('*'.length));
  return ({ hostname, host, port, protocol }) => {
    const whole = port === '' ? `${host}:${protocol === 'http:' ? 80 : 443}` : host;
    return (
      names.has(hostname) ||
      names.has(whole) ||
      endings.some((ending) => hostname.endsWith(ending) || whole.endsWith(ending))
    );
  };
}
