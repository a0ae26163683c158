// How `docker run` of Trivy is given the data: by the output of our step, in the place of a directory mounted by hand. Pure.
import type { Changes } from './changes.ts'
import type { LeftOver } from './list-view.ts'
import type { Step } from './workflow.ts'

/** The name of our step where its output is asked for. */
export const DATA_STEP = 'trivy-data'

/** `docker run` is given the data, and no longer mounts a directory of its own in its place. */
export function handOver(step: Step, line: number, changes: Changes): LeftOver | undefined {
  const run = changes.lineAt(line) ?? ''
  const given = run.replace(
    /\b(docker|podman|nerdctl) run\b/,
    (all) => `${all} \${{ steps.${DATA_STEP}.outputs.docker-args }}`,
  )
  if (given === run) return { line, why: 'docker run is not on one line' }
  changes.replace(line, given)
  for (let at = step.lines.first; at <= step.lines.last; at += 1) {
    const text = changes.lineAt(at)
    if (text === undefined) continue
    if (/--cache-dir\b/.test(text))
      return { line: at, why: 'it names a cache directory inside of the container' }
    const without = text
      .replace(
        /\s+(-v|--volume)[ =](?:"[^"\s]+:\/root\/\.cache(?:\/trivy)?\/?(?::\w+)?"|[^\s"]+:\/root\/\.cache(?:\/trivy)?\/?(?::\w+)?)(?=\s|$)/g,
        '',
      )
      .replace(/\s+(-e|--env)[ =]TRIVY_(SKIP_\w+_UPDATE|OFFLINE_SCAN|CACHE_DIR)(=\S+)?(?=\s|$)/g, '')
    if (/^\s*\\?$/.test(without) && text.trim() !== '') changes.remove({ first: at, last: at })
    else changes.replace(at, without)
  }
  return undefined
}
