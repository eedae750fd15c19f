/** What the codes of node:fs mean to whoever has named a file or a folder. */
const FAULTS: Readonly<Record<string, string>> = {
  EISDIR: 'it is a folder',
  ELOOP: 'its links lead in a circle',
  EMFILE: 'too many files are open',
  ENAMETOOLONG: 'its name is too long',
  ENFILE: 'too many files are open',
  ENOTDIR: 'it is a file, or lies below one',
};

const READ_FAULTS: Readonly<Record<string, string>> = {
  ...FAULTS,
  EACCES: 'it may not be read',
  ENOENT: 'there is none',
  EPERM: 'it may not be read',
};

const WRITE_FAULTS: Readonly<Record<string, string>> = {
  ...FAULTS,
  EACCES: 'it may not be written',
  EDQUOT: 'the disk is full',
  ENOENT: 'there is no such folder',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'it lies below a file',
  EPERM: 'it may not be written',
  EROFS: 'the disk may only be read',
};

/** Why nothing can be read there: the end of a sentence. */
export function readFault(error: unknown): string {
  return READ_FAULTS[codeOf(error)] ?? 'it cannot be read';
}

/** Why nothing can be written there. */
export function writeFault(error: unknown): string {
  return WRITE_FAULTS[codeOf(error)] ?? 'it cannot be written';
}

function codeOf(error: unknown): string {
  // node:fs throws errors with a code.
  return String((error as NodeJS.ErrnoException).code);
}
