import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

export interface BuiltFile {
  /** Below the folder of what is built. */
  readonly name: string;
  readonly contents: Uint8Array;
}

/** Every file, and beside it what is sent to browsers that take it compressed. */
export async function withCompressed(files: readonly BuiltFile[]): Promise<readonly BuiltFile[]> {
  const all: BuiltFile[] = [];
  // In turn: a few of these are as big as what zlib's threads can take at once.
  for (const file of files) {
    all.push(file);
    // Pictures are as small as they get.
    if (file.name.endsWith('.png')) continue;
    const [br, gz] = await Promise.all([
      promisify(brotliCompress)(file.contents, {
        // Two steps below the best, which takes ten times as long for a twentieth less.
        params: { [constants.BROTLI_PARAM_QUALITY]: 9 },
      }),
      promisify(gzip)(file.contents, { level: 9 }),
    ]);
    all.push({ name: `${file.name}.br`, contents: br }, { name: `${file.name}.gz`, contents: gz });
  }
  return all;
}
