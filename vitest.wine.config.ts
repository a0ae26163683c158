// Which tests run under Wine: every part, and the scenes of the whole action that say most about Windows.
import { defineConfig } from 'vitest/config'
import everywhere from './vitest.config.ts'

/** Of each way to data one, what goes wrong in each, and how a job uses it. */
const SCENES = [
  'bundle',
  'several-uses',
  'unavailable',
  'mistakes',
  'maven',
  'maven-registry',
  'runner-store',
  'workspace-cache',
  'registries',
  'faults-resources',
  'windows',
  'cancelled',
  'killed',
  'actions-cache',
  'terraform',
  'vex-everywhere',
  'evidence',
  'scanned-files',
  'warm',
  'mirror',
  'plan',
  'credentials',
  'carried-layouts',
  'check',
  'runner-config',
]

// biome-ignore lint/style/noDefaultExport: vitest reads the default export.
export default defineConfig({
  test: {
    ...everywhere.test,
    include: [
      '__tests__/!(action|conformance)/**/*.test.ts',
      ...SCENES.map((scene) => `__tests__/action/${scene}.test.ts`),
    ],
    // Starting a process is what Wine is slowest at.
    isolate: false,
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    reporters: ['default', 'json'],
    outputFile: { json: 'report.json' },
  },
})
