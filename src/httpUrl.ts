/** The URL that a text is, where it is one of http or https; null for any other text. */
export function readHttpUrl(text: string): URL | null {
  const url = URL.parse(text);
  return url !== null && /^https?:$/.test(url.protocol) ? url : null;
}
