import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

// `npm run dev` beside `./calls up`
const gateway = process.env.GATEWAY ?? 'http://127.0.0.1:8080';

export default defineConfig({
  plugins: [react()],
  build: {
    target: 'es2022',
    manifest: true,
    // Under the CSP, what is inlined as data: would not load
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 800,
  },
  server: {
    proxy: { '/api': gateway, '/health': gateway, '/config.json': gateway },
  },
  test: {
    environment: 'happy-dom',
    include: ['src/**/*.test.{ts,tsx}'],
  },
});
