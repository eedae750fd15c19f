import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe } from '@jest/globals';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { hasBrowser } from './launchBrowser.ts';

const artifacts = join(import.meta.dirname, '..', '..', 'test-artifacts');
/** Tests that need a browser; without one they are skipped, which the run's closing lines tell. */
export const describeInBrowser = hasBrowser ? describe : describe.skip;

export interface Visit {
  readonly page: Page;
  /** Requests to any host but the gateway's; they get no answer. */
  readonly elsewhere: readonly string[];
  /** What the browser complained about. */
  readonly complaints: readonly string[];
  /** Bytes that came over the wire so far. */
  readonly receivedBytes: () => Promise<number>;
}

interface VisitOptions extends BrowserContextOptions {
  /** Whether the page opens with the query before the person, as it was left the last time. */
  readonly hasEditor?: boolean;
}

/**
 * A person's first visit: nothing is remembered from others. Without options of its own, it has the
 * files of the page in its cache, as at a later visit.
 */
export async function visit(
  browser: Browser,
  url: string,
  { hasEditor = true, ...given }: VisitOptions = {},
): Promise<Visit> {
  const options = Object.keys(given).length > 0 || !hasEditor ? given : undefined;
  const { host } = new URL(url);
  const context = options ? await openContext(browser, options) : await sharedContext(browser);
  const elsewhere: string[] = [];
  const complaints: string[] = [];
  const sizes: Promise<number>[] = [];
  const page = await context.newPage();
  await page.addInitScript(forget(hasEditor));
  await page.route(
    (address) => /^https?:$/.test(address.protocol) && address.host !== host,
    async (route) => {
      elsewhere.push(route.request().url());
      await route.abort();
    },
  );
  page.setDefaultTimeout(60_000);
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', ({ message }) => complaints.push(message));
  page.on('requestfinished', (request) => {
    const size = request.sizes().then(({ responseBodySize }) => responseBodySize);
    // Nobody asks any more when the page was closed meanwhile.
    sizes.push(size.catch(() => 0));
  });
  await page.goto(url, { waitUntil: 'load', timeout: 120_000 });
  await page.locator('.graphiql-query-editor .view-line, .mg-wide, main#text').first().waitFor();
  const receivedBytes = async () => (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  return { page, elsewhere, complaints, receivedBytes };
}

/** Once for each page: what it has in its session belongs to it alone. */
function forget(hasEditor: boolean): string {
  return `if (sessionStorage.getItem('visited') === null) {
    localStorage.clear();
    sessionStorage.setItem('visited', 'yes');
    localStorage.setItem('mep-graph:editor', '${hasEditor ? 'open' : 'folded'}');
  }`;
}

const shared = new WeakMap<Browser, Promise<BrowserContext>>();

function sharedContext(browser: Browser): Promise<BrowserContext> {
  const known = shared.get(browser) ?? openContext(browser, {});
  shared.set(browser, known);
  return known;
}

function openContext(browser: Browser, options: BrowserContextOptions): Promise<BrowserContext> {
  return browser.newContext({
    viewport: { width: 1440, height: 900 },
    permissions: ['clipboard-read', 'clipboard-write'],
    ...options,
  });
}

/** Kept beside the run's results, to be looked at. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  await mkdir(artifacts, { recursive: true });
  await page.screenshot({ path: join(artifacts, `${name}.png`) });
}
