// Which project a scan is of, for the names under which something is kept for the project alone.
import { relative, sep } from 'node:path'
import { isNamedInside } from '../base/inside.ts'

/** What a project is told by. */
export interface ProjectPlace {
  /** Names GitHub's server and the repository there, `owner/name`; neither outside of GitHub. */
  readonly environment: NodeJS.ProcessEnv
  readonly workspace: string
  /** Directory that is scanned, or a file. */
  readonly root: string
}

/**
 * The server, for on a host with runners of two GitHub servers both may have a repository of one name; the repository; and the
 * way to what is scanned: with `/` from the workspace, where it lies inside, else its path.
 */
export function nameProject({ environment, workspace, root }: ProjectPlace): readonly string[] {
  const { GITHUB_SERVER_URL = '', GITHUB_REPOSITORY = '' } = environment
  const where = isNamedInside(root, workspace) ? relative(workspace, root).split(sep).join('/') : root
  return [GITHUB_SERVER_URL, GITHUB_REPOSITORY, where]
}
