import { afterAll, beforeAll, jest } from '@jest/globals';
import type { Db } from 'mongodb';
import type { Browser } from 'playwright-core';
import { buildPlayground } from '../../scripts/buildPlayground.ts';
import { buildSite } from '../../scripts/buildSite.ts';
import { visit, type Visit } from './browser.ts';
import { launchBrowser } from './launchBrowser.ts';
import { realDatabase } from './realData.ts';
import { serveProcess, type ServedProcess } from './servedProcess.ts';

export interface ServedPlayground {
  readonly url: string;
  readonly browser: Browser;
  readonly db: Db;
  /** A first visit, to this address or to the page as it opens. */
  visit(options?: Parameters<typeof visit>[2], hash?: string): Promise<Visit>;
}

/** The page, served over the product's own data for the tests of a file, and a browser to look at it. */
export function servedPlayground(
  moreArgs: () => Promise<readonly string[]> = () => Promise.resolve([]),
): ServedPlayground {
  jest.setTimeout(300_000);
  const database = realDatabase();
  let served: ServedProcess | undefined;
  let browser: Browser | undefined;
  beforeAll(async () => {
    await buildPlayground();
    await buildSite();
    const target = database.uri.replace('/?', `/${database.db.databaseName}?`);
    served = await serveProcess(
      ...['--mongodb-uri', target, '--no-import', '--no-entity-cache', '--explain', 'true'],
      ...(await moreArgs()),
    );
    browser = await launchBrowser();
  }, 300_000);
  afterAll(async () => {
    await browser?.close();
    await served?.stop();
  });
  return {
    get url() {
      return `${served?.url ?? ''}/playground/`;
    },
    get browser() {
      if (!browser) throw new Error('Expected a browser, got none yet.');
      return browser;
    },
    db: database.db,
    visit(options, hash = '') {
      return visit(this.browser, `${this.url}${hash}`, options);
    },
  };
}
