// What lies in a directory, or below it, at once: a bundle of checks has hundreds of small files, and is looked at several times.
import { type Dirent, readdirSync } from 'node:fs'

/** A file, directory, link, or whatever else lies there. */
export interface Below {
  /** Relative to the directory, with `/`. */
  readonly path: string
  readonly entry: Dirent
}

/**
 * Like `readdirSync` with `recursive`, which joins the parts of each path anew. Links are listed, and not followed.
 *
 * @throws what the file system says
 */
export function listBelow(directory: string): readonly Below[] {
  const found: Below[] = []
  const waiting = ['']
  for (let below = waiting.pop(); below !== undefined; below = waiting.pop()) {
    for (const entry of readdirSync(`${directory}/${below}`, { withFileTypes: true })) {
      const path = below + entry.name
      found.push({ path, entry })
      if (entry.isDirectory()) waiting.push(`${path}/`)
    }
  }
  return found
}

/** Names in a directory; none where it is absent or may not be read. */
export function namesIn(directory: string): readonly string[] {
  try {
    return readdirSync(directory)
  } catch {
    return []
  }
}
