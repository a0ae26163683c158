// How the tests run. They test dist/ as it stands on disk: build first.
import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

// biome-ignore lint/style/noDefaultExport: vitest reads the default export.
export default defineConfig({
  test: {
    include: ['__tests__/**/*.test.ts'],
    // Many tests start real programs (the built action, registries, proxies); a shared machine may be slow to. For what hangs.
    testTimeout: 120_000,
    // Most of a test's time is waiting for programs: two share even two cores well, where vitest would take one.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    hookTimeout: 120_000,
  },
})
