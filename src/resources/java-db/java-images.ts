// Images with a Java runtime, as Dockerfiles and compose files name them. Reads a little of each file, and no link.
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs'
import { join } from 'node:path'

/** Enough for any such file written by hand. */
const MAX_READ_BYTES = 64 * 1024

/** Files of each kind that are read; their mere presence already counts as evidence. */
const MAX_FILES = 100

/** Longest name of an image that is looked at. */
const MAX_IMAGE_LENGTH = 300

/** What usually runs on Java: the name of an image, or a part of it. */
const JAVA_IMAGE =
  /(^|[/:._-])(open)?(jdk|jre|java)-?\d*([/:._@-]|$)|temurin|corretto|zulu|liberica|graalvm|semeru|sapmachine|maven|gradle|tomcat|jetty|wildfly|jboss|payara|liberty|keycloak|jenkins|sonarqube|elasticsearch|logstash|kafka|zookeeper|cassandra|solr|neo4j/i

/** The Java images that these files name, each once. */
export function findJavaImages(
  root: string,
  dockerfiles: readonly string[],
  composeFiles: readonly string[],
): readonly string[] {
  const images = [
    ...readHeads(root, dockerfiles).flatMap(imagesOfDockerfile),
    ...readHeads(root, composeFiles).flatMap((text) =>
      firstGroups(text, /^[ \t]*(?:-[ \t]+)?image:[ \t]*["']?([^\s"'#]+)/gm),
    ),
  ]
  return [...new Set(images.filter((image) => JAVA_IMAGE.test(image)))]
}

/** What stands after FROM, with the defaults of ARG, without the names of stages of the same file. */
function imagesOfDockerfile(text: string): string[] {
  const lines = text.replace(/\\[ \t]*\r?\n/g, ' ')
  const defaults = new Map(
    [...lines.matchAll(/^[ \t]*ARG[ \t]+(\w+)=["']?([^\s"']+)/gim)].map(([, name = '', value = '']) => [
      name,
      value,
    ]),
  )
  const stages = new Set(firstGroups(lines, /^[ \t]*FROM[ \t].*[ \t]AS[ \t]+(\S+)[ \t]*\r?$/gim))
  return (
    firstGroups(lines, /^[ \t]*FROM[ \t]+(?:--\S+[ \t]+)*(\S+)/gim)
      // No reference is longer; what ARG puts in must not multiply.
      .filter((image) => image.length <= MAX_IMAGE_LENGTH && !stages.has(image))
      .map((image) =>
        image.replace(
          /\$(?:\{(\w+)(?::?-([^}]*))?\}|(\w+))/g,
          (_, braced?: string, otherwise?: string, bare?: string) =>
            (defaults.get(braced ?? bare ?? '') ?? otherwise ?? '').slice(0, MAX_IMAGE_LENGTH),
        ),
      )
  )
}

function firstGroups(text: string, line: RegExp): string[] {
  return [...text.matchAll(line)].map(([, group = '']) => group)
}

function readHeads(root: string, files: readonly string[]): string[] {
  return files.slice(0, MAX_FILES).map((file) => readHead(join(root, file)))
}

/** The first bytes of a regular file; nothing of anything else, such as a pipe that was put in its place. */
function readHead(path: string): string {
  let descriptor: number
  try {
    descriptor = openSync(
      path,
      constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0),
    )
  } catch {
    // Not ours to read: no evidence.
    return ''
  }
  try {
    if (!fstatSync(descriptor).isFile()) return ''
    const buffer = Buffer.alloc(MAX_READ_BYTES)
    return buffer.toString('utf8', 0, readSync(descriptor, buffer, 0, MAX_READ_BYTES, 0))
  } finally {
    closeSync(descriptor)
  }
}
