// Settings as the later scan would have them, from texts.
import type { ReadableInputs } from '../../src/inputs/read.ts'
import { RESOURCES } from '../../src/resources/table.ts'
import { type DecidedScans, decideScans } from '../../src/scan/decide-scans.ts'
import type { TrivySettings } from '../../src/scan/settings.ts'
import { emptyConfig, parseTrivyConfig } from '../../src/scan/trivy-config.ts'
import { inputsWith, type Written } from '../fixtures/run-facts.ts'

/** What somebody said, and where. */
export interface Said {
  readonly inputs?: Written
  readonly environment?: NodeJS.ProcessEnv
  readonly yaml?: string
  /** What that file is called. */
  readonly file?: string
  readonly version?: string
}

/** What follows from it; `settings` are those of the first scan. */
export function decide({
  inputs = {},
  environment = {},
  yaml,
  file,
  version = '0.74.0',
}: Said): DecidedScans & { readonly settings: TrivySettings } {
  const config = yaml === undefined ? emptyConfig() : parseTrivyConfig(yaml, file)
  const readable: ReadableInputs = inputsWith(inputs)
  const context = { resources: RESOURCES, environment, config, trivyVersion: version }
  const decided = decideScans(readable, context)
  return { ...decided, settings: decided.scans[0] }
}
