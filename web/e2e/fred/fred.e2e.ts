import { readFileSync } from 'node:fs';
import { join as path } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startChromium } from '../chromium';
import { inspect, pictureEverything } from '../inspection';
import { complaints, GATEWAY, join, open, signIn } from '../people';
import { fredBegins, fredFinishes, giveVoice, now, speak, wentOnFor } from './microphone';
import { percentile, wordErrorRate, wordsOf } from './words';

interface Line {
  text: string;
  file: string;
  /** Seconds after FRED has finished. */
  after?: number;
  /** Seconds after FRED has begun. */
  interruptsAfter?: number;
  isFarewell?: boolean;
}

/** Where `python -m fred_agent.rehearsal.voices` has written them. */
const VOICE = process.env.FOUNDER_VOICE!;
const LINES = JSON.parse(readFileSync(path(VOICE, 'lines.json'), 'utf8')) as Line[];

/** As a person who has pressed one button holds it: two minutes, six answers and more, one interruption. */
describe('a call with FRED in the browser', () => {
  let browser: Browser;
  let sam: Page;
  const answers: number[] = [];
  let captions: string[] = [];

  beforeAll(async () => {
    browser = await startChromium({ allowsDevices: true });
  });

  afterAll(() => browser.close());

  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await pictureEverything(browser);
  });

  it('should begin with FRED’s greeting', async () => {
    sam = await open(browser);
    await giveVoice(sam.context());
    await signIn(sam, 'Sam');
    await sam.getByRole('button', { name: 'Start a call' }).click();
    await join(sam);
    const inside = await now(sam);
    await sam.getByRole('button', { name: 'Captions' }).click();
    report('greeting after joining', (await fredBegins(sam, inside)) - inside);
    await sam.locator('[data-identity^="agent"]').first().waitFor();
    expect(await inspect(sam, 'fred-call')).toEqual([]);
  });

  it(
    'should be answered to what was said, and fall silent when interrupted',
    { timeout: 240_000 },
    async () => {
      for (const line of LINES) {
        const wav = readFileSync(path(VOICE, line.file));
        if (line.interruptsAfter === undefined) {
          await fredFinishes(sam);
          await sam.waitForTimeout(line.after! * 1000);
          const { ended } = await speak(sam, wav);
          const begun = await fredBegins(sam, ended);
          if (!line.isFarewell) answers.push(begun - ended);
          captions = await finalCaptions(sam);
        } else {
          await sam.waitForTimeout(line.interruptsAfter * 1000);
          const { begun, ended } = await speak(sam, wav);
          report('silent after an interruption', await wentOnFor(sam, begun));
          answers.push((await fredBegins(sam, ended)) - ended);
        }
      }
      report('answer, p50', percentile(answers, 0.5));
      report('answer, p95', percentile(answers, 0.95));
      expect(answers.length).toBe(LINES.length - 1);
    },
  );

  it('should end when both have said goodbye', async () => {
    await sam.getByRole('heading', { name: 'The session has ended.' }).waitFor();
    await sam.getByRole('link', { name: 'See the session' }).click();
  });

  it('should show every sentence of both', async () => {
    const transcript = sam.getByRole('region', { name: 'Transcript' });
    await transcript
      .getByText(/Goodbye/)
      .first()
      .waitFor({ timeout: 60_000 });
    const said = LINES.map(({ text }) => text).join(' ');
    const lines = await transcript.locator('[id^="line-"]').evaluateAll((all) =>
      all.map((line) => ({
        name: line.parentElement!.firstElementChild!.textContent,
        text: line.lastElementChild!.textContent,
      })),
    );
    const of = (name: string) => lines.filter((line) => line.name === name).map(({ text }) => text);

    const rate = wordErrorRate(said, of('Sam').join(' '));
    console.log(`word error rate: ${(rate * 100).toFixed(1)} %`);
    expect(rate).toBeLessThanOrEqual(0.1);
    const kept = wordsOf(lines.map(({ text }) => text).join(' ')).join(' ');
    expect(captions.length).toBeGreaterThan(LINES.length);
    for (const caption of captions) expect(kept).toContain(wordsOf(caption).join(' '));
    expect(of('FRED').length).toBeGreaterThan(6);
  });

  it('should show what was promised, and where it was said', async () => {
    const promise = sam
      .getByRole('region', { name: 'Summary' })
      .getByRole('listitem')
      .filter({ hasText: /write to all of them/i });
    await promise.first().waitFor({ timeout: 60_000 });
    await promise
      .first()
      .getByRole('button', { name: /^Said at .*I will write to all of them/ })
      .waitFor();
  });

  it('should show the turns, who interrupted whom, and how long each answer took', async () => {
    const turns = sam.getByRole('region', { name: 'Turns' });
    await expect
      .poll(
        async () => {
          if (await turns.isVisible()) return true;
          await sam.reload();
          await sam.getByRole('region', { name: 'Transcript' }).waitFor();
          await sam.waitForTimeout(1_000);
          return turns.isVisible();
        },
        { timeout: 60_000 },
      )
      .toBe(true);
    await turns.getByText('interrupted FRED once').waitFor();
    expect(await turns.getByText(/p95 of \d+ answers/).innerText()).toMatch(/of [6-9] answers/);
    await turns.getByRole('button', { name: 'Every turn' }).click();
    expect(await turns.getByRole('listitem').count()).toBeGreaterThanOrEqual(2 * (LINES.length - 1));
    expect(await inspect(sam, 'fred-session')).toEqual([]);
  });

  it('should keep the promise where the day begins', async () => {
    await sam.goto(GATEWAY);
    await sam
      .getByRole('checkbox', { name: /write to all of them/i })
      .first()
      .waitFor();
    expect(complaints).toEqual([]);
  });
});

function report(what: string, seconds: number): void {
  console.log(`${what}: ${seconds.toFixed(2)} s`);
}

function finalCaptions(page: Page): Promise<string[]> {
  return page.getByRole('log', { name: 'Captions' }).locator('[data-final="true"] span').allInnerTexts();
}
