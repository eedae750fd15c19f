import { setTimeout } from 'node:timers/promises';
import { MongoServerError } from 'mongodb';
import { createClient } from '../../src/mongo/client.ts';

const NOT_PRIMARY = 10107;

/** Makes the primary of a set step down: whoever is it once the command arrives, as one may just have been elected. */
export async function stepDown(
  uri: string,
  seconds: { readonly replSetStepDown: number; readonly secondaryCatchUpPeriodSecs: number },
): Promise<void> {
  const client = createClient(uri);
  try {
    for (;;) {
      try {
        await client.db('admin').command(seconds);
        return;
      } catch (error) {
        if (!(error instanceof MongoServerError && error.code === NOT_PRIMARY)) throw error;
        await setTimeout(200);
      }
    }
  } finally {
    await client.close();
  }
}
