// Terraform modules with each version of Trivy: all root modules of the scenes at once, first online, then after the action with
// the network cut. Both must report the same, the online run must have asked for nothing that the action had not, and the
// action asks for each thing once, and the next job for nothing.
import { join } from 'node:path'
import semver from 'semver'
import { expect, it } from 'vitest'
import { writeJobFile } from '../action/run.ts'
import { fill, makeJob, scanOffline, startTerraformLab } from '../action/terraform-lab.ts'
import { publishModules, terraformScenes } from '../action/terraform-scenes.ts'
import { describeEachTrivy, trivyDirectory } from '../trivy-versions.ts'

const SLOW = 600_000

/** Of the versions here; 0.59.1 passes over `.tofu` files. */
const FIRST_WITH_OPENTOFU = '0.67.2'

describeEachTrivy('Terraform modules', (version) => {
  const program = join(trivyDirectory(version), 'trivy')

  it.each([
    { args: ['config'], inputs: { 'scan-type': 'config' } },
    { args: ['fs', '--scanners', 'misconfig'], inputs: { 'scan-type': 'fs', scanners: 'misconfig' } },
  ])(
    '$args.0: offline after the action as online, and nothing is fetched twice',
    {
      timeout: SLOW,
    },
    async ({ args, inputs }) => {
      const lab = await startTerraformLab()
      const { commit } = publishModules(lab)
      const scenes = Object.entries(terraformScenes(commit)).filter(
        ([name]) => name !== 'OpenTofu files' || semver.gte(version, FIRST_WITH_OPENTOFU),
      )
      const [job, next] = [makeJob(), makeJob()]
      for (const [name, files] of scenes) {
        for (const [path, text] of Object.entries(files)) {
          for (const { workspace } of [job, next])
            writeJobFile(join(workspace, slug(name), path), fill(text, lab))
        }
      }
      lab.takeRequests()
      const online = await lab.scanOnline(job, { args, program })
      const askedOnline = lab.takeRequests()
      for (const [name] of scenes) {
        // Equality would say nothing where nothing is found.
        expect(JSON.stringify(online.results)).toContain(`"${slug(name)}`)
      }

      const step = await lab.run({ job, inputs: { 'trivy-version': version, ...inputs } })
      expect(step.outputs['terraform-modules-ready'], step.log).toBe('true')
      expect(new Set(step.asked.map(wanted))).toEqual(new Set(askedOnline.map(wanted)))
      const registry = step.asked.filter((line) => line.startsWith('registry'))
      expect(registry).toEqual([...new Set(registry)])

      const second = await lab.run({ job: next, inputs: { 'trivy-version': version, ...inputs } })
      // What was found is not fetched again; that something is absent is asked wherever somebody can be asked.
      expect(second.counts.fetched).toBe(0)
      expect(second.asked.length).toBeLessThan(step.asked.length / 2)
      for (const [{ variables }, at] of [
        [step, job],
        [second, next],
      ] as const) {
        expect(scanOffline(at, variables, { args, program }).results).toEqual(online.results)
      }
    },
  )
})

function slug(name: string): string {
  return name.replaceAll(/\W+/g, '-')
}

/** What a request is for: a path of a registry, or a repository, which git asks for in several requests. */
function wanted(line: string): string {
  return line.replace(/^git \w+ (\/[^/]+\.git)\/.*$/, 'git $1')
}
