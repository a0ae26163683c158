// Words of a command line as the shells read them that later steps may use.
import { plainWindowsPath } from '../base/windows-path.ts'

/** A word of a POSIX shell, in quotes only where it needs them. */
export function quoteForShell(word: string): string {
  return /^[A-Za-z0-9_./:=@%+,-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`
}

/**
 * A word of the outputs. Steps of Windows runners use PowerShell unless they say otherwise, which takes a comma for a list,
 * `@` for a splat, and single quotes as a POSIX shell does; but one that stands in them it doubles, and takes the curly ones
 * for the same (about_Quoting_Rules). Double quotes are the same in both where nothing in them is special.
 */
export function quoteForSteps(word: string, platform: NodeJS.Platform = process.platform): string {
  if (platform !== 'win32') return quoteForShell(word)
  if (/['‘’‚‛]/.test(word) && !/["“”„$`!\\]/.test(word)) return `"${word}"`
  return /^[^'\s]*[@,][^'\s]*$/.test(word) ? `'${word}'` : quoteForShell(word)
}

/**
 * A path as every shell and every program of the platform reads it: bash of Windows takes a backslash for an escape, or for
 * no path at all, and what it calls `/c/x` no other program finds.
 */
export function pathForShells(path: string, platform: NodeJS.Platform = process.platform): string {
  return platform === 'win32' ? plainWindowsPath(path).replaceAll('\\', '/') : path
}
