// What becomes of the YAML of each page under act: which blocks run there and how they end, and why the others cannot. A block
// without a row, or a row without its block, fails a test.

/** How a block ends that runs. */
export interface Run {
  /** All that are started by one event run together. */
  readonly event: 'push' | 'schedule'
  /** What the log of its job holds when a scan ends it with `--exit-code 1`; absent: it ends well. */
  readonly finds?: string
}

/** Why a block cannot run under act. */
export interface Reason {
  readonly cannot: string
}

const DOCKER = 'it needs Docker'
/** In the lock file of the checkout. */
const PROJECT = 'CVE-2021-23337'
/** In the image that `alpine:3.22` is. */
const IMAGE = 'CVE-2023-42363'
/** In the Dockerfile of the checkout. */
const CONFIG = 'DS-9001'

const push = (finds?: string): Run => ({ event: 'push', ...(finds === undefined ? {} : { finds }) })
const schedule: Run = { event: 'schedule' }

/** By page and heading; the second below one heading has a number. */
export const BLOCKS: Readonly<Record<string, Run | Reason>> = {
  'README.md: Trivy Offline Cache': push(CONFIG),
  'README.md: With trivy-action': push(IMAGE),
  'README.md: GitHub-hosted runners: no build waits for a download': schedule,
  'README.md: Self-hosted runners: one job of a host downloads, all have the data': push(PROJECT),
  'README.md: No network at all: carry one file': schedule,
  'README.md: No network at all: carry one file (2)': push(PROJECT),
  'docs/actions.md: `check`': schedule,
  'docs/inputs.md: Every input with its default': push(),
  'docs/maven.md: Maven: offline scans that miss nothing': push(PROJECT),
  'docs/maven.md: Which repositories': push(PROJECT),
  'docs/recipes.md: Harbor': schedule,
  'docs/recipes.md: Artifactory': schedule,
  'docs/recipes.md: Nexus': schedule,
  'docs/recipes.md: Amazon ECR': { cannot: 'it needs the AWS CLI, and Docker' },
  'docs/recipes.md: Google Artifact Registry': { cannot: 'it needs the gcloud CLI, and Docker' },
  'docs/recipes.md: Azure Container Registry': schedule,
  'docs/recipes.md: GitHub Container Registry': { cannot: DOCKER },
  'docs/recipes.md: zot, Distribution, olareg': schedule,
  'docs/recipes.md: zot, Distribution, olareg (2)': { cannot: DOCKER },
  'docs/recipes.md: Several scans in one job': push(CONFIG),
  'docs/recipes.md: docker run': { cannot: DOCKER },
  'docs/recipes.md: A Maven project': push(PROJECT),
  'docs/recipes.md: VEX': push(IMAGE),
  'docs/recipes.md: A warm cache': schedule,
  'docs/recipes.md: A warm cache (2)': schedule,
  'docs/recipes.md: No network': schedule,
  'docs/recipes.md: No network (2)': push(PROJECT),
  'docs/recipes.md: Carry on without data': push(IMAGE),
  'docs/self-hosted.md: Self-hosted runners': push(IMAGE),
  'docs/self-hosted.md: Users and containers': { cannot: 'its job runs in a container' },
  'docs/self-hosted.md: GitHub Enterprise Server, and no way to github.com': { cannot: DOCKER },
  'docs/terraform.md: Terraform modules': push(CONFIG),
  'docs/trivy.md: Trivy itself': push(PROJECT),
  'docs/vex.md: VEX repositories': push(IMAGE),
  'docs/vex.md: Which repositories': { cannot: 'it names a VEX repository of a company, with its token' },
}

/**
 * What a user of act changes: reusable workflows that name their action by `$/` are there under another name, and Trivy, which
 * `install-trivy` would fetch with a signature of its own publisher, is on PATH.
 */
export const CHANGES: readonly (readonly [from: RegExp, to: string])[] = [
  [/(warm-cache|mirror)\.yml@v1/g, '$1-anywhere.yml@v1'],
  [/install-trivy: true/g, 'install-trivy: false'],
  [/^on: pull_request$/gm, 'on: push'],
]
