import { existsSync } from 'node:fs';
import process from 'node:process';

/** Tells at the end of a run when browser tests were skipped, and how to get them; in CI that fails the run. */
export default class BrowserReporter {
  #hasFailed = false;

  onRunComplete(_contexts, { testResults }) {
    const chromium = process.env.CHROMIUM ?? '/usr/bin/chromium';
    // Those that the run was narrowed by are no others' business.
    if (existsSync(chromium)) return;
    const skipped = testResults
      .filter(({ testFilePath }) => /[\\/]test[\\/]browser[\\/]/.test(testFilePath))
      .reduce((sum, { numPendingTests }) => sum + numPendingTests, 0);
    if (skipped === 0) return;
    this.#hasFailed = Boolean(process.env.CI);
    process.stderr.write(
      `\n${skipped} browser tests were skipped: no Chromium at ${chromium}.\n` +
        'Install it (Debian, Ubuntu: apt-get install chromium), or set CHROMIUM to where one is.\n',
    );
  }

  getLastError() {
    return this.#hasFailed ? new Error('Expected Chromium in CI, found none.') : undefined;
  }
}
