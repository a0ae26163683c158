// Where a file system takes upper and lower case for one, a POM may lie under the name of another: `org/Foo` and `org/foo` are
// two for Maven, and one file there. Trivy would read one for the other, and so nobody may say that both are there.
import { lstat, readdir, realpath } from 'node:fs/promises'
import { join, sep } from 'node:path'

/** What is asked of the file system; tests replace it. */
export interface NameLook {
  lstat(path: string): Promise<unknown>
  /** The path as the file system has it. */
  realpath(path: string): Promise<string>
  readdir(path: string): Promise<readonly string[]>
}

/** Most systems tell names apart, and are asked once for each repository. */
const blindness = new Map<string, Promise<boolean>>()

/**
 * The path, in the spelling of the file system, of another POM whose file is found under this name.
 *
 * @param path of a file that is there, relative to the local repository `root`, with `/`
 * @returns undefined: it is the file of this very name
 */
export async function findTwin(
  root: string,
  path: string,
  look: NameLook = { lstat, readdir, realpath },
): Promise<string | undefined> {
  const isBlind = blindness.get(root) ?? isFoundInOtherCase(join(root, swapCase(path)), look)
  blindness.set(root, isBlind)
  if (!(await isBlind)) return undefined
  // exFAT and RAM disks of Windows have no real path, but lists of names.
  const real = await look.realpath(join(root, path)).catch(() => readSpelling(root, path, look))
  const there = real.replaceAll(sep, '/').slice(-path.length)
  return there !== path && fold(there) === fold(path) ? there : undefined
}

/** Each name on the way as its directory spells it. */
async function readSpelling(root: string, path: string, look: NameLook): Promise<string> {
  const spelled: string[] = []
  for (const name of path.split('/')) {
    const names = await look.readdir(join(root, ...spelled))
    spelled.push(names.includes(name) ? name : (names.find((one) => fold(one) === fold(name)) ?? name))
  }
  return spelled.join('/')
}

async function isFoundInOtherCase(path: string, look: NameLook): Promise<boolean> {
  return look.lstat(path).then(
    () => true,
    () => false,
  )
}

function swapCase(path: string): string {
  return path.replace(/[a-z]+|[A-Z]+/g, (letters) =>
    letters === letters.toLowerCase() ? letters.toUpperCase() : letters.toLowerCase(),
  )
}

/** Coordinates are ASCII, which no composing changes. */
function fold(path: string): string {
  return path.toLowerCase()
}
