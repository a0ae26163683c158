// Makes warm/action.yml, export/action.yml, and mirror/action.yml from action.yml: an input that they share is described once.
import { parse, stringify } from 'yaml'

/** The actions besides the main one. */
export const ENTRY_NAMES = ['warm', 'export', 'mirror', 'check'] as const
export type EntryAction = (typeof ENTRY_NAMES)[number]

interface Input {
  readonly description: string
  readonly default?: string
}

interface EntryMetadata {
  readonly name: string
  readonly description: string
  readonly icon: string
  /** Inputs of their own, before the shared ones. */
  readonly own: Readonly<Record<string, Input>>
  /** Names of inputs of the main action. */
  readonly shared: readonly string[]
  /** Where a shared input means something else, or has another default. */
  readonly changed?: Readonly<Record<string, Partial<Input>>>
  readonly outputs: Readonly<Record<string, { readonly description: string }>>
}

const PLAN = [
  'resources',
  'scan-type',
  'scan-ref',
  'scanners',
  'format',
  'vex',
  'trivy-config',
  'trivy-version',
]
const SOURCES = [
  'registries',
  'db-repository',
  'java-db-repository',
  'checks-bundle-repository',
  'insecure-registries',
  'ca-file',
  'vex-repositories',
  'maven-repository',
  'terraform-registry',
  'install-trivy',
  'trivy-cooldown',
  'verify-trivy',
  'trivy-digest',
  'deny-trivy',
]
const LIMITS = ['max-age', 'stale-if-error', 'on-unavailable', 'on-degraded', 'timeout', 'dry-run']

/** Without a checkout there is nothing to plan by: all that an image scan may need. */
const EVERYTHING: Input = {
  description:
    'What to get: a list of `vuln-db`, `java-db`, `checks-bundle`, `vex-repo`, `maven-poms` and `terraform-modules` (of the checkout), `trivy`, separated by commas, spaces, or lines; or `auto`, what the planned scan needs by `scan-type` and what lies in the workspace.',
  default: 'vuln-db, java-db, checks-bundle',
}

/** To be carried also for scans that ask for VEX. */
const EVERYTHING_AND_VEX: Input = { ...EVERYTHING, default: 'vuln-db, java-db, checks-bundle, vex-repo' }

/** Nobody asked for it (`listOptional` in src/run/tell-gathered.ts). */
const BUT_VEX_HUB =
  'VEX Hub, where only the default of `resources` asks for it, may be missing, with a warning'

const COMMON_OUTPUTS = {
  degraded: {
    description:
      '`true` if something is not available, or is older than `max-age` and not the newest there is.',
  },
  unavailable: { description: 'The resources that are not available, separated by commas; empty if none.' },
  hosts: { description: 'Hosts that this run contacted, one on each line, for the list of a firewall.' },
  plan: { description: 'What was wanted and why, as JSON.' },
}

