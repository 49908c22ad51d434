import { mkdirSync } from 'node:fs';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';

const SCREENSHOTS = process.env.SCREENSHOTS ?? 'dist-e2e/screenshots';
mkdirSync(SCREENSHOTS, { recursive: true });

const LOOKS = [
  { look: 'light', colorScheme: 'light', width: 1280, height: 800 },
  { look: 'dark', colorScheme: 'dark', width: 1280, height: 800 },
  { look: 'phone', colorScheme: 'light', width: 390, height: 844 },
  { look: 'phone-dark', colorScheme: 'dark', width: 390, height: 844 },
] as const;

/** Keeps a picture of the page in each look, and returns what axe finds serious in any of them. */
export async function inspect(page: Page, name: string): Promise<string[]> {
  const found = new Set<string>();
  for (const { look, colorScheme, width, height } of LOOKS) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.setViewportSize({ width, height });
    await page.evaluate(() => window.scrollTo(0, 0));
    await page.waitForTimeout(250);
    if (look !== 'phone-dark') await page.screenshot({ path: `${SCREENSHOTS}/${name}-${look}.png` });
    (await seriousFindings(page)).forEach((finding) => found.add(`${name}, ${look}: ${finding}`));
    (await sidewaysScroll(page)).forEach((finding) => found.add(`${name}, ${look}: ${finding}`));
  }
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: null });
  await page.setViewportSize({ width: 1280, height: 800 });
  return [...found];
}

/** What every page showed, for whoever looks for the cause of a failure. */
export async function pictureEverything(browser: Browser): Promise<void> {
  const pages = browser.contexts().flatMap((context) => context.pages());
  for (const [index, page] of pages.entries()) {
    const path = `${SCREENSHOTS}/failure-${index}.png`;
    await page.screenshot({ path }).catch(() => {});
    console.log(`${page.url()} looked like ${path}`);
  }
}

/** Put in by the debugger, which a page's CSP does not concern. */
async function seriousFindings(page: Page): Promise<string[]> {
  await renderAll(page);
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() =>
    (window as unknown as { axe: typeof axe }).axe.run(document, { resultTypes: ['violations'] }),
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`));
}

/** What is out of sight keeps the colours of the look before, as the browser does not render it: nobody sees them. */
function renderAll(page: Page): Promise<void> {
  return page.evaluate(() => {
    const all = new CSSStyleSheet();
    all.replaceSync('* { content-visibility: visible !important }');
    document.adoptedStyleSheets = [all];
  });
}

async function sidewaysScroll(page: Page): Promise<string[]> {
  const beyond = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  return beyond > 0 ? [`scrolls sideways by ${beyond} px`] : [];
}
