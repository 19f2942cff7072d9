import { defineConfig } from 'vitest/config'
import { seedOfContent } from './scripts/seed-of-content.ts'

// In CI, the seed of property tests follows from the content of the commit, so that a commit always passes or always fails.
// Elsewhere each run tries other cases.
const provide = process.env['CI'] ? { propertySeed: seedOfContent() } : {}

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/setup/property-seed.ts'],
    provide,
    // A worker runs one file after another, with the modules that are loaded and the engine that is compiled: half of the
    // processor time. A file leaves nothing behind in its process; what it starts and writes it ends and takes away.
    isolate: false,
    // Vitest leaves one processor idle otherwise, which is half of them where there are two.
    maxWorkers: '100%',
    testTimeout: 180_000,
    hookTimeout: 300_000,
  },
})
