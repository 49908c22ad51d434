import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

export const GATEWAY = (process.env.GATEWAY ?? 'http://127.0.0.1:8080').replace(/\/$/, '');

/** What went wrong in a page without being shown: errors nobody caught, and what the CSP refused. */
export const complaints: string[] = [];

export async function open(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    permissions: ['microphone', 'camera'],
    ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(45_000);
  page.on('pageerror', (error) => complaints.push(`${error.name}: ${error.message}`));
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) complaints.push(message.text());
  });
  return page;
}

/** Signs in as a demo person, by the provider's page, and comes back to `path`. */
export async function signIn(page: Page, name: 'Sam' | 'Fay' | 'Cleo' | 'Ada', path = '/'): Promise<void> {
  await page.goto(GATEWAY + path);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('button', { name }).click();
  // The button is away on the provider's page already; whoever has a token is back
  await page.waitForFunction(() => Object.keys(sessionStorage).some((key) => key.startsWith('oidc.user:')));
}

export async function signedIn(
  browser: Browser,
  name: 'Sam' | 'Fay' | 'Cleo' | 'Ada',
  path = '/',
): Promise<Page> {
  const page = await open(browser);
  await signIn(page, name, path);
  return page;
}

/** Through the lobby into the call. */
export async function join(page: Page): Promise<void> {
  const turnOn = page.getByRole('button', { name: /^Turn on microphone/ });
  const join = page.getByRole('button', { name: /^(Join|Come back)$/ });
  await turnOn.or(join).first().waitFor();
  if (await turnOn.isVisible()) await turnOn.click();
  await join.click();
  await page.getByRole('group', { name: 'Call controls' }).waitFor();
}
