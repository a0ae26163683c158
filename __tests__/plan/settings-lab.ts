// Settings as the later scan would have them, from texts.
import type { ReadableInputs } from '../../src/inputs/read.ts'
import { RESOURCES } from '../../src/resources/table.ts'
import { type DecidedSettings, decideSettings } from '../../src/scan/decide-settings.ts'
import { emptyConfig, parseTrivyConfig } from '../../src/scan/trivy-config.ts'
import { inputsWith, type Written } from '../fixtures/run-facts.ts'

/** What somebody said, and where. */
export interface Said {
  readonly inputs?: Written
  readonly environment?: NodeJS.ProcessEnv
  readonly yaml?: string
  readonly version?: string
}

/** The settings that follow from it. */
export function decide({ inputs = {}, environment = {}, yaml, version = '0.74.0' }: Said): DecidedSettings {
  const config = yaml === undefined ? emptyConfig() : parseTrivyConfig(yaml)
  const readable: ReadableInputs = inputsWith(inputs)
  return decideSettings(readable, { resources: RESOURCES, environment, config, trivyVersion: version })
}
