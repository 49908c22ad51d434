import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { sendCaptions, writeDown } from './agent';
import { startChromium } from './chromium';
import { inspect, pictureEverything } from './inspection';
import { complaints, GATEWAY, join, open, signedIn, signIn } from './people';
import { player } from './player';
import { loudestHeard } from './sound';

const AUDIBLE = 0.02;

const SAID = [
  ['demo-coach', 'What did your customers say about the price?'],
  ['demo-studio', 'Most of them said that they would pay twice as much for the reports.'],
  ['demo-studio', 'We decided to raise the price in January.'],
  ['demo-coach', 'Good. Who will tell them?'],
  ['demo-studio', 'I will write to the three largest customers by Friday.'],
] as const;

const LATE = 'Let us look at the numbers again in spring.';
const BY_COACH = { speaker: 'demo-coach' };

describe('the web app', () => {
  let browser: Browser;
  let sam: Page;
  let cleo: Page;
  /** When the call did, by this clock. */
  let began: number;
  const title = 'Pricing for the spring';

  beforeAll(async () => {
    browser = await startChromium({ allowsDevices: true });
  });

  afterAll(() => browser.close());

  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await pictureEverything(browser);
  });

  it('should show who is not signed in nothing but the way in', async () => {
    const nobody = await open(browser);
    await nobody.goto(`${GATEWAY}/history`);
    await nobody.getByRole('button', { name: 'Sign in' }).waitFor();
    expect(await inspect(nobody, 'sign-in')).toEqual([]);
    await nobody.getByRole('button', { name: 'Sign in' }).click();
    await nobody.getByRole('heading', { name: 'Who would you like to be?' }).waitFor();
    expect(await inspect(nobody, 'demo-people')).toEqual([]);
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

    await sam.getByRole('link', { name: 'Join' }).first().click();
    await sam.getByText('You can join from').waitFor();
    expect(await sam.getByRole('button', { name: /^Join/ }).isDisabled()).toBe(true);
    await sam.getByRole('link', { name: 'Not now' }).click();
  });

  it('should ask the coach, in whose history it stands once they accept', async () => {
    const coach = await signedIn(browser, 'Cleo', '/history');
    const invitation = coach
      .getByRole('region', { name: 'Invitations' })
      .getByRole('listitem')
      .filter({ hasText: 'Quarterly review' })
      .first();
    await invitation.getByText('Sam would like you as a coach').waitFor();
    expect(await inspect(coach, 'invitations')).toEqual([]);
    await invitation.getByRole('button', { name: 'Block Sam' }).click();
    await coach.getByRole('dialog', { name: 'Block Sam?' }).waitFor();
    expect(await inspect(coach, 'block')).toEqual([]);
    await coach.getByRole('button', { name: 'Cancel' }).click();
    const accepted = coach
      .getByRole('listitem')
      .filter({ hasText: 'Quarterly review' })
      .getByText('Scheduled');
    const before = await accepted.count();
    await invitation.getByRole('button', { name: 'Accept Quarterly review' }).click();
    await expect.poll(() => accepted.count(), { timeout: 30_000 }).toBe(before + 1);
    await coach.context().close();
  });

  it('should offer recording in the lobby to Studio members only, and tell the others why', async () => {
    await sam.getByRole('button', { name: 'Plan a session' }).click();
    await sam.getByLabel('Title').fill(title);
    await sam.getByText('Right now').click();
    await sam.getByRole('button', { name: 'Go to the lobby' }).click();
    await sam.getByRole('heading', { level: 1, name: title }).waitFor();
    const record = sam.getByRole('switch', { name: 'Record this session' });
    expect(await record.isEnabled()).toBe(true);

    cleo = await signedIn(browser, 'Cleo', new URL(sam.url()).pathname);
    await cleo.getByRole('heading', { level: 1, name: title }).waitFor();
    await cleo.getByText('Recording sessions is part of Studio.').waitFor();
    expect(await cleo.getByRole('switch', { name: 'Record this session' }).count()).toBe(0);
    await turnOnDevices(sam);
    await record.click();
    expect(await inspect(sam, 'lobby')).toEqual([]);
  });

  it('should hold a call in which both hear and see each other', async () => {
    await Promise.all([join(sam), join(cleo)]);
    began = Date.now();
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

  it('should show everybody that the call is recorded, and let Studio members stop it', async () => {
    await Promise.all([sam, cleo].map((page) => recordingShown(page).waitFor()));
    await sam.getByRole('button', { name: 'Stop recording' }).waitFor();
    expect(await cleo.getByRole('button', { name: 'Stop recording' }).count()).toBe(0);
  });

  it('should let people choose their devices in the call, on a phone too', async () => {
    await cleo.getByRole('button', { name: 'Settings' }).click();
    await cleo.getByRole('dialog').getByRole('combobox', { name: 'Microphone' }).waitFor();
    expect(await inspect(cleo, 'call-settings')).toEqual([]);
    await cleo.keyboard.press('Escape');
  });

  it('should silence for the others whoever mutes, by the keyboard', async () => {
    await cleo.keyboard.press('m');
    await cleo.getByRole('button', { name: 'Microphone', pressed: false }).waitFor();
    await sam.locator('[data-identity="demo-coach"]').getByLabel('muted', { exact: true }).waitFor();
    await sam.waitForTimeout(500);

    expect(await loudestHeard(sam, 2)).toBeLessThan(AUDIBLE);

    await cleo.keyboard.press('m');
  });

  it('should stay in the call while the network is away, and say so', async () => {
    await cleo.context().setOffline(true);
    await cleo.getByText('Reconnecting…').waitFor();
    await cleo.context().setOffline(false);
    await cleo.getByText('Reconnecting…').waitFor({ state: 'detached' });

    expect(await loudestHeard(sam)).toBeGreaterThan(AUDIBLE);
  });

  it('should show what is said as it is understood, and keep it', async () => {
    const room = new URL(sam.url()).pathname.split('/').at(-1)!;
    await sam.getByRole('button', { name: 'Captions' }).click();
    const ada = await signedIn(browser, 'Ada');
    await sendCaptions(ada, room, [
      { segmentId: 'guess', text: 'We decided to raise', final: false },
      { segmentId: 'guess', text: 'We decided to raise the price in January.', final: true },
    ]);
    await ada.context().close();

    const captions = sam.getByRole('log', { name: 'Captions' }).locator('[data-final]');
    await captions.getByText('We decided to raise the price in January.').waitFor();
    expect(await captions.count()).toBe(1);
    expect(await inspect(sam, 'call-captions')).toEqual([]);

    await writeDown(
      room,
      SAID.map(([speaker, text], index) => ({
        segmentId: `s${index}`,
        speaker,
        text,
        startMs: index * 4_000,
      })),
    );
  });

  it('should keep what is written to FRED, and say when nobody answers', async () => {
    await sam.getByRole('tab', { name: 'FRED' }).click();
    await sam.getByLabel('Message to FRED').fill('What did I promise last time?');
    await sam.keyboard.press('Enter');
    await sam.getByRole('listitem').filter({ hasText: 'What did I promise last time?' }).waitFor();
    await sam.getByText(/no (language )?model is connected/i).waitFor();
    expect(await inspect(sam, 'call-chat')).toEqual([]);
  });

  it('should show the session in progress in the history, while it goes on', async () => {
    const history = await signedIn(browser, 'Sam', '/history');
    const row = history.getByRole('listitem').filter({ hasText: title }).first();
    await row.getByText('In progress').waitFor();
    expect(await inspect(history, 'history')).toEqual([]);
    await history.getByLabel('To', { exact: true }).fill('2001-01-01');
    await history.getByText('No session fits these filters.').waitFor();
    await history.getByLabel('To', { exact: true }).fill('');

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
    // In a second part: the first ended when nobody was there
    await Promise.all([sam, cleo].map((page) => recordingShown(page).waitFor()));
    await writeDown(new URL(sam.url()).pathname.split('/').at(-1)!, [
      { segmentId: 'late', text: LATE, startMs: Date.now() - began + 2_000, ...BY_COACH },
    ]);

    await sam.getByRole('button', { name: 'Chat with FRED' }).click();
    await sam.getByText('What did I promise last time?').waitFor();
  });

  it('should end the call for everyone, and say so', async () => {
    const history = await signedIn(browser, 'Sam', '/history');
    const row = history.getByRole('listitem').filter({ hasText: title }).first();
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

  it('should show the session: its words, what was decided, and why it says so', async () => {
    await sam.getByRole('link', { name: 'See the session' }).click();
    await sam.getByRole('heading', { level: 1, name: title }).waitFor();
    await sam.getByText(SAID[0][1]).waitFor();

    // Made by itself once the session is settled, and shown without a reload
    const decision = sam.getByRole('listitem').filter({ hasText: 'raise the price in January' }).first();
    await decision.waitFor({ timeout: 60_000 });
    await decision.getByRole('button', { name: /^Said at 0:08/ }).click();
    expect(await sam.evaluate(() => document.activeElement?.textContent)).toContain(SAID[2][1]);

    const chat = sam.getByRole('region', { name: 'FRED Coaching Notes' });
    await chat.getByText('What did I promise last time?').waitFor();
    await chat.getByRole('button', { name: 'FRED Coaching Notes' }).click();
    await chat.getByText('What did I promise last time?').waitFor({ state: 'hidden' });
    await chat.getByRole('button', { name: 'FRED Coaching Notes' }).click();

    await sam.getByLabel('New note').fill('Ask the board before the summer.');
    await sam.getByRole('button', { name: 'Add note' }).click();
    await sam.getByText('Ask the board before the summer.').waitFor();
    await player(sam).controls.waitFor();
    expect(await inspect(sam, 'session')).toEqual([]);

    await sam.getByRole('button', { name: 'Explain this session' }).click();
    await sam.getByText('The call was made').waitFor();
    expect(await inspect(sam, 'session-explained')).toEqual([]);
  });

  it('should play the recording, and follow it in the transcript', async () => {
    const { controls, audio, line, isSpoken, part } = player(sam);
    await audio.evaluate((element: HTMLAudioElement) => element.pause());
    expect(await part.locator('option').count()).toBe(2);

    await line(SAID[2][1]).getByRole('button').click();
    await isSpoken(SAID[2][1]);
    const from = await audio.evaluate((element: HTMLAudioElement) => element.currentTime);
    // As late as the recorder came
    expect(from).toBeLessThan(8.5);
    await isSpoken(SAID[3][1]);
    expect(await audio.evaluate((element: HTMLAudioElement) => element.currentTime)).toBeGreaterThan(
      from + 2,
    );

    await controls.getByRole('button', { name: 'Back 10 seconds' }).click();
    await expect
      .poll(() => audio.evaluate((element: HTMLAudioElement) => element.currentTime))
      .toBeLessThan(from);

    await line(LATE).getByRole('button').click();
    await isSpoken(LATE);
    expect(await part.inputValue()).toBe('2');
    await controls.getByRole('button', { name: 'Pause' }).click();
  });

  it('should show nothing of it to somebody else', async () => {
    const session = new URL(sam.url()).pathname;
    const room = new URL(cleo.url()).pathname;
    const fay = await signedIn(browser, 'Fay', session);
    await fay.getByText('There is no such session, or it is not yours to see.').waitFor();
    await fay.goto(GATEWAY + room);
    await fay.getByText('There is no such call, or it is not yours to see.').waitFor();
    await fay.context().close();
  });

  it('should let the coach take it out of their history for good, and nobody else’s', async () => {
    const session = new URL(sam.url()).pathname;
    const coach = await signedIn(browser, 'Cleo', session);
    await coach.getByRole('button', { name: 'Leave this session' }).click();
    await coach.getByRole('dialog', { name: 'Leave this session for good?' }).waitFor();
    expect(await inspect(coach, 'leave-session')).toEqual([]);
    await coach.getByRole('button', { name: 'Leave', exact: true }).click();
    await coach.getByRole('heading', { level: 1, name: 'History' }).waitFor();
    await expect
      .poll(
        async () => {
          await coach.goto(GATEWAY + session);
          const gone = coach.getByText('There is no such session, or it is not yours to see.');
          return gone.or(coach.getByRole('button', { name: 'Leave this session' })).textContent();
        },
        { timeout: 30_000 },
      )
      .toContain('There is no such session');
    await coach.context().close();
    await sam.reload();
    await sam.getByRole('heading', { level: 1, name: title }).waitFor();
  });

  it('should show what was promised until it is done', async () => {
    await sam.goto(GATEWAY);
    const promise = sam.getByRole('checkbox', { name: /three largest customers/ }).first();
    await promise.waitFor();
    expect(await inspect(sam, 'home-with-commitments')).toEqual([]);
    const open = await sam.getByRole('checkbox').count();
    await promise.click();
    await expect.poll(() => sam.getByRole('checkbox').count()).toBe(open - 1);
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
    const strict = await startChromium({ allowsDevices: false });
    try {
      const fay = await open(strict, { permissions: [] });
      await signIn(fay, 'Fay');
      await fay.getByRole('button', { name: 'Start a call' }).click();
      await turnOnDevices(fay);
      await fay.getByText('Your browser is blocking the microphone.').waitFor();
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

function recordingShown(page: Page): Locator {
  return page.getByRole('banner').or(page.locator('header')).getByText('Recording', { exact: true });
}

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
