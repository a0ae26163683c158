// For which machine a Trivy is, in the words of those who name it: images, release archives, the tool cache.

/** An operating system and an architecture, as OCI indexes write them. */
export interface Platform {
  readonly os: string
  readonly architecture: string
}

/** Architectures by Node's names for them (https://nodejs.org/api/process.html#processarch). */
const ARCHITECTURES: Readonly<Record<string, string>> = {
  x64: 'amd64',
  arm64: 'arm64',
  s390x: 's390x',
  ppc64: 'ppc64le',
}
const SYSTEMS: Readonly<Record<string, string>> = { linux: 'linux', darwin: 'darwin', win32: 'windows' }

/** The words of Trivy's release archives (`name_template` and `replacements` of its goreleaser.yml). */
const ARCHIVE_SYSTEMS: Readonly<Record<string, string>> = {
  linux: 'Linux',
  darwin: 'macOS',
  windows: 'windows',
}
const ARCHIVE_ARCHITECTURES: Readonly<Record<string, string>> = {
  amd64: '64bit',
  arm64: 'ARM64',
  s390x: 's390x',
  ppc64le: 'PPC64LE',
}

/** What the official image is built for. */
export const IMAGE_PLATFORMS: readonly string[] = [
  'linux/amd64',
  'linux/arm64',
  'linux/ppc64le',
  'linux/s390x',
]

/** The platform of a Node process; what nobody knows keeps Node's own word, and fits nothing. */
export function platformOf(system: string, architecture: string): Platform {
  return {
    os: SYSTEMS[system] ?? system,
    architecture: ARCHITECTURES[architecture] ?? architecture,
  }
}

/** `linux/arm64` */
export function formatPlatform({ os, architecture }: Platform): string {
  return `${os}/${architecture}`
}

/** Parses `os/architecture`; undefined when the official image is not built for it. */
export function parseImagePlatform(text: string): Platform | undefined {
  const [os = '', architecture = ''] = text.split('/')
  return IMAGE_PLATFORMS.includes(text) ? { os, architecture } : undefined
}

/** Whether Trivy comes as an image here; else it comes as a release archive. */
export function hasImage(platform: Platform): boolean {
  return IMAGE_PLATFORMS.includes(formatPlatform(platform))
}

/** The name of a release archive, such as `trivy_0.76.0_macOS-ARM64.tar.gz`; undefined where there is none. */
export function archiveName(version: string, { os, architecture }: Platform): string | undefined {
  const system = ARCHIVE_SYSTEMS[os]
  const machine = ARCHIVE_ARCHITECTURES[architecture]
  if (system === undefined || machine === undefined) return undefined
  // Of Windows there is only the one (`ignore` of goreleaser.yml), of macOS these two.
  if (os === 'windows' && architecture !== 'amd64') return undefined
  if (os === 'darwin' && !['amd64', 'arm64'].includes(architecture)) return undefined
  return `trivy_${version}_${system}-${machine}${os === 'windows' ? '.zip' : '.tar.gz'}`
}

/** What the program is called. */
export function binaryName({ os }: Platform): string {
  return os === 'windows' ? 'trivy.exe' : 'trivy'
}
