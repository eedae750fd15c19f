import { userError } from '../../errors.ts';
import type { Arrival } from '../front/arrival.ts';

const CHECK_EACH_MS = 1000;

/** What is told last where they do not. */
export const NO_LONGER_VALID = userError(
  'UNAUTHENTICATED',
  'Expected credentials that are still valid here.',
);

/**
 * Looks now and then whether the credentials still hold by which something was begun that takes long.
 * @returns to be called once that is over
 */
export function keepChecking(
  { checkAgain }: Pick<Arrival, 'checkAgain'>,
  onRefused: () => void,
): () => void {
  if (checkAgain === null) return () => undefined;
  const look = async (): Promise<void> => {
    const { state } = await checkAgain();
    if (state === 'refused') onRefused();
  };
  const checking = setInterval(() => void look(), CHECK_EACH_MS);
  return () => {
    clearInterval(checking);
  };
}
