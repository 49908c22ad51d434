import type { Locator, Page } from 'playwright-core';

/** The player of a session's page and the transcript that follows it. */
export function player(page: Page) {
  const controls = page.getByRole('region', { name: 'Recording' });
  const line = (text: string): Locator => page.locator('p[id^="line-"]').filter({ hasText: text });
  return {
    controls,
    audio: controls.locator('audio'),
    part: page.getByRole('combobox', { name: 'Part of the recording' }),
    line,
    /** Waits until that line is marked as the one that is spoken. */
    isSpoken: (text: string): Promise<void> => line(text).and(page.locator('[data-active]')).waitFor(),
  };
}
