import { describe, expect, it } from '@jest/globals';
import {
  centerOfState,
  kilometers,
  nearestTo,
  spotOf,
  states,
  zips,
} from '../../support/places.ts';
import { records } from '../../support/realData.ts';

/** State of every prefix and exception of the data file. */
const stateOfKey = new Map(
  records('zip-prefixes').flatMap(({ stateCode, prefixes, zips: exceptions }) =>
    (prefixes as string[])
      .flatMap((range) => {
        const [start = '', end = start] = range.split('-').map(Number);
        return Array.from({ length: Number(end) - Number(start) + 1 }, (_, index) =>
          String(Number(start) + index).padStart(3, '0'),
        );
      })
      .concat(exceptions as string[])
      .map((key) => [key, stateCode as string | null] as const),
  ),
);
const stateOfZip = (zip: string) => stateOfKey.get(stateOfKey.has(zip) ? zip : zip.slice(0, 3));

describe('the table of ZIP prefixes', () => {
  it('knows every ZIP code that has an area, and none that lies far from its state', () => {
    const strays = Object.entries(zips).filter(([zip, spot]) => {
      const code = stateOfZip(zip);
      if (code === null) return false;
      // From its middle, no state reaches farther than this; Alaska and its islands do.
      return (
        code === undefined || kilometers(spot, spotOf(states, code)) > (code === 'AK' ? 2000 : 700)
      );
    });
    expect(strays).toEqual([]);
  });

  it('names the state whose center is another than the nearest for about a third of them', () => {
    const withState = Object.entries(zips).filter(([zip]) => stateOfZip(zip) !== null);
    const elsewhere = withState.filter(
      ([zip, spot]) => nearestTo(spot) !== centerOfState.get(stateOfZip(zip)),
    );
    expect({ all: withState.length, nearestIsAnother: elsewhere.length }).toEqual({
      all: 33_774,
      nearestIsAnother: 10_818,
    });
  });
});
