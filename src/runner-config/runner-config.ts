// What the administrator of this runner has decided for a repository: read once, before anything else.
import { describeError } from '../base/errors.ts'
import { clean } from '../base/log.ts'
import { readSmallYaml } from '../base/small-file.ts'
import type { InputResource } from '../inputs/table.ts'
import { ConfigError } from './config-error.ts'
import { type ConfigSearch, findConfig } from './find-config.ts'
import type { ConfigBlock, ParsedConfig, Texts } from './parse-config.ts'

/** The defaults and limits that hold for this job. */
export interface RunnerConfig extends ConfigBlock {
  /** As messages name it. */
  readonly file: string
  readonly hookDeadlineMs: number | undefined
}

/**
 * Finds and reads the file.
 *
 * @param resources whose inputs it may name
 * @returns undefined where there is no file
 * @throws {ConfigError} when it is not the administrator's, or has mistakes
 */
export async function readRunnerConfig(
  resources: readonly InputResource[],
  search: ConfigSearch,
): Promise<RunnerConfig | undefined> {
  const file = findConfig(search)
  if (file === undefined) return undefined
  // Where there is none, nothing of this is loaded.
  const [{ parseConfig }, { composeKeys }] = await Promise.all([
    import('./parse-config.ts'),
    import('./config-keys.ts'),
  ])
  return configFor(parseConfig(readText(file), clean(file, 300), composeKeys(resources)), search.environment)
}

function readText(file: string): string {
  try {
    return readSmallYaml(file)
  } catch (error) {
    throw new ConfigError(file, [{ line: undefined, text: `it cannot be read: ${describeError(error)}` }])
  }
}

/** The file for one repository: what speaks of it takes the place of what speaks of all, key by key. */
export function configFor(
  { file, hookDeadlineMs, defaults, limits, perRepository }: ParsedConfig,
  { GITHUB_REPOSITORY }: NodeJS.ProcessEnv,
): RunnerConfig {
  // GitHub's names do not know case.
  const repository = (GITHUB_REPOSITORY ?? '').toLowerCase()
  const own = perRepository.filter(({ matches }) => repository !== '' && matches(repository))
  const merge = (first: Texts, more: readonly Texts[]) =>
    new Map([first, ...more].flatMap((texts) => [...texts]))
  return {
    file,
    hookDeadlineMs,
    defaults: merge(
      defaults,
      own.map((block) => block.defaults),
    ),
    limits: merge(
      limits,
      own.map((block) => block.limits),
    ),
  }
}
