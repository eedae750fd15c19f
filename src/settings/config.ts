import { StartupError } from '../errors.ts';
import { misspeltVariables, type Misspelt } from './misspelt.ts';
import { SETTINGS, type SettingName } from './settings.ts';
import type { Setting } from './settingValues.ts';

type Settings = typeof SETTINGS;

/** What this process was told to do; null where a setting has no default and was not given. */
export type Config = {
  readonly [Name in SettingName]:
    | NonNullable<ReturnType<Settings[Name]['read']>>
    | (Settings[Name]['default'] extends null ? null : never);
};

/**
 * The settings, by flag before environment before default, frozen.
 * Throws one StartupError that names every wrong value, what was expected and what came.
 */
export function readConfig(
  flags: Readonly<Partial<Record<SettingName, string>>> = {},
  env: Readonly<Record<string, string | undefined>> = process.env,
): Config {
  const problems: string[] = [];
  const values = Object.entries(SETTINGS).map(([name, setting]: [string, Setting]) => {
    const flag = flags[name as SettingName];
    // An empty variable is how compose files and CI systems write one that is not set.
    const text = flag ?? (env[setting.env] === '' ? undefined : env[setting.env]);
    const source = flag === undefined ? setting.env : (setting.flag.split(' ')[0] ?? name);
    const given = text ?? setting.default;
    if (given === null) return [name, null];
    const value = setting.read(given);
    if (value !== undefined) return [name, value];
    const got = setting.isSecret ? 'another value (not repeated here)' : JSON.stringify(given);
    problems.push(`${source}: expected ${setting.expected}, got ${got}`);
    return [name, null];
  });
  if (problems.length > 0) throw new StartupError(problems.join('\n'));
  // Each value was read by its setting; fromEntries forgets which is which.
  return Object.freeze(Object.fromEntries(values) as Config);
}

/** Variables of the environment that were meant to be settings, as far as can be told. */
export function misspeltInEnvironment(): readonly Misspelt[] {
  return misspeltVariables(process.env);
}

/** A variable that another file than the settings names, such as `${env.TOKEN}` in a list of subgraphs. */
export function readVariable(name: string): string | undefined {
  return process.env[name];
}

/** The environment of a process or a thread that is started with some variables more. */
export function environmentWith(added: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  return { ...process.env, ...added };
}
