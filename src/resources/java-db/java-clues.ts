// What in a workspace says that images with JARs may be scanned.
import { count } from '../../base/count.ts'
import type { Clue, Workspace } from '../../scan/workspace.ts'
import { findJavaImages } from './java-images.ts'

/** By its name alone: the extension in any case, not the content. */
const ARCHIVE = /\.(jar|war|ear|par)$/i
const DOCKERFILE =
  /^(dockerfile|containerfile)([._-](?!(.*\.)?(dockerignore|md|txt)$).+)?$|\.(dockerfile|containerfile)$/i
const COMPOSE_FILE = /^(docker-)?compose([._-].+)?\.ya?ml$/i

type Kind = 'archives' | 'dockerfiles' | 'composeFiles' | 'javaImages'

/** JAR, WAR, EAR, and PAR files, Dockerfiles, compose files, and the images with a Java runtime that these name. */
export const JAVA_CLUES: Readonly<Record<Kind, Clue>> = {
  archives: {
    matches: (name) => ARCHIVE.test(name),
    say: (number) => count(number, 'Java archive'),
  },
  dockerfiles: {
    matches: (name) => DOCKERFILE.test(name) && !ARCHIVE.test(name),
    say: (number) => count(number, 'Dockerfile'),
  },
  composeFiles: {
    matches: (name) => COMPOSE_FILE.test(name),
    say: (number) => count(number, 'compose file'),
  },
  javaImages: {
    readIn: (root, found) =>
      findJavaImages(root, found.get('dockerfiles') ?? [], found.get('composeFiles') ?? []),
    say: (number) => `${count(number, 'Java image')} in them`,
  },
}

/** What of it the walk found. */
export function javaCluesIn({ found }: Workspace): Readonly<Partial<Record<Kind, readonly string[]>>> {
  return Object.fromEntries(found)
}
