import type { Registry } from 'prom-client';
import { createClientAddress } from '../points/clientAddress.ts';
import { Points } from '../points/points.ts';
import { createPointsMeter } from '../points/pointsMetrics.ts';
import type { Config } from '../settings/config.ts';

type PointsConfig = Pick<
  Config,
  'pointsMode' | 'pointsPerSecond' | 'pointsMaximum' | 'trustedProxies' | 'trustProxy'
>;

/** The points of all askers of a server. */
export function createPoints(config: PointsConfig, registry: Registry, now?: () => number): Points {
  const { pointsMode, pointsPerSecond, pointsMaximum, trustedProxies, trustProxy } = config;
  const listed = typeof trustProxy === 'boolean' ? [] : trustProxy;
  return new Points({
    mode: pointsMode,
    quota: { pointsPerSecond, maximum: pointsMaximum },
    addressOf: createClientAddress(trustedProxies ?? listed),
    meter: createPointsMeter(registry),
    ...(now && { now }),
  });
}
