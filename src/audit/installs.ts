// How a command installs Trivy by hand. Pure.

/** What is installed, and how. */
export interface Install {
  readonly kind: 'install'
  /** Undefined: whatever is the newest there. */
  readonly version: string | undefined
  /** For people: `a package manager`. */
  readonly by: string
}

const PACKAGE_MANAGERS: readonly string[] = ['apt', 'apt-get', 'apk', 'yum', 'dnf', 'brew', 'snap', 'choco']

/**
 * Reads a command.
 *
 * @param next words of the command behind the pipe, to which an install script is handed
 */
export function readInstall(words: readonly string[], next: readonly string[]): Install | undefined {
  const found = { kind: 'install' as const }
  const archive = words.find((word) => word.includes('aquasecurity/trivy/releases/download/'))
  if (archive !== undefined) {
    const version = /\/releases\/download\/v?(\d[\w.-]*?)\//.exec(archive)?.[1]
    return { ...found, version, by: 'a release archive' }
  }
  if (words.some((word) => word.includes('aquasecurity/trivy/') && word.includes('install.sh'))) {
    const version = [...words, ...next].find((word) => /^v?\d+\.\d+\.\d+$/.test(word))
    return { ...found, version: version?.replace(/^v/, ''), by: 'its install script' }
  }
  return isPackage(words) ? { ...found, version: undefined, by: 'a package manager' } : undefined
}

/** `apt-get install -y trivy=0.70.0`, also behind `sudo` and with the manager's options before its command. */
function isPackage(words: readonly string[]): boolean {
  const manager = words.findIndex((word) => PACKAGE_MANAGERS.includes(word))
  const command = words.findIndex((word, index) => index > manager && ['install', 'add'].includes(word))
  return (
    manager !== -1 &&
    command !== -1 &&
    words.some((word, index) => index > command && /^(?:[\w./-]*\/)?trivy\b/.test(word))
  )
}
