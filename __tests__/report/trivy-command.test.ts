// The script behind TRIVY_CMD, run by real shells: which directory Trivy reads, and what the step's log says of it.
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { describeTrivyCommand } from '../../src/report/trivy-command.ts'
import { commandFacts } from '../../src/report/trivy-command-facts.ts'
import { writeTrivyCommand } from '../../src/report/trivy-command-files.ts'
import { guardMajor } from '../../src/resources/checks-bundle/guard-major.ts'
import { outcomeOf, planWith, ready, runFacts } from '../fixtures/run-facts.ts'
import { hasPeer } from '../peers.ts'
import { describeWhere, itWhere, lackOf } from '../system.ts'
import { makeDirectory, writeFile } from '../temporary.ts'
import { makeScriptLab, SKIPS, writeProgram } from '../trivy-script.ts'

const SAID = 'trivy-offline-cache: vuln-db built 2026-11-20T06:00Z\n'
const skipNames: readonly string[] = SKIPS.map(({ variable }) => variable)
const shells = ['sh', 'dash', 'bash'].filter(hasPeer)

const noScripts = lackOf('scripts')

describe.skipIf(noScripts.isLacking).each(shells)(`the script, run by %s${noScripts.suffix}`, (shell) => {
  it('runs Trivy on the provided data, says so in one line on stderr, and is silent on stdout', () => {
    const lab = makeScriptLab()
    const run = lab.run({ shell, args: ['image', '--format', 'json', 'a b', '', "it's", '$HOME', '*'] })
    expect(run).toMatchObject({ exitCode: 3, stdout: 'the report\n', stderr: SAID, versionRuns: 0 })
    expect(run.scan?.args).toEqual(['image', '--format', 'json', 'a b', '', "it's", '$HOME', '*'])
    expect(run.scan?.environment.TRIVY_CACHE_DIR).toBe(lab.cacheDir)
    expect(skipsOf(run)).toEqual(skipNames)
  })

  it('replaces the default of trivy-action, where its old cache was restored', () => {
    const lab = makeScriptLab()
    const old = join(lab.workspace, '.cache', 'trivy')
    writeFile(old, 'db/trivy.db', 'old')
    const run = lab.run({ shell, environment: { TRIVY_CACHE_DIR: `${lab.workspace}/.cache/trivy` } })
    expect(run.scan?.environment.TRIVY_CACHE_DIR).toBe(lab.cacheDir)
    expect(run.stderr).toBe(SAID)
  })

  it('replaces the default of trivy-action wherever the workspace is', () => {
    const lab = makeScriptLab()
    const environment = { GITHUB_WORKSPACE: '/my workspace', TRIVY_CACHE_DIR: '/my workspace/.cache/trivy' }
    expect(lab.run({ shell, environment }).scan?.environment.TRIVY_CACHE_DIR).toBe(lab.cacheDir)
  })

  it('replaces the default of trivy-action in a container job, which names the path on the host', () => {
    const lab = makeScriptLab()
    const run = lab.run({
      shell,
      environment: {
        GITHUB_WORKSPACE: '/__w/app/app',
        TRIVY_CACHE_DIR: '/home/runner/_work/app/app/.cache/trivy',
      },
    })
    expect(run.scan?.environment.TRIVY_CACHE_DIR).toBe(lab.cacheDir)
  })

  it.each([
    ['the directory that was exported', (lab: { cacheDir: string }) => lab.cacheDir],
    ['an empty one', () => ''],
  ])('takes for no choice: %s', (_, choose) => {
    const lab = makeScriptLab()
    const run = lab.run({ shell, environment: { TRIVY_CACHE_DIR: choose(lab) } })
    expect(run.scan?.environment.TRIVY_CACHE_DIR).toBe(lab.cacheDir)
    expect(run.stderr).toBe(SAID)
  })

  it.each([
    '/elsewhere/cache',
    'relative/cache',
    '/elsewhere/.cache/trivy',
    '/home/runner/_work/other/other/.cache/trivy',
    '/home/runner/_work/app/.cache/trivy',
  ])('leaves a directory alone that the step chose: %s', (chosen) => {
    const lab = makeScriptLab()
    const run = lab.run({ shell, environment: { TRIVY_CACHE_DIR: chosen } })
    expect(run.scan?.environment.TRIVY_CACHE_DIR).toBe(chosen)
    expect(run.stderr).toBe(
      `trivy-offline-cache: this step chose its own cache directory (${chosen}); it is left alone\n`,
    )
  })

  it('takes back the promises that do not hold for a chosen directory, and no other', () => {
    const lab = makeScriptLab()
    const chosen = makeDirectory("it's chosen")
    const skips = () => skipsOf(lab.run({ shell, environment: { TRIVY_CACHE_DIR: chosen } }))
    expect(skips()).toEqual([])
    // Of any age: nobody has looked at it.
    for (const { file } of SKIPS) writeFile(lab.cacheDir, file, '')
    for (const { file } of SKIPS) writeFile(chosen, file, '')
    expect(skips()).toEqual([])
    rmSync(join(chosen, 'java-db'), { recursive: true })
    symlinkSync(join(lab.cacheDir, 'java-db'), join(chosen, 'java-db'))
    expect(skips()).toEqual(['TRIVY_SKIP_JAVA_DB_UPDATE'])
  })

  it('takes back what is said of something absent where a chosen directory has it', () => {
    const absent = { variable: 'TRIVY_SKIP_CHECK_UPDATE', file: 'policy/content', isAbsent: true } as const
    const lab = makeScriptLab({ skips: [absent] })
    const chosen = makeDirectory()
    const skips = () => skipsOf(lab.run({ shell, environment: { TRIVY_CACHE_DIR: chosen } }))
    expect(skips()).toContain('TRIVY_SKIP_CHECK_UPDATE')
    writeFile(chosen, 'policy/content/any.rego', '')
    expect(skips()).not.toContain('TRIVY_SKIP_CHECK_UPDATE')
  })

  it('keeps them all for the provided data under another name', () => {
    const lab = makeScriptLab()
    for (const { file } of SKIPS) writeFile(lab.cacheDir, file, '')
    const link = join(makeDirectory(), 'link')
    symlinkSync(lab.cacheDir, link)
    expect(skipsOf(lab.run({ shell, environment: { TRIVY_CACHE_DIR: link } }))).toEqual(skipNames)
  })

  it.each([
    ['as two words', (path: string) => ['--cache-dir', path]],
    ['as one word', (path: string) => [`--cache-dir=${path}`]],
    ['before the command', (path: string) => ['--cache-dir', path, 'image', 'x']],
    ['twice, where the last counts', (path: string) => ['--cache-dir', '/first', `--cache-dir=${path}`]],
  ])('looks for the promises in the directory of the flag %s', (_, flag) => {
    const lab = makeScriptLab()
    for (const { file } of SKIPS) writeFile(lab.cacheDir, file, '')
    const chosen = makeDirectory('flag dir')
    symlinkSync(join(lab.cacheDir, 'java-db'), join(chosen, 'java-db'))
    const run = lab.run({ shell, args: flag(chosen), environment: { TRIVY_CACHE_DIR: lab.cacheDir } })
    expect(run.stderr).toContain(`this step chose its own cache directory (${chosen}); it is left alone`)
    expect(run.scan?.args).toEqual(flag(chosen))
    expect(skipsOf(run)).toEqual(['TRIVY_SKIP_JAVA_DB_UPDATE'])
  })

  it('knows the provided data by the flag too, as the output trivy-args gives it', () => {
    const lab = makeScriptLab()
    const run = lab.run({ shell, args: ['image', '--cache-dir', lab.cacheDir, 'x'] })
    expect(run.stderr).toBe(SAID)
    expect(skipsOf(run)).toEqual(skipNames)
  })

  it('works where paths have spaces, quotes, and what a shell would expand', () => {
    const lab = makeScriptLab({ temp: makeDirectory(`a "b" it's $HOME \`id\` *`) })
    expect(lab.run({ shell }).scan?.environment.TRIVY_CACHE_DIR).toBe(lab.cacheDir)
    const far = makeDirectory(`far "b" it's $HOME \\n`)
    const other = makeScriptLab({ cacheDir: far })
    expect(other.run({ shell }).scan?.environment.TRIVY_CACHE_DIR).toBe(far)
    expect(other.run({ shell, environment: { TRIVY_CACHE_DIR: far } }).stderr).toBe(SAID)
  })

  it('says the summary as it stands', () => {
    const summary = `it's 100 %s \\n $(id) "x"`
    expect(makeScriptLab({ summary }).run({ shell }).stderr).toBe(`trivy-offline-cache: ${summary}\n`)
  })

  it('does not mind a CDPATH that knows another directory of its name', () => {
    const lab = makeScriptLab()
    const other = makeDirectory()
    for (const name of ['bin', 'cache']) {
      mkdirSync(join(other, 'trivy-offline-cache', name), { recursive: true })
    }
    const script = join('trivy-offline-cache', 'bin', 'trivy-offline')
    const run = lab.run({ shell, script, cwd: lab.temp, environment: { CDPATH: other } })
    expect(run.scan?.environment.TRIVY_CACHE_DIR).toBe(lab.cacheDir)
    expect(run.stderr).toBe(SAID)
  })

  it('does not mind variables that are empty', () => {
    const lab = makeScriptLab()
    const run = lab.run({
      shell,
      environment: { GITHUB_WORKSPACE: '', GITHUB_REPOSITORY: '' },
    })
    expect(run).toMatchObject({ stdout: 'the report\n', stderr: SAID })
    expect(run.scan?.environment.TRIVY_CACHE_DIR).toBe(lab.cacheDir)
  })

  it.each(['trivy-offline-cache/cache', 'my cache', 'deep/in/it'])(
    'finds the data where RUNNER_TEMP has another name, as in a Docker action: %s',
    (below) => {
      const temp = makeDirectory('temp')
      const lab = makeScriptLab({ temp, cacheDir: join(temp, below) })
      const mounted = join(makeDirectory('github'), 'runner_temp')
      cpSync(temp, mounted, { recursive: true })
      const script = lab.script.replace(temp, mounted)
      const translated = join(mounted, below)
      for (const seen of [translated, lab.cacheDir]) {
        const run = lab.run({ shell, script, environment: { TRIVY_CACHE_DIR: seen } })
        expect(run.scan?.environment.TRIVY_CACHE_DIR).toBe(translated)
        expect(run.stderr).toBe(SAID)
      }
    },
  )

  it('keeps the full path of data outside of RUNNER_TEMP', () => {
    const cacheDir = makeDirectory('outside')
    const temp = makeDirectory('temp')
    const lab = makeScriptLab({ temp, cacheDir })
    const mounted = join(makeDirectory('github'), 'a', 'b', 'c')
    cpSync(temp, mounted, { recursive: true })
    const run = lab.run({ shell, script: lab.script.replace(temp, mounted) })
    expect(run.scan?.environment.TRIVY_CACHE_DIR).toBe(cacheDir)
  })

  it('names the directory, and complains of nothing else, when it is not there', () => {
    const lab = makeScriptLab()
    const gone = makeScriptLab({ temp: lab.temp, cacheDir: join(lab.temp, 'trivy-offline-cache', 'cache') })
    const mounted = join(makeDirectory(), 'mounted')
    cpSync(dirname(gone.script), join(mounted, 'bin'), { recursive: true })
    const run = gone.run({ shell, script: join(mounted, 'bin', 'trivy-offline') })
    expect(run.scan?.environment.TRIVY_CACHE_DIR).toBe(gone.cacheDir)
    expect(run.stderr).toBe(SAID)
  })

  it('runs what the user had set as TRIVY_CMD', () => {
    const own = makeDirectory('own tools')
    const record = makeDirectory('record')
    const command = writeProgram(own, record, 'Version: 0.74.0', `it's trivy`)
    const run = makeScriptLab({ command }).run({ shell, args: ['config', '.'] })
    expect(run).toMatchObject({ exitCode: 3, stdout: 'the report\n', scan: undefined, versionRuns: 0 })
    expect(readdirSync(record).sort()).toEqual(['args', 'environment', 'versions'])
  })

  it('fails as a shell does when there is no Trivy', () => {
    const run = makeScriptLab({ command: '/nowhere/trivy' }).run({ shell })
    expect(run).toMatchObject({ exitCode: 127, stdout: '' })
  })
})

