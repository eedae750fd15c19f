import { describe, expect, it } from '@jest/globals';
import { Endings } from '../../scripts/ending/endings.ts';
import { faults } from '../../scripts/faults/faults.ts';
import { runFaults } from '../../scripts/faults/runFaults.ts';
import { findMongod } from '../../src/mongo/binary.ts';
import { userCacheDir } from '../support/cacheDir.ts';

/** A small form of `npm run test:faults`; times are measured there alone. */
describe('a fault', () => {
  it.each(faults.filter(({ isSmall }) => isSmall))(
    'costs no more than it may: $what',
    async (fault) => {
      const mongodBinary = await findMongod(
        {
          cacheDir: userCacheDir(),
          ...(process.env['MONGOD_BINARY'] && { mongodBinary: process.env['MONGOD_BINARY'] }),
        },
        () => undefined,
      );
      const given = {
        mongodBinary,
        scale: 0.2,
        minutes: 0.2,
        isTimed: false,
        endings: new Endings(),
      };
      const [row] = await runFaults([fault], given, () => undefined);
      expect(row?.wrong).toEqual([]);
    },
  );
});
