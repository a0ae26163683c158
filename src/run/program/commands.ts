// The commands of the program: which action each stands for, and what is fixed where there is no job.
import { homedir } from 'node:os'
import { join } from 'node:path'
import { BUILT_IN_TEXTS } from '../../inputs/built-in-texts.ts'
import type { CommandEnd } from '../command-end.ts'
import type { Dependencies } from '../planned-run.ts'
import type { ActionName } from '../said-texts.ts'
import { AUDIT_FLAGS } from './audit-flags.ts'

/** One command. */
export interface Command {
  /** One line for the help. */
  readonly about: string
  /** Whose inputs are its flags; absent: it has none but its own. */
  readonly action?: ActionName
  /** Texts that hold where neither a flag nor the file says anything, in place of the action's own. */
  readonly builtIn?: Readonly<Record<string, string>>
  /** Texts that hold whatever anybody says. */
  readonly fixed?: Readonly<Record<string, string>>
  /** More flags than the action has inputs, with what each has by itself. */
  readonly flags?: Readonly<Record<string, string>>
  /** It prints a report to standard output, and its log elsewhere. */
  readonly prints?: boolean
  /** Whether it plans by the working directory. */
  readonly looksHere: boolean
  readonly run: (dependencies: Dependencies, flags: ReadonlyMap<string, string>) => Promise<CommandEnd>
}

/** Trivy's own place, so that it finds there what was provided (os.UserCacheDir of Go). */
function trivyCacheDir(): string {
  if (process.env.TRIVY_CACHE_DIR) return process.env.TRIVY_CACHE_DIR
  if (process.platform === 'win32') return join(process.env.LocalAppData || homedir(), 'trivy')
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'trivy')
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'trivy')
}

const runStep = async (dependencies: Dependencies) =>
  (await import('../pipeline.ts')).runPipeline(dependencies)

/** The commands by name, in the order of the help. */
export const COMMANDS: Readonly<Record<string, Command>> = {
  plan: {
    about: 'say what a scan needs and why, and ask nobody',
    action: 'main',
    builtIn: { 'cache-dir': trivyCacheDir() },
    fixed: { 'dry-run': 'true' },
    looksHere: true,
    run: runStep,
  },
  provide: {
    about: 'make available what the plan needs, by default where Trivy itself looks',
    action: 'main',
    builtIn: { 'cache-dir': trivyCacheDir() },
    fixed: { save: 'never', 'export-env': 'true' },
    looksHere: true,
    run: runStep,
  },
  'warm-store': {
    about: 'fill the runner store of this host before its jobs need it',
    action: 'main',
    builtIn: { resources: BUILT_IN_TEXTS.warm.resources },
    fixed: { store: 'always', save: 'never', 'export-env': 'false', 'cache-dir': '', 'dry-run': 'false' },
    looksHere: false,
    run: async (dependencies) => (await import('./warm-store.ts')).runWarmStore(dependencies),
  },
  export: {
    about: 'write everything to one file, to be carried',
    action: 'export',
    looksHere: false,
    run: async (dependencies) => (await import('../export.ts')).runExport(dependencies),
  },
  mirror: {
    about: 'copy everything to a private registry',
    action: 'mirror',
    looksHere: false,
    run: async (dependencies) => (await import('../mirror.ts')).runMirror(dependencies),
  },
  check: {
    about: 'say how old the data is at each base, in the store, and in the Actions cache',
    action: 'check',
    looksHere: false,
    run: async (dependencies) => (await import('../check/check.ts')).runCheck(dependencies),
  },
  audit: {
    about: 'say what workflow files of many clones do with Trivy, and print patches',
    flags: AUDIT_FLAGS,
    prints: true,
    looksHere: false,
    run: async (dependencies, flags) => (await import('./audit.ts')).runAudit(dependencies, flags),
  },
}