const ENTRIES: Readonly<Record<EntryAction, EntryMetadata>> = {
  warm: {
    name: 'Trivy Offline Cache: warm',
    description:
      'Keeps the newest Trivy data in the Actions cache, for all jobs to come. For a nightly workflow on the default branch.',
    icon: 'sunrise',
    own: {
      prune: {
        description:
          '`true`: remove entries of this action that newer ones have superseded; wants `actions: write`. `false`: leave them to GitHub.',
        default: 'false',
      },
      'on-not-kept': {
        description:
          '`fail`: fail the step when nothing of what it got could be kept, with the reason of the cache service. `warn`: say so.',
        default: 'fail',
      },
    },
    shared: [...PLAN, ...SOURCES, ...LIMITS, 'save', 'key-prefix', 'token'],
    changed: {
      resources: EVERYTHING,
      token: {
        description:
          "Token for pruning and for telling how full the cache is, and for VEX repositories on github.com that are not public; for the API of this runner's GitHub alone.",
      },
      'on-unavailable': {
        description:
          '`fail`: what cannot be had fails the step, after the rest was kept. `continue`: outputs say what is missing.',
      },
    },
    outputs: {
      saved: { description: 'The resources of which this run saved an entry, separated by commas.' },
      kept: { description: 'The resources that are kept now in their newest version, separated by commas.' },
      ...COMMON_OUTPUTS,
    },
  },
  export: {
    name: 'Trivy Offline Cache: export',
    description: 'Writes the newest Trivy data to one file, to be carried to where there is no network.',
    icon: 'archive',
    own: {
      file: {
        description: 'The bundle to write, absolute or below the workspace: an OCI image layout in a tar.',
        default: 'trivy-data.tar',
      },
      platforms: {
        description:
          'Platforms whose Trivy the bundle holds, a list such as `linux/amd64, linux/arm64`. Default: that of this runner.',
        default: '',
      },
    },
    shared: [...PLAN, ...SOURCES, ...LIMITS, 'key-prefix', 'confirm', 'token'],
    changed: {
      resources: EVERYTHING_AND_VEX,
      'on-unavailable': {
        description: `\`fail\`: what cannot be had fails the step, and no bundle is written; ${BUT_VEX_HUB}. \`continue\`: the bundle holds the rest.`,
      },
    },
    outputs: {
      file: { description: 'Path of the bundle; empty if none was written.' },
      'bundle-digest': {
        description:
          'The value for the input `bundle-digest` on the other side; it vouches for every byte that is used.',
      },
      sha256: { description: 'What `sha256sum` says of the file.' },
      resources: { description: 'What the bundle holds, separated by commas.' },
      ...COMMON_OUTPUTS,
    },
  },
  mirror: {
    name: 'Trivy Offline Cache: mirror',
    description:
      'Copies the newest Trivy data to a private registry, byte for byte, and reads it back by the rules of Trivy.',
    icon: 'copy',
    own: {
      to: {
        description:
          'Registry base to mirror to, such as `registry.example.com/trivy`; log in before this step. The same text is what `registries` of the main action takes.',
      },
      'as-image': {
        description:
          '`true`: wrap each layer as a plain image, for registries that refuse other artifacts; Trivy accepts it. `false`: byte for byte.',
        default: 'false',
      },
      platforms: {
        description:
          'Platforms whose Trivy is mirrored, a list such as `linux/amd64, linux/arm64`. Default: all, because many registries take the index of an image only with all that it names.',
        default: '',
      },
    },
    shared: [...PLAN, ...SOURCES, 'bundle', 'bundle-digest', 'offline', ...LIMITS, 'token'],
    changed: {
      resources: EVERYTHING_AND_VEX,
      offline: {
        description: '`true`: ask no source but the `bundle`. `false`: ask the `registries` too.',
      },
      'on-unavailable': {
        description: `\`fail\`: what cannot be had fails the step, after the rest was mirrored; ${BUT_VEX_HUB}. \`continue\`: outputs say what is missing.`,
      },
    },
    outputs: {
      references: { description: 'What is in the registry now, one `reference@digest` on each line.' },
      ...COMMON_OUTPUTS,
    },
  },
  check: {
    name: 'Trivy Offline Cache: check',
    description:
      'Looks how old the data is at each base, in the runner store, and in the Actions cache, and fails when a job that fills one of them has not run.',
    icon: 'activity',
    own: {
      places: {
        description:
          'Where to look, a list of `registries`, `store`, and `actions-cache`: a place that is named and empty is a finding. `auto`: at the registries, and in the store and the Actions cache where there is something.',
        default: 'auto',
      },
      metrics: {
        description:
          "File to write as OpenMetrics text, absolute or below the workspace, for node_exporter's textfile collector. Default: none.",
        default: '',
      },
      'max-lag': {
        description: 'How far two registries may be apart before that is a finding, such as `24h`.',
        default: '24h',
      },
      'on-finding': {
        description: '`fail`: fail the step. `warn`: say so, and set the outputs.',
        default: 'fail',
      },
    },
    shared: [...PLAN, ...SOURCES, ...LIMITS, 'store', 'store-dir', 'key-prefix'],
    changed: {
      resources: EVERYTHING,
      'max-age': {
        description:
          'Age beyond which data is a finding: one duration for all, or lines such as `vuln-db=12h`. For the databases the age of the data; a registry tells none of the checks bundle.',
      },
      'dry-run': { description: '`true`: say what would be looked at, and stop. `false`: look.' },
    },
    outputs: {
      good: { description: '`true` if there is no finding.' },
      findings: { description: 'What somebody should look at, as JSON.' },
      observations: { description: 'What was seen at each place, as JSON.' },
    },
  },
}

/** The text of an action's metadata, given the text of the main action's. */
export function renderEntryAction(entry: EntryAction, actionYaml: string): string {
  const { name, description, icon, own, shared, changed = {}, outputs } = ENTRIES[entry]
  const { inputs } = parse(actionYaml) as { inputs: Record<string, Input> }
  const copied = shared.map((input): [string, Input] => {
    const known = inputs[input]
    if (known === undefined) throw new Error(`action.yml has no input ${input}, which ${entry} shares`)
    return [input, markDefault({ ...known, ...changed[input] })]
  })
  const metadata = {
    name,
    description,
    author: 'trivy-offline-cache',
    branding: { icon, color: 'blue' },
    inputs: Object.fromEntries([...Object.entries(own).map(withRequired), ...copied]),
    outputs,
    runs: { using: 'node24', main: `../dist/${entry}/index.js` },
  }
  const comment = '# Made by `npm run docs` from action.yml and scripts/entry-actions.ts.\n'
  return comment + stringify(metadata, { lineWidth: 120, blockQuote: 'folded' })
}

function withRequired([name, input]: [string, Input]): [string, object] {
  return input.default === undefined ? [name, { ...input, required: true }] : [name, markDefault(input)]
}

/** A space tells the action that the runner filled it in (src/inputs/said.ts). */
function markDefault(input: Input): Input {
  const text = (input.default ?? '').trim()
  return { ...input, default: text === '' ? '' : ` ${text}` }
}
