// Takes the pictures of the README anew, of a server that runs over data/: `npm run docs:pictures -- http://127.0.0.1:4000`.
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { launchBrowser } from '../test/support/launchBrowser.ts';

interface Picture {
  readonly name: string;
  /** Behind the address of the playground. */
  readonly hash?: string;
  readonly isByNight?: boolean;
  /** Brings before the page what is to be seen, and waits for it. */
  readonly show: (page: Page) => Promise<unknown>;
}

const TO_NEIGHBOURHOOD = `(() => {
  const heading = document.querySelector('.mg-around').previousElementSibling;
  heading.style.scrollMarginTop = '12px';
  heading.scrollIntoView();
})()`;

const pictures: readonly Picture[] = [
  {
    name: 'start',
    show: async (page) => {
      await page.getByRole('button', { name: /^\d+ resources$/ }).waitFor();
      await page.getByRole('textbox', { name: 'ZIP code' }).fill('30318');
      await chooseOpenResources(page);
    },
  },
  {
    name: 'count',
    show: async (page) => {
      await chooseOpenResources(page);
      await page.getByRole('button', { name: 'Count', exact: true }).click();
      await page.locator('.mg-cell').first().waitFor();
    },
  },
  {
    name: 'neighbourhood',
    hash: `#entity=${encodeURIComponent('Resource:arm-institute')}`,
    show: async (page) => {
      await page.locator('.mg-graph-frame canvas').first().waitFor();
      await page.evaluate(TO_NEIGHBOURHOOD);
    },
  },
  {
    name: 'map',
    show: async (page) => {
      await page.getByRole('button', { name: /How many state organizations work/ }).click();
      await page.locator('.mg-figure').waitFor();
    },
  },
  {
    name: 'chart',
    isByNight: true,
    show: async (page) => {
      await page.getByRole('button', { name: /Which federal agencies offer the most/ }).click();
      await page.locator('.mg-bar').first().waitFor();
    },
  },
];

/** Of the form of lists: those that are open, to be counted by agency and topic. */
async function chooseOpenResources(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Choose what to look for' }).click();
  const form = page.getByRole('form', { name: 'Which ones' });
  const choose = (name: string, value: string) =>
    form.getByRole('combobox', { name, exact: true }).selectOption(value);
  await form.getByRole('button', { name: 'Only some of them' }).click();
  await choose('where', 'status');
  await choose('is', 'OPEN');
  await choose('or count them by', 'AGENCY');
  await choose('and by', 'TOPIC');
}

const base = process.argv[2] ?? 'http://127.0.0.1:4000';
const browser = await launchBrowser();
try {
  for (const { name, hash = '', isByNight = false, show } of pictures) {
    const page = await browser.newPage({
      viewport: { width: 1280, height: 800 },
      colorScheme: isByNight ? 'dark' : 'light',
    });
    await page.goto(`${base}/playground/${hash}`);
    await show(page);
    const path = join('docs/images', `playground-${name}.png`);
    // What lies under the pointer looks otherwise.
    await page.mouse.move(0, 0);
    await page.screenshot({ path });
    console.log(path);
    await page.close();
  }
} finally {
  await browser.close();
}
