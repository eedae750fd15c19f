/** Hands a file to the person: the browser asks where, or puts it among the downloads. */
export function saveFile(name: string, type: string, content: string): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download has begun with the click; the browser holds on to what it needs.
  setTimeout(() => {
    URL.revokeObjectURL(url);
  }, 60_000);
}

/** Copies text, also where the page came without encryption and browsers offer no clipboard. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

function copyBySelection(text: string): boolean {
  const field = document.createElement('textarea');
  field.value = text;
  document.body.append(field);
  field.select();
  // The only way without a secure context, deprecated or not.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  const isCopied = document.execCommand('copy');
  field.remove();
  return isCopied;
}

/** A picture as a file that looks the same without this page: its colours are written into it. */
export function saveSvg(name: string, svg: SVGSVGElement): void {
  const copy = document.importNode(svg, true);
  const styles = getComputedStyle(svg);
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.removeAttribute('style');
  const { width, height } = svg.viewBox.baseVal;
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  const text = new XMLSerializer()
    .serializeToString(copy)
    .replace(/var\((--[\w-]+)\)/g, (_whole, variable: string) =>
      styles.getPropertyValue(variable).trim(),
    );
  saveFile(`${name}.svg`, 'image/svg+xml', `<?xml version="1.0" encoding="UTF-8"?>\n${text}\n`);
}
