import { describe, expect, it, jest } from '@jest/globals';
import { endingWith, mapEach, onlyOne, openedLate } from '../src/asyncIterables.ts';

async function listOf<T>(values: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const value of values) list.push(value);
  return list;
}

/** 1, 2 and 3, and what tells that it was ended before. */
function counting() {
  const onReturn = jest.fn();
  async function* count(): AsyncGenerator<number> {
    try {
      yield* [1, 2, 3];
    } finally {
      onReturn();
    }
  }
  return { numbers: count(), onReturn };
}

describe('values that become others', () => {
  it('come in their order, whether mapping takes time or not', async () => {
    const { numbers } = counting();
    expect(await listOf(mapEach(numbers, async (value) => value * 2))).toEqual([2, 4, 6]);
  });

  it('end their source where nobody takes more', async () => {
    const { numbers, onReturn } = counting();
    for await (const value of mapEach(numbers, (number) => number)) {
      if (value === 2) break;
    }
    expect(onReturn).toHaveBeenCalledTimes(1);
  });

  it('end their source where mapping fails, and tell why', async () => {
    const { numbers, onReturn } = counting();
    const failing = mapEach(numbers, () => {
      throw new Error('no such value');
    });
    await expect(listOf(failing)).rejects.toThrow('no such value');
    expect(onReturn).toHaveBeenCalledTimes(1);
  });
});

describe('what fails', () => {
  async function* failing(): AsyncGenerator<number> {
    yield 1;
    throw new Error('no more');
  }

  it('ends with what that becomes', async () => {
    expect(await listOf(endingWith(failing(), () => -1))).toEqual([1, -1]);
  });

  it('fails where that becomes nothing', async () => {
    await expect(listOf(endingWith(failing(), () => null))).rejects.toThrow('no more');
  });

  it('is ended where nobody takes more', async () => {
    const { numbers, onReturn } = counting();
    for await (const value of endingWith(numbers, () => 0)) if (value === 2) break;
    expect(onReturn).toHaveBeenCalledTimes(1);
  });
});

describe('what is opened late', () => {
  it('is opened once, when its first value is asked for', async () => {
    const open = jest.fn(async () => counting().numbers);
    const late = openedLate(open)[Symbol.asyncIterator]();
    expect(open).not.toHaveBeenCalled();

    await late.next();
    expect(await late.next()).toEqual({ done: false, value: 2 });
    expect(open).toHaveBeenCalledTimes(1);
  });

  it('is never opened where it was left before', async () => {
    const open = jest.fn(async () => onlyOne(1));
    const late = openedLate(open)[Symbol.asyncIterator]();
    await late.return?.();

    expect(await late.next()).toEqual({ done: true, value: undefined });
    expect(open).not.toHaveBeenCalled();
  });

  it('is left with the one who leaves it', async () => {
    const { numbers, onReturn } = counting();
    const late = openedLate(async () => numbers)[Symbol.asyncIterator]();
    await late.next();
    await late.return?.();

    expect(onReturn).toHaveBeenCalledTimes(1);
  });
});
