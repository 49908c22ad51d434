import type { Page } from 'playwright-core';

/** The loudest that is heard of others in the page within some seconds, 0 to 1, measured on what its audio plays. */
export function loudestHeard(page: Page, seconds = 4): Promise<number> {
  return page.evaluate(async (limit) => {
    const context = new AudioContext();
    const analyser = new AnalyserNode(context, { fftSize: 2048 });
    const heard = new Set<MediaStream>();
    const samples = new Float32Array(analyser.fftSize);
    let loudest = 0;
    const end = performance.now() + limit * 1000;
    while (performance.now() < end) {
      for (const { srcObject } of document.querySelectorAll('audio')) {
        if (srcObject instanceof MediaStream && !heard.has(srcObject)) {
          heard.add(srcObject);
          context.createMediaStreamSource(srcObject).connect(analyser);
        }
      }
      analyser.getFloatTimeDomainData(samples);
      loudest = Math.max(loudest, ...samples.map(Math.abs));
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    await context.close();
    return loudest;
  }, seconds);
}
