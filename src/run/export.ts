// Everything into one file, to be carried to where there is no network.
import { formatBytes } from '../base/format-bytes.ts'
import { findOutputFile } from '../base/output-file.ts'
import { writeBundle } from '../carry/bundle-file.ts'
import { readEntryInputs } from '../inputs/entry-inputs.ts'
import type { Verdict } from '../report/verdict.ts'
import { type CarryEnd, type CarryRun, carryRun } from './carry.ts'
import { DOUBT_HINT, listUnconfirmed, sayUnconfirmed } from './carry-doubt.ts'
import { findPaths } from './job-paths.ts'
import type { Dependencies } from './planned-run.ts'
import { textsOf } from './said-texts.ts'

/** Runs the action `export`. */
export async function runExport(dependencies: Dependencies): Promise<Verdict> {
  const { file, platforms } = readEntryInputs('export', textsOf('export', dependencies))
  const own = `linux/${architecture()}`
  // What cannot be written to is told before anything is fetched.
  findOutputFile('file', file, findPaths(undefined, dependencies.environment).workspace)
  return carryRun(dependencies, {
    action: 'export',
    readsCache: true,
    platforms: platforms.length === 0 ? [own] : platforms,
    end: (run) => endExport(run, file),
  })
}

/** As OCI indexes write it. */
function architecture(): string {
  return { x64: 'amd64', ppc64: 'ppc64le' }[process.arch as string] ?? process.arch
}

async function endExport(run: CarryRun, file: string): Promise<CarryEnd> {
  const { verdict, artifacts, images, paths, dependencies } = run
  const outputs = { file: '', 'bundle-digest': '', sha256: '', resources: '' }
  // Half a bundle would be noticed only on the other side.
  if (verdict.failure !== undefined || artifacts.length + images.length === 0)
    return { verdict, notes: ['No bundle was written.'], outputs }
  const unconfirmed = listUnconfirmed(run)
  const doubt = sayUnconfirmed(unconfirmed, 'it stays so for whoever reads the bundle')
  if (unconfirmed.length > 0 && run.inputs.onDegraded === 'fail') {
    const failure = { message: `No bundle was written: ${doubt}`, hint: DOUBT_HINT }
    return { verdict: { ...verdict, failure }, notes: ['No bundle was written.'], outputs }
  }
  if (unconfirmed.length > 0) dependencies.log.warning(`Bundle: ${doubt}`)
  const bundle = await writeBundle(findOutputFile('file', file, paths.workspace), artifacts, images)
  const resources = [...new Set([...artifacts, ...images].map(({ name }) => name))].join(',')
  const lines = [
    `Bundle: ${bundle.path} (${formatBytes(bundle.sizeBytes)}) with ${resources}`,
    `bundle-digest: ${bundle.digest}`,
    `sha256 of the file: ${bundle.sha256}`,
  ]
  for (const line of lines) dependencies.log.info(line)
  dependencies.host.notice(lines.slice(0, 2).join('\n'), 'Bundle written')
  return {
    verdict,
    notes: lines,
    outputs: { file: bundle.path, 'bundle-digest': bundle.digest, sha256: bundle.sha256, resources },
  }
}