describeWhere(['scripts'], 'the script and a scan that the plan did not expect', () => {
  const { unplanned } = commandFacts(
    runFacts({ plan: planWith({ 'scan-type': 'fs', scanners: 'secret', resources: 'auto' }) }),
    '/t',
    {},
  )
  const reads = (name: string) => new RegExp(`^trivy-offline-cache: this scan reads ${name}, which`, 'm')

  it.each<[string, string[], string[]]>([
    ['what was planned', ['fs', '--scanners', 'secret', '.'], []],
    ['scanners of its own', ['fs', '--scanners=vuln,misconfig', '.'], ['vuln-db', 'checks-bundle']],
    ['the default scanners', ['fs', '.'], ['vuln-db']],
    ['another command', ['config', '.'], ['checks-bundle']],
    ['an image', ['--quiet', 'image', 'alpine'], ['vuln-db', 'java-db']],
    ['no scan at all', ['version'], []],
  ])('says in one line each what is missing: %s', (_, args, names) => {
    const { stderr, exitCode } = makeScriptLab({ unplanned }).run({ args })
    const said = ['vuln-db', 'java-db', 'checks-bundle'].filter((name) => reads(name).test(stderr))
    expect(said).toEqual(names)
    expect(exitCode).toBe(3)
  })

  it('names the setting that decided', () => {
    const { stderr } = makeScriptLab({ unplanned }).run({ args: ['config', '.'] })
    expect(stderr).toContain(
      'this scan reads checks-bundle, which this step did not provide (scanners secret (input scanners): misconfigurations are not looked for): give it the scan-type and scanners of this scan',
    )
  })
})

