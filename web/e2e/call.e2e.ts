import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startChromium } from './chromium';
import { inspect } from './inspection';
import { complaints, GATEWAY, join, open, signedIn, signIn } from './people';
import { loudestHeard } from './sound';

const AUDIBLE = 0.02;

describe('the web app', () => {
  let browser: Browser;
  let sam: Page;
  let cleo: Page;
  const title = `Pricing ${Date.now().toString(36)}`;

  beforeAll(async () => {
    browser = await startChromium({ devices: true });
  });

  afterAll(() => browser.close());

  it('should show who is not signed in nothing but the way in', async () => {
    const nobody = await open(browser);
    await nobody.goto(`${GATEWAY}/history`);
    await nobody.getByRole('button', { name: 'Sign in' }).waitFor();
    expect(await inspect(nobody, 'sign-in')).toEqual([]);
    await signIn(nobody, 'Fay', '/history');
    await nobody.getByRole('heading', { level: 1, name: 'History' }).waitFor();
    await nobody.context().close();
  });

  it('should plan a session by appointment and show it as what comes next', async () => {
    sam = await signedIn(browser, 'Sam');
    await sam.getByRole('button', { name: 'Plan a session' }).click();
    await sam.getByLabel('Title').fill(`Quarterly review`);
    expect(await inspect(sam, 'plan')).toEqual([]);
    await sam.getByRole('button', { name: 'Plan it' }).click();
    await sam.getByText('Your session is planned:').waitFor();
    await sam.getByRole('heading', { name: 'Quarterly review' }).waitFor();
    expect(await inspect(sam, 'home')).toEqual([]);
  });

  it('should offer recording in the lobby to Studio members only, and tell the others why', async () => {
    await sam.getByRole('button', { name: 'Plan a session' }).click();
    await sam.getByLabel('Title').fill(title);
    await sam.getByText('Right now').click();
    await sam.getByRole('button', { name: 'Go to the lobby' }).click();
    await sam.getByRole('heading', { level: 1, name: title }).waitFor();
    expect(await sam.getByRole('switch', { name: 'Record this session' }).isEnabled()).toBe(true);

    cleo = await signedIn(browser, 'Cleo', new URL(sam.url()).pathname);
    await cleo.getByRole('heading', { level: 1, name: title }).waitFor();
    expect(await cleo.getByRole('switch', { name: 'Record this session' }).isDisabled()).toBe(true);
    await cleo.getByText('Recording sessions is part of Studio.').waitFor();
    await turnOnDevices(sam);
    expect(await inspect(sam, 'lobby')).toEqual([]);
  });

  it('should hold a call in which both hear and see each other', async () => {
    await Promise.all([join(sam), join(cleo)]);
    await Promise.all([
      sam.locator('[data-identity="demo-coach"] video').waitFor(),
      cleo.locator('[data-identity="demo-studio"] video').waitFor(),
    ]);

    const [heardBySam, heardByCleo] = await Promise.all([loudestHeard(sam), loudestHeard(cleo)]);

    expect(heardBySam).toBeGreaterThan(AUDIBLE);
    expect(heardByCleo).toBeGreaterThan(AUDIBLE);
    expect(await inspect(sam, 'call')).toEqual([]);
    await sam.getByRole('button', { name: 'People' }).click();
    await sam.getByRole('complementary', { name: 'People' }).waitFor();
    expect(await inspect(sam, 'call-people')).toEqual([]);
  });

  it('should silence for the others whoever mutes, by the keyboard', async () => {
    await cleo.keyboard.press('m');
    await cleo.getByRole('button', { name: 'Microphone', pressed: false }).waitFor();
    await sam.locator('[data-identity="demo-coach"]').getByLabel('muted', { exact: true }).waitFor();
    await sam.waitForTimeout(500);

    expect(await loudestHeard(sam, 2)).toBeLessThan(AUDIBLE);

    await cleo.keyboard.press('m');
  });

  it('should show the session in progress in the history, while it goes on', async () => {
    const history = await signedIn(browser, 'Sam', '/history');
    const row = history.getByRole('listitem').filter({ hasText: title });
    await row.getByText('In progress').waitFor();
    expect(await inspect(history, 'history')).toEqual([]);

    // One tab dies without a word; the other tells that the call goes on
    await crash(cleo);
    await sam.locator('[data-identity="demo-coach"]').waitFor({ state: 'detached', timeout: 60_000 });
    await row.getByText('In progress').waitFor();

    await history.context().close();
  });

  it('should tell a reload from the end, and let one come back', async () => {
    await sam.reload();
    await sam.getByText('You were in this call a moment ago.').waitFor();
    await join(sam);
    cleo = await signedIn(browser, 'Cleo', new URL(sam.url()).pathname);
    await join(cleo);
    await sam.locator('[data-identity="demo-coach"] video').waitFor();
  });

  it('should end the call for everyone, and say so', async () => {
    const history = await signedIn(browser, 'Sam', '/history');
    const row = history.getByRole('listitem').filter({ hasText: title });
    await row.getByText('In progress').waitFor();

    await sam.getByRole('button', { name: 'Leave' }).click();
    expect(await inspect(sam, 'leave')).toEqual([]);
    await sam.getByRole('button', { name: 'End for everyone' }).click();
    await sam.getByRole('heading', { name: 'The session has ended.' }).waitFor();
    await cleo.getByRole('heading', { name: 'The session has ended.' }).waitFor();
    expect(await inspect(sam, 'ended')).toEqual([]);

    // By the event stream, without a reload
    await row.getByText('Completed').waitFor();
    expect(await row.innerText()).toMatch(/\d+m \d+s|\d+s/);
    await history.context().close();
  });

  it('should show the session, and why it says so', async () => {
    await sam.getByRole('link', { name: 'See the session' }).click();
    await sam.getByRole('heading', { level: 1, name: title }).waitFor();
    await sam.getByLabel('New note').fill('Raise the price in January.');
    await sam.getByRole('button', { name: 'Add note' }).click();
    await sam.getByText('Raise the price in January.').waitFor();
    expect(await inspect(sam, 'session')).toEqual([]);

    await sam.getByRole('button', { name: 'Explain this session' }).click();
    await sam.getByText('The call was made').waitFor();
    expect(await inspect(sam, 'session-explained')).toEqual([]);
  });

  it('should show admins the system’s health and stale sessions, and nobody else', async () => {
    const ada = await signedIn(browser, 'Ada', '/admin');
    await ada.getByRole('heading', { name: 'call-service' }).waitFor();
    await ada.getByRole('button', { name: 'Dry run' }).click();
    await ada.getByText('No session is stale.').waitFor();
    expect(await inspect(ada, 'admin')).toEqual([]);

    await cleo.goto(`${GATEWAY}/admin`);
    await cleo.getByRole('heading', { name: 'Not found' }).waitFor();
    expect(await inspect(cleo, 'not-found')).toEqual([]);
  });

  it('should let somebody join to listen whose browser blocks the microphone', async () => {
    const strict = await startChromium({ devices: false });
    try {
      const fay = await open(strict, { permissions: [] });
      await signIn(fay, 'Fay');
      await fay.getByRole('button', { name: 'Start a call' }).click();
      await turnOnDevices(fay);
      await fay.getByText('Try again').waitFor();
      expect(await inspect(fay, 'lobby-without-microphone')).toEqual([]);
      await fay.getByRole('button', { name: 'Join to listen' }).click();
      await fay.locator('[data-identity="demo-free"]').getByLabel('muted', { exact: true }).waitFor();
      expect(await inspect(fay, 'voice-call')).toEqual([]);
      await fay.getByRole('button', { name: 'End' }).click();
      await fay.getByRole('heading', { name: 'The session has ended.' }).waitFor();
    } finally {
      await strict.close();
    }
  });

  it('should have run without an error nobody caught, and within its CSP', () => {
    expect(complaints).toEqual([]);
  });
});

async function turnOnDevices(page: Page): Promise<void> {
  const turnOn = page.getByRole('button', { name: /^Turn on microphone/ });
  const join = page.getByRole('button', { name: /^Join/ });
  await join.waitFor();
  if (await turnOn.isVisible()) await turnOn.click();
}

/** Ends the tab's process, as an operating system short of memory does. */
async function crash(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await Promise.race([session.send('Page.crash').catch(() => {}), page.waitForEvent('crash')]);
  await page.context().close();
}
