import { editDistance } from '../editDistance.ts';
import { SETTINGS } from './settings.ts';

export interface Misspelt {
  readonly variable: string;
  /** The setting that is nearest. */
  readonly meant: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Names of others are near to short ones: HOME to HOST, DOMAIN to DOMAINS. */
const MIN_LENGTH = 8;
/** Two letters that have changed places, or an ending. */
const MAX_DISTANCE = 2;
/** With these begin only settings of ours; with TOKEN_, LOG_ or HTTP_ much else does. */
const FAMILY = /^(?:MAX|POINTS)_/;
/** As Kubernetes writes for a service, whatever that is called. */
const OF_SERVICE = /_(?:SERVICE_(?:HOST|PORT(?:_\w+)?)|PORT(?:_\d+_(?:TCP|UDP|SCTP)(?:_\w+)?)?)$/;

/**
 * Variables that were meant to be settings, as far as can be told: `MAX_DEPHT`, `max_depth`, `MEP_GRAPH_MAX_DEPTH`.
 * Where the setting itself is given, or the name is one that platforms give, the variable is somebody else's.
 */
export function misspeltVariables(env: Environment): readonly Misspelt[] {
  const settings = Object.values(SETTINGS).map((setting) => setting.env as string);
  const left = settings.filter((name) => env[name] === undefined);
  return Object.keys(env)
    .filter((name) => !settings.includes(name) && !OF_SERVICE.test(name))
    .flatMap((variable) => {
      const meant = nearest(variable, left);
      return meant === null ? [] : [{ variable, meant }];
    });
}

function nearest(variable: string, settings: readonly string[]): string | null {
  const name = variable.toUpperCase().replace(/^MEP_GRAPH_/, '');
  if (settings.includes(name)) return name;
  // What is written in small letters is of programs: npm_config_cache_dir, http_proxy.
  if (variable !== variable.toUpperCase() || name.length < MIN_LENGTH) return null;
  const [family] = FAMILY.exec(name) ?? [];
  const alike = settings.filter((setting) => family === undefined || setting.startsWith(family));
  const limit = family === undefined ? MAX_DISTANCE + 1 : Infinity;
  const longer = family && alike.find((setting) => setting.startsWith(name));
  if (longer !== undefined) return longer;
  const [first] = alike
    .map((setting) => ({ setting, distance: editDistance(name, setting, limit) }))
    .filter(({ distance }) => distance < limit)
    .toSorted((a, b) => a.distance - b.distance);
  return first?.setting ?? null;
}