describeWhere(['scripts'], 'the script and the major of the checks bundle', () => {
  const scan = ['fs', '--scanners', 'misconfig', '.']

  it.each([
    ['Version: 0.74.0', 2],
    ['Version: v0.69.0', 2],
    ['Version: 0.68.2', 1],
    ['Version: 0.56.0', 1],
    ['Version: 0.55.2', 0],
    ['Version: 0.9.2', 0],
    ['Version: 0.70.0-rc.1', 2],
    ['Version: 1.2.3', 2],
    ['Version: dev', 1],
    ['', 0],
  ])('run when they belong together: %j, %i', (version, checksMajor) => {
    const run = makeScriptLab({ version, checksMajor }).run({ args: scan })
    expect(run).toMatchObject({ exitCode: 3, stderr: SAID, versionRuns: 1 })
  })

  it.each([
    ['Version: 0.68.2', 2, 'Trivy 0.68.2 reads checks of major 1, and those of major 2 were provided'],
    ['Version: 0.55.2', 2, 'Trivy 0.55.2 reads checks of major 0, and those of major 2 were provided'],
    ['Version: 0.74.0', 1, 'Trivy 0.74.0 reads checks of major 2, and those of major 1 were provided'],
    ['Version: v0.60.0', 0, 'Trivy v0.60.0 reads checks of major 1, and those of major 0 were provided'],
    [
      'Version: 0.70.0-rc.1',
      1,
      'Trivy 0.70.0-rc.1 reads checks of major 2, and those of major 1 were provided',
    ],
  ])('refuse to give other results without a word: %j, %i', (version, checksMajor, words) => {
    const run = makeScriptLab({ version, checksMajor }).run({ args: scan })
    expect(run).toMatchObject({ exitCode: 69, stdout: '', scan: undefined })
    expect(run.stderr).toBe(
      `${SAID}trivy-offline-cache: this is a data problem, not a finding: ${words}: ` +
        'set the input trivy-version to the version that scans\n',
    )
  })

  it.each<[string, string[], Record<string, string>]>([
    ['config', ['config', '.'], {}],
    ['its short name', ['conf', '.'], {}],
    ['k8s', ['k8s', '--report', 'summary'], {}],
    ['kubernetes', ['kubernetes'], {}],
    ['a flag', ['image', '--scanners=vuln,misconfig', 'x'], {}],
    ['an older flag', ['image', '--security-checks', 'vuln,config', 'x'], {}],
    ['a flag for the image itself', ['image', '--image-config-scanners', 'misconfig', 'x'], {}],
    ['a flag in two words', ['image', '--scanners', 'vuln,misconfig', 'x'], {}],
    ['a flag for the image itself in one word', ['image', '--image-config-scanners=misconfig', 'x'], {}],
    ['a compliance report', ['image', '--compliance', '@my-spec.yaml', 'x'], {}],
    ['a compliance report in one word', ['image', '--compliance=@my-spec.yaml', 'x'], {}],
    ['a configuration file in one word', ['image', '-cmy.yaml', 'x'], {}],
    ['a configuration file by its long name', ['image', '--config=my.yaml', 'x'], {}],
    ['a configuration file', ['image', '-c', 'my.yaml', 'x'], {}],
    ['a variable', ['fs', '.'], { TRIVY_SCANNERS: 'vuln,misconfig' }],
    ['an older variable', ['fs', '.'], { TRIVY_SECURITY_CHECKS: 'config' }],
    ['a variable for the image itself', ['image', 'x'], { TRIVY_IMAGE_CONFIG_SCANNERS: 'misconfig' }],
    ['a variable with a compliance report', ['image', 'x'], { TRIVY_COMPLIANCE: '@my-spec.yaml' }],
    ['a variable with a configuration file', ['image', 'x'], { TRIVY_CONFIG: 'ci/trivy-ci.yaml' }],
  ])('are compared for a scan that can use checks: %s', (_, args, environment) => {
    const run = makeScriptLab({ version: 'Version: 0.60.0' }).run({ args, environment })
    expect(run).toMatchObject({ exitCode: 69, scan: undefined })
  })

  it('are compared where a trivy.yaml may ask for checks', () => {
    const lab = makeScriptLab({ version: 'Version: 0.60.0' })
    expect(lab.run({ args: ['image', 'x'] }).exitCode).toBe(3)
    writeFile(lab.workspace, 'trivy.yaml', 'scan:\n  scanners: [misconfig]\n')
    expect(lab.run({ args: ['image', 'x'] }).exitCode).toBe(69)
  })

  it.each([
    [['image', 'x']],
    [['image', 'registry.example.com/k8s/misconfig:config']],
    [['image', '--image-config-scanners=secret', '--compliance-not', 'x']],
    [['fs', '--scanners', 'vuln,secret', '--cache-backend', 'memory', '.']],
    [['sbom', 'a.json']],
    [['--version']],
  ])('cost nothing where no checks can be used: %j', (args) => {
    const run = makeScriptLab({ version: 'Version: 0.60.0' }).run({ args })
    expect(run.exitCode === 69).toBe(false)
    expect(run.versionRuns).toBe(args.includes('--version') ? 1 : 0)
  })

  it('are not compared when no bundle was provided, nor for a directory of the step’s own', () => {
    expect(
      makeScriptLab({ version: 'Version: 0.60.0', checksMajor: undefined }).run({ args: scan }),
    ).toMatchObject({
      exitCode: 3,
      versionRuns: 0,
    })
    const own = makeScriptLab({ version: 'Version: 0.60.0' })
    expect(own.run({ args: scan, environment: { TRIVY_CACHE_DIR: '/own' } })).toMatchObject({
      exitCode: 3,
      versionRuns: 0,
    })
  })
})

