import type { BrowserContext, Page } from 'playwright-core';

/** When FRED could be heard, in seconds of the page's clock. */
interface Heard {
  first: number;
  last: number;
}

/** What {@link giveVoice} puts into the pages. */
interface Founder {
  speak: (wav: string) => Promise<{ begun: number; ended: number }>;
  heard: Heard[];
  now: () => number;
}

declare global {
  interface Window {
    founder: Founder;
  }
}

/** Of FRED's voice; what comes between his sentences is far below. */
const AUDIBLE = 0.01;

/** Quiet for so long, he has finished. */
const FINISHED_AFTER = 0.7;

/** Makes the microphone of every page one that speaks what it is given, and has it listen to what the page plays. */
export async function giveVoice(context: BrowserContext): Promise<void> {
  await context.addInitScript(
    ({ audible, finishedAfter }) => {
      const devices = navigator.mediaDevices as MediaDevices | undefined;
      if (!devices) return;
      let audio: { context: AudioContext; microphone: MediaStreamAudioDestinationNode } | undefined;
      const sound = () => {
        if (!audio) {
          const made = new AudioContext();
          audio = { context: made, microphone: made.createMediaStreamDestination() };
        }
        return audio;
      };
      const now = () => performance.now() / 1000;

      const real = devices.getUserMedia.bind(devices);
      devices.getUserMedia = async (constraints) => {
        if (!constraints?.audio) return real(constraints);
        const [voice] = sound().microphone.stream.getAudioTracks();
        const tracks = [voice!.clone()];
        if (constraints.video) tracks.push(...(await real({ video: constraints.video })).getVideoTracks());
        return new MediaStream(tracks);
      };

      const founder: Founder = {
        heard: [],
        now,
        speak: async (wav) => {
          const { context: playing, microphone } = sound();
          await playing.resume();
          const bytes = Uint8Array.from(atob(wav), (character) => character.charCodeAt(0));
          const source = new AudioBufferSourceNode(playing, {
            buffer: await playing.decodeAudioData(bytes.buffer),
          });
          source.connect(microphone);
          const begun = now();
          source.start();
          await new Promise((resolve) => (source.onended = resolve));
          return { begun, ended: now() };
        },
      };
      window.founder = founder;

      const listening = new Set<MediaStream>();
      let ear: AnalyserNode | undefined;
      setInterval(() => {
        for (const { srcObject } of document.querySelectorAll('audio')) {
          if (!(srcObject instanceof MediaStream) || listening.has(srcObject)) continue;
          listening.add(srcObject);
          ear ??= new AnalyserNode(sound().context, { fftSize: 1024 });
          sound().context.createMediaStreamSource(srcObject).connect(ear);
        }
        if (!ear) return;
        const samples = new Float32Array(ear.fftSize);
        ear.getFloatTimeDomainData(samples);
        const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
        if (Math.sqrt(power) < audible) return;
        const latest = founder.heard.at(-1);
        if (latest && now() - latest.last < finishedAfter) latest.last = now();
        else founder.heard.push({ first: now(), last: now() });
      }, 15);
    },
    { audible: AUDIBLE, finishedAfter: FINISHED_AFTER },
  );
}

export const now = (page: Page): Promise<number> => page.evaluate(() => window.founder.now());

/** Says it, and returns when that began and ended, by the page's clock. */
export const speak = (page: Page, wav: Buffer): Promise<{ begun: number; ended: number }> =>
  page.evaluate((sound) => window.founder.speak(sound), wav.toString('base64'));

/** When FRED can be heard for the first time after that. */
export async function fredBegins(page: Page, after: number): Promise<number> {
  const heard = await page.waitForFunction(
    (since) => {
      const latest = window.founder.heard.at(-1);
      return latest && latest.last > since ? { at: Math.max(latest.first, since) } : null;
    },
    after,
    { polling: 20, timeout: 20_000 },
  );
  return (await heard.jsonValue())!.at;
}

export async function fredFinishes(page: Page): Promise<void> {
  await page.waitForFunction(
    (finishedAfter) => {
      const latest = window.founder.heard.at(-1);
      return !latest || window.founder.now() - latest.last > finishedAfter;
    },
    FINISHED_AFTER,
    { polling: 20 },
  );
}

/** How long FRED went on after that. */
export async function wentOnFor(page: Page, after: number): Promise<number> {
  await fredFinishes(page);
  const heard = await page.evaluate(() => window.founder.heard);
  const spoken = heard.filter(({ first }) => first < after).at(-1);
  return spoken ? Math.max(0, spoken.last - after) : 0;
}
