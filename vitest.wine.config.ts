// Which tests run under Wine: every part, and the scenes of the whole action that say most about Windows.
import { defineConfig } from 'vitest/config'
import everywhere from './vitest.config.ts'

/** Of each way to data one, what goes wrong in each, and how a job uses it. */
const SCENES = [
  // How later steps use the data, in each shell.
  'windows',
  // A cold run, a fresh one, several in a job.
  'several-uses',
  'mistakes',
  // Out and in again.
  'bundle',
  // The runner store, and what a job has in its workspace.
  'runner-store',
  'workspace-cache',
  // Jobs that are at the same files at once.
  'shared-places',
  // A step whose time is up, one that is killed.
  'cancelled',
  'killed',
  // settings.xml, and the local repositories it names.
  'maven',
  // A server that lies, refuses, or has nothing new.
  'vex-publisher',
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
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    reporters: ['default', 'json'],
    outputFile: { json: 'report.json' },
  },
})
