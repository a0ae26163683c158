// Pure. Ways to spell a path of Windows that programs read differently: Node takes one as it stands where Windows itself, Trivy
// with it, changes it first, and the bash of Git has a spelling of its own.

/**
 * What a path names, as every program reads it:
 *
 * - `/d/x` and `/cygdrive/d/x` are what bash calls `D:/x`;
 * - `\\?\D:\x`, `\\.\D:\x`, and `\\?\UNC\server\share` are `D:\x` and `\\server\share`: a path without its prefix;
 * - a name has no quotes, which stand around a path that cmd was told to set;
 * - Windows takes away dots and spaces at the end, and a single dot at the end of a part (Microsoft, "File path formats on
 *   Windows systems"). Node asks for the name with them, which is another.
 */
export function plainWindowsPath(path: string): string {
  const plain = fromBash(path.replaceAll('"', ''))
    .replace(/^[\\/]{2}[?.][\\/]UNC[\\/]/i, '\\\\')
    .replace(/^[\\/]{2}[?.][\\/](?=[A-Za-z]:)/, '')
  const parts = plain.split(/(?<=[\\/])/).map((part) => part.replace(/(?<=[^\\/.])\.(?=[\\/])/, ''))
  return withoutEnd(parts.join(''))
}

const DRIVE_OF_BASH = /^(?:\/cygdrive)?\/([A-Za-z])(?=\/|$)/

/** Whether it is what only bash takes for a path on a drive. */
export function isSpelledByBash(path: string): boolean {
  return DRIVE_OF_BASH.test(path)
}

/** `/d/x` and `/cygdrive/d/x` are drive D; anything else is as it was. */
export function fromBash(path: string): string {
  return path
    .replace(DRIVE_OF_BASH, (_, drive: string) => `${drive.toUpperCase()}:`)
    .replace(/^([A-Z]:)$/, '$1\\')
}

/** Whether a path says on which drive or server it is: `/tmp` and `\tmp` are on the drive where a process happens to be. */
export function isWholeWindowsPath(path: string): boolean {
  return /^(?:[A-Za-z]:[\\/]|[\\/]{2}[^\\/])/.test(path)
}

/** `.` and `..` stay. */
function withoutEnd(path: string): string {
  return /(?:^|[\\/])\.{1,2}$/.test(path) ? path : path.replace(/[. ]+$/, '')
}
