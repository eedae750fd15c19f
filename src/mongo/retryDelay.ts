const delaysMs = [0, 200, 500, 1000, 2000, 5000] as const;
const longestDelayMs = 10_000;

/** After how many tries in a row there is little hope that the next one works. */
export const hopefulTries: number = delaysMs.length - 1;

/** How long to wait before mongod is tried again, by how often that was in vain: longer and longer, up to 10 s. */
export function retryDelayMs(tries: number): number {
  return delaysMs[tries] ?? longestDelayMs;
}
