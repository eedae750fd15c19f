import type { Left } from './payer.ts';

const POLICY = '"points"';

/**
 * What an asker has left, as draft-ietf-httpapi-ratelimit-headers-11 says it in structured fields. `w` is how long an empty
 * bucket takes to fill, `t` how long this one does. Points are a unit of ours: the registry has none for them.
 */
export function rateLimitFields({
  maximum,
  pointsPerSecond,
  left,
}: Left): readonly (readonly [string, string])[] {
  const whole = Math.max(1, Math.ceil(maximum / pointsPerSecond));
  const rest = Math.ceil((maximum - left) / pointsPerSecond);
  return [
    ['ratelimit-policy', `${POLICY};q=${maximum};qu="points";w=${whole}`],
    ['ratelimit', `${POLICY};r=${left};t=${rest}`],
  ];
}
