import { execFileSync } from 'node:child_process';
import { chromium, type Browser } from 'playwright-core';
import { fakeCamera } from './fakeCamera';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Devices that are none: a beep and a film. */
const fakeDevices = () => [
  '--use-fake-device-for-media-stream',
  `--use-file-for-fake-video-capture=${fakeCamera()}`,
];

/** Lets every page have them, without asking. */
const ALLOWED = '--use-fake-ui-for-media-stream';

const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--autoplay-policy=no-user-gesture-required',
  // Calls between browsers of one machine
  '--allow-loopback-in-peer-connection',
];

export function startChromium({ allowsDevices }: { allowsDevices: boolean }): Promise<Browser> {
  return chromium.launch({
    executablePath: findChromium(),
    args: [...QUIET, ...fakeDevices(), ...(allowsDevices ? [ALLOWED] : [])],
  });
}

function findChromium(): string {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  for (const name of NAMES) {
    try {
      return execFileSync('which', [name], { encoding: 'utf8' }).trim();
    } catch {
      // The next one
    }
  }
  throw new Error(`no Chromium was found (looked for ${NAMES.join(', ')}): install one, or set CHROMIUM`);
}