describeWhere(['scripts'], 'the file of the script', () => {
  it('can be run, and nothing half-written is beside it', async () => {
    const { script, facts } = makeScriptLab()
    rmSync(script)
    await writeTrivyCommand(facts)
    expect(statSync(script).mode & 0o777).toBe(0o755)
    expect(readdirSync(dirname(script))).toEqual(['trivy-offline'])
  })

  it.runIf(process.platform !== 'win32')(
    'is written in place of a pipe, which is not waited for',
    async () => {
      const lab = makeScriptLab()
      rmSync(lab.script)
      execFileSync('mkfifo', [lab.script])
      await writeTrivyCommand(lab.facts)
      expect(statSync(lab.script).isFile()).toBe(true)
    },
  )

  it('replaces what was there before', async () => {
    const lab = makeScriptLab({ summary: 'first' })
    await writeTrivyCommand({ ...lab.facts, summary: 'second' })
    expect(lab.run().stderr).toBe('trivy-offline-cache: second\n')
  })

  it('is left alone where it is the same: a step may have it open', async () => {
    const lab = makeScriptLab()
    const before = statSync(lab.script)
    await writeTrivyCommand(lab.facts)
    expect(statSync(lab.script)).toMatchObject({ ino: before.ino, mtimeMs: before.mtimeMs })
  })

  it('that cannot be written says where, and leaves nothing half-written', async () => {
    const lab = makeScriptLab()
    rmSync(lab.script)
    mkdirSync(join(lab.script, 'in the way'), { recursive: true })
    await expect(writeTrivyCommand(lab.facts)).rejects.toThrow(`${lab.script} cannot be written`)
    expect(readdirSync(dirname(lab.script))).toEqual(['trivy-offline'])
  })

  it('has one for cmd and PowerShell beside it on Windows, which hands over to it', async () => {
    const lab = makeScriptLab()
    await writeTrivyCommand({ ...lab.facts, platform: 'win32' })
    const text = readFileSync(`${lab.script}.cmd`, 'utf8')
    expect(text.split('\r\n').slice(-4)).toEqual([
      'set "MSYS2_ARG_CONV_EXCL=*"',
      '"%GIT_SH%" "%~dp0trivy-offline" %*',
      'exit /b %ERRORLEVEL%',
      '',
    ])
    expect(text).toContain('set "GIT_SH=%ProgramFiles%\\Git\\bin\\sh.exe"\r\n')
  })

  it('can be run through a link', () => {
    const lab = makeScriptLab()
    const link = join(makeDirectory(), 'link')
    symlinkSync(lab.script, link)
    expect(lab.run({ script: link }).scan?.environment.TRIVY_CACHE_DIR).toBe(lab.cacheDir)
  })
})

