import { Option, type Command } from 'commander';
import { readConfig, type Config } from '../settings/config.ts';
import { SETTINGS, type SettingName } from '../settings/settings.ts';

// Object.entries forgets that the keys are the names.
const ENTRIES = Object.entries(SETTINGS) as [SettingName, (typeof SETTINGS)[SettingName]][];

/** Gives a command settings as options, all unless said otherwise, so that `--help` lists them. */
export function addSettings(command: Command, names?: readonly SettingName[]): Command {
  for (const [name, { flag, description, env, default: preset }] of ENTRIES) {
    if (names?.includes(name) === false) continue;
    const more = preset === null ? `env ${env}` : `env ${env}, default ${preset}`;
    command.addOption(new Option(flag, `${description} (${more})`));
  }
  return command;
}

/** The configuration by the flags this command was given, the environment and the defaults. */
export function readSettings(command: Command): Config {
  const flags: Partial<Record<SettingName, string>> = {};
  for (const [name, { flag }] of ENTRIES) {
    const key = new Option(flag).attributeName();
    // A flag that says no has a value even when nobody gave it.
    if (command.getOptionValueSource(key) === 'cli')
      flags[name] = String(command.getOptionValue(key));
  }
  return readConfig(flags);
}
