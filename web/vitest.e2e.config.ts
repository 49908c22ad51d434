import { defineConfig } from 'vitest/config';

// Against a running system, in one Chromium: GATEWAY names it, CHROMIUM the browser where it is not found by itself
export default defineConfig({
  test: {
    // Whoever gives a founder a voice holds a call with FRED
    include: [process.env.FOUNDER_VOICE ? 'e2e/fred/*.e2e.ts' : 'e2e/*.e2e.ts'],
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 60_000,
    // A call that goes wrong in the middle makes nothing of what follows
    bail: 1,
  },
});
