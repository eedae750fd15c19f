import { describe, expect, it } from '@jest/globals';
import { warmUpPlanning } from '../../../src/gateway/plan/warmUp.ts';

describe('warming up the planner', () => {
  it('plans every question of its own, one in each step', () => {
    expect([...warmUpPlanning()]).toHaveLength(32);
  });
});