describe('the facts of the script', () => {
  const path = '/temp/trivy-offline-cache/bin/trivy-offline'

  it('name what is ready, by resource, with its age and what must be there for each promise', () => {
    const byName = { 'java-db': { ready: undefined } }
    expect(commandFacts(runFacts({ byName }), path, {})).toEqual({
      path,
      cacheDir: '/tmp/runner/trivy-offline-cache/cache',
      summary: 'vuln-db built 2026-11-20T10:00Z, checks-bundle current as of 2026-11-20T10:00Z',
      guards: [guardMajor(2, { command: 'trivy', exitCode: 69 })],
      unplanned: [],
      command: 'trivy',
      platform: process.platform,
      skips: [
        { variable: 'TRIVY_SKIP_DB_UPDATE', file: 'db/trivy.db' },
        { variable: 'TRIVY_SKIP_CHECK_UPDATE', file: 'policy/content' },
      ],
    })
  })

  it('follow the version of Trivy', () => {
    const plan = planWith({ resources: 'checks-bundle' }, '0.50.0')
    expect(commandFacts(runFacts({ plan }), path, {})).toMatchObject({
      guards: [expect.stringContaining('\n    wanted=0\n')],
      skips: [{ variable: 'TRIVY_SKIP_POLICY_UPDATE', file: 'policy/content' }],
    })
  })

  it('have no major when the checks are not available', () => {
    const byName = { 'checks-bundle': { ready: undefined, isProvenAbsent: true } }
    const facts = commandFacts(runFacts({ byName }), path, {})
    expect(facts.guards).toEqual([])
    expect(facts.skips.at(-1)).toEqual({
      variable: 'TRIVY_SKIP_CHECK_UPDATE',
      file: 'policy/content',
      isAbsent: true,
    })
  })

  it('say when there is nothing, and when an age is not known', () => {
    const plan = planWith({ resources: 'checks-bundle' })
    const unknown = outcomeOf(plan, 'checks-bundle', { ready: ready({ measuredAt: new Date(0) }) })
    expect(commandFacts(runFacts({ outcomes: [] }), path, {}).summary).toBe('no data was provided')
    expect(commandFacts(runFacts({ outcomes: [unknown] }), path, {}).summary).toBe(
      'checks-bundle of unknown age',
    )
  })

  it.each([
    ['no TRIVY_CMD', undefined, 'trivy'],
    ['an empty one', '', 'trivy'],
    ['our own, from a step before', path, 'trivy'],
    ['one of the user', '/opt/trivy 2/trivy', '/opt/trivy 2/trivy'],
  ])('run %s', (_, preset, command) => {
    expect(commandFacts(runFacts(), path, { TRIVY_CMD: preset }).command).toBe(command)
  })

  itWhere(
    ['links'],
    'run no script that is our own under another name, which would start itself for ever',
    () => {
      const directory = makeDirectory()
      const script = writeFile(directory, 'bin/trivy-offline', '')
      symlinkSync(join(directory, 'bin'), join(directory, 'tools'))
      const preset = join(directory, 'tools', 'trivy-offline')
      expect(commandFacts(runFacts(), script, { TRIVY_CMD: preset }).command).toBe('trivy')
    },
  )

  it.each([
    ['our own as it was exported', 'D:/a/_temp/bin/trivy-offline', 'trivy'],
    ['our own as Windows spells it', 'D:\\a\\_temp\\bin\\trivy-offline', 'trivy'],
    ['our own in another case', 'd:/A/_temp/BIN/trivy-offline', 'trivy'],
    ['our own as bash spells it', '/d/a/_temp/bin/trivy-offline', 'trivy'],
    ['our own for cmd', 'D:\\a\\_temp\\bin\\trivy-offline.cmd', 'trivy'],
    ['our own in the quotes of cmd', '"D:\\a\\_temp\\bin\\trivy-offline"', 'trivy'],
    ['our own past all limits', '\\\\?\\D:\\a\\_temp\\bin\\trivy-offline', 'trivy'],
    ['one of the user as bash spells it', '/c/tools/trivy.exe', 'C:/tools/trivy.exe'],
    ['one of the user, which bash must find', 'C:\\my tools\\trivy.exe', 'C:/my tools/trivy.exe'],
  ])('run on Windows %s', (_, preset, command) => {
    const script = 'D:\\a\\_temp\\bin\\trivy-offline'
    expect(commandFacts(runFacts(), script, { TRIVY_CMD: preset }, 'win32').command).toBe(command)
  })

  it('make a script that gives Trivy the directory with a drive letter, and knows it as Windows spells it', () => {
    const facts = commandFacts(runFacts({ cacheDir: 'D:\\a\\_temp\\cache' }), path, {}, 'win32')
    expect(describeTrivyCommand(facts)).toContain('\ndata=D:/a/_temp/cache\n')
    expect(describeTrivyCommand(facts)).toContain(
      `case $chosen in "$data" | 'D:\\a\\_temp\\cache') chosen= ;; esac`,
    )
  })
})

function skipsOf(run: { scan: { environment: Record<string, string> } | undefined }): string[] {
  return skipNames.filter((name) => run.scan?.environment[name] === 'true')
}
