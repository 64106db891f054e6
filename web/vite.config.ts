import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

// While developing, `ledstang serve` answers the API; LEDSTANG_API points at another address.
const api = process.env.LEDSTANG_API ?? 'http://127.0.0.1:8080';

export default defineConfig({
  plugins: [react()],
  build: {
    target: 'es2022',
    // Every file stands on its own address: the content security policy allows no data: scripts, styles or fonts.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
  },
  server: { proxy: { '/api': api } },
  preview: { proxy: { '/api': api } },
  test: { include: ['src/**/*.test.ts'] },
});
