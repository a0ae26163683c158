// The subcommand of Trivy that the later steps run, as far as it is known here.
import { COMMAND_WORDS, type Command, isMeaning } from '../inputs/trivy-words.ts'
import type { ScanInputs } from './find-setting.ts'

/** Undefined when nobody said it, or it is one of a newer Trivy. */
export function commandOf({ scanType }: Pick<ScanInputs, 'scanType'>): Command | undefined {
  return scanType !== undefined && isMeaning<Command>(COMMAND_WORDS, scanType) ? scanType : undefined
}
