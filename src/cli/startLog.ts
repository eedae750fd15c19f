import { misspeltInEnvironment, type Config } from '../settings/config.ts';
import { createLogger, type Logger } from '../observing/log.ts';

/** The log of a command; begins with the variables that look like settings and are none. */
export function startLog(config: Config): Logger {
  const log = createLogger(config);
  for (const { variable, meant } of misspeltInEnvironment())
    log.warn({ variable, meant }, 'a variable is near to a setting and is none: is it misspelt?');
  return log;
}
