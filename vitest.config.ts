import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // A worker runs one file after another, with the modules that are loaded and the engine that is compiled: half of the
    // processor time. A file leaves nothing behind in its process; what it starts and writes it ends and takes away.
    isolate: false,
    // Vitest leaves one processor idle otherwise, which is half of them where there are two.
    maxWorkers: '100%',
    testTimeout: 180_000,
    hookTimeout: 300_000,
  },
})
