/** From pale to deep blue; the same by day and by night, so that a shade means the same. */
const RAMP: readonly (readonly [number, number, number])[] = [
  [234, 243, 251],
  [158, 202, 225],
  [66, 133, 190],
  [8, 60, 125],
];

interface Shade {
  readonly fill: string;
  /** The colour of text on it. */
  readonly ink: string;
}

/** For a value's share of the largest one, from 0 to 1. */
export function shadeOf(share: number): Shade {
  const place = Math.max(0, Math.min(1, share)) * (RAMP.length - 1);
  const index = Math.min(Math.floor(place), RAMP.length - 2);
  const [low, high] = [RAMP[index], RAMP[index + 1]];
  const mix = [0, 1, 2].map((channel) =>
    Math.round(
      (low?.[channel] ?? 0) + ((high?.[channel] ?? 0) - (low?.[channel] ?? 0)) * (place - index),
    ),
  );
  const luminance = mix.reduce((sum, channel, at) => {
    const linear = (channel / 255) ** 2.2;
    return sum + linear * ([0.2126, 0.7152, 0.0722][at] ?? 0);
  }, 0);
  // Where black and white differ from it alike: at least 4.5 to 1 on either side.
  return { fill: `rgb(${mix.join(',')})`, ink: luminance > 0.179 ? '#000000' : '#ffffff' };
}
