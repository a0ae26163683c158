// The subcommands of Trivy that the later steps run, as far as they are known here.
import { COMMAND_WORDS, type Command, isMeaning } from '../inputs/trivy-words.ts'
import type { ScanInputs } from './find-setting.ts'

/** Of one scan. Undefined when nobody said it, or it is one of a newer Trivy. */
export function commandOf({ scanType }: Pick<ScanInputs, 'scanType'>): Command | undefined {
  const word = scanType?.[0]
  return word !== undefined && isMeaning<Command>(COMMAND_WORDS, word) ? word : undefined
}
