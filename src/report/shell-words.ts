// Words of a command line as the shells read them that later steps may use.

/** A word of a POSIX shell, in quotes only where it needs them. */
export function quoteForShell(word: string): string {
  return /^[A-Za-z0-9_./:=@%+,-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`
}

/**
 * A word of the outputs. Steps of Windows runners use PowerShell unless they say otherwise, which takes a comma for a list,
 * `@` for a splat, and single quotes as a POSIX shell does.
 */
export function quoteForSteps(word: string, platform: NodeJS.Platform = process.platform): string {
  return platform === 'win32' && /^[^'\s]*[@,][^'\s]*$/.test(word) ? `'${word}'` : quoteForShell(word)
}

/** A path as every shell of the platform reads it: bash of Windows takes a backslash for an escape, or for no path at all. */
export function pathForShells(path: string, platform: NodeJS.Platform = process.platform): string {
  return platform === 'win32' ? path.replaceAll('\\', '/') : path
}
