import { fileURLToPath } from 'node:url';
import { StartupError } from '../errors.ts';
import { readFault } from '../fileFault.ts';
import type { Logger } from '../observing/log.ts';
import type { TrustedDocument } from './manifest.ts';
import type { OperationFile } from './operationFile.ts';

/** The questions that come with the graph. */
export const OWN_OPERATIONS = fileURLToPath(new URL('../../operations', import.meta.url));

/** Operations in files, as they are now. */
export interface OperationFiles {
  /** Whether all are those that come with the graph: nobody here wrote one who must be told at the start what is wrong with it. */
  readonly areOwn: boolean;
  /** Reads what was not read yet; until then there are none. */
  load(): Promise<void>;
  /** By name. */
  current(): readonly OperationFile[];
  /** Of the manifests beside them; another list after a change. */
  documents(): readonly TrustedDocument[];
  /** From now on told of changes, instead of who was before. */
  onChange(listener: () => void): void;
  close(): void;
}

const NOTHING: readonly never[] = [];

export const NO_OPERATIONS: OperationFiles = {
  areOwn: false,
  load: async () => undefined,
  current: () => NOTHING,
  documents: () => NOTHING,
  onChange: () => undefined,
  close: () => undefined,
};

interface FilesParts {
  /** Of a deployment, with operations that take the place of ours where they have the same name; null for none. */
  readonly folder: string | null;
  readonly log: Pick<Logger, 'info' | 'warn'>;
}

/** Our own operations, and a deployment's, which are followed. Throws a StartupError where its folder cannot be read. */
export async function openOperationFiles({ folder, log }: FilesParts): Promise<OperationFiles> {
  if (folder === null) return ownFiles();
  const [{ FollowedFolder }, { loadFolder }] = await loadReaders();
  const own = await loadFolder(OWN_OPERATIONS);
  const followed = new FollowedFolder(folder, own.state, log);
  try {
    await followed.look();
  } catch (error) {
    throw new StartupError(
      `Expected --operations to name a folder, got ${folder}: ${readFault(error)}.`,
    );
  }
  return followed;
}

/** What reads and checks files, loaded only here: the first answer to a text waits for none of it. */
const loadReaders = async () =>
  Promise.all([import('./followedFolder.ts'), import('./loadFolder.ts')]);

/** Ours alone, which nobody changes while the server runs; read when they are first wanted. */
function ownFiles(): OperationFiles {
  let operations: readonly OperationFile[] = NOTHING;
  let loading: Promise<void> | null = null;
  const load = async (): Promise<void> => {
    try {
      const [, { loadFolder, mergeOperations }] = await loadReaders();
      operations = mergeOperations((await loadFolder(OWN_OPERATIONS)).state);
    } catch (error) {
      // What could not be read, for too many files were open, is there the next time.
      loading = null;
      throw error;
    }
  };
  return {
    ...NO_OPERATIONS,
    areOwn: true,
    load: () => (loading ??= load()),
    current: () => operations,
  };
}
