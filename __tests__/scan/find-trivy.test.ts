// Which Trivy will scan: the input, else a program called trivy on PATH, asked with care, else a guess that says so.
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type FindTrivyOptions, findTrivy } from '../../src/scan/find-trivy.ts'
import {
  checksMajor,
  explainBeyondKnown,
  LATEST_KNOWN_TRIVY,
  parseChecksMajor,
  parseTrivyVersion,
} from '../../src/scan/trivy-version.ts'
import { describeWithPeers, itWithPeers } from '../peers.ts'
import { describeWhere } from '../system.ts'
import { makeDirectory, writeFile } from '../temporary.ts'

const guess = { version: LATEST_KNOWN_TRIVY, origin: 'latest-known' }

describe('findTrivy', () => {
  it.each([
    ['takes the input', '0.55.1', { version: '0.55.1', origin: 'input' }],
    ['takes the one that is brought', undefined, { version: '0.74.0', origin: 'brought' }],
  ])('%s, and asks nobody where another replaces the one on PATH', async (_, wanted, expected) => {
    const lab = makeLab()
    lab.install('0.60.0')
    expect(await lab.find({ wanted, brought: '0.74.0' })).toEqual(expected)
    expect(lab.runs()).toBe(0)
  })

  it.each([
    ['PATH is empty', ''],
    ['PATH names no directory that is there', `${join('/', 'not', 'there')}${delimiter}${delimiter}`],
  ])('guesses, and says so, when %s', async (_, path) => {
    expect(await makeLab().find({ environment: { PATH: path } })).toEqual(guess)
  })

  it('guesses when there is no PATH at all', async () => {
    expect(await makeLab().find({ environment: {} })).toEqual(guess)
  })
})

// The programs on PATH are shell scripts here.
describeWhere(['scripts'], 'findTrivy on PATH', () => {
  it('finds the version that the program prints', async () => {
    const lab = makeLab()
    lab.install('0.61.1')
    expect(await lab.find()).toEqual({ version: '0.61.1', origin: 'path', onPath: '0.61.1' })
  })

  it('is asked although the input says another version', async () => {
    const lab = makeLab()
    lab.install('0.61.1')
    expect(await lab.find({ wanted: '0.55.1' })).toEqual({
      version: '0.55.1',
      origin: 'input',
      onPath: '0.61.1',
    })
  })

  it('gives the program nothing of the job: no token, no TRIVY_*, a home and a directory outside the workspace', async () => {
    const lab = makeLab()
    lab.install('0.61.1')
    await lab.find({
      environment: {
        PATH: lab.path,
        HOME: '/home/somebody',
        GITHUB_TOKEN: 'secret',
        INPUT_TOKEN: 'secret',
        ACTIONS_RUNTIME_TOKEN: 'secret',
        TRIVY_CONFIG: 'trivy.yaml',
        HTTPS_PROXY: 'http://proxy',
        NODE_OPTIONS: '--inspect',
      },
    })
    const { cwd, names } = lab.lastRun()
    expect(cwd).toBe(lab.workingDirectory)
    // The shell adds some by itself.
    expect(names.filter((line) => !/^(PWD|OLDPWD|SHLVL|_)=/.test(line)).sort()).toEqual([
      `HOME=${lab.workingDirectory}`,
      `PATH=${lab.path}`,
    ])
  })

  it('is given the directory of Windows under any spelling of its name, and none that is empty', async () => {
    const lab = makeLab()
    const given = async (environment: NodeJS.ProcessEnv) => {
      // Another program, as far as anybody remembers.
      lab.install('0.61.1')
      rmSync(lab.memoFile, { force: true })
      await lab.find({ environment: { PATH: lab.path, ...environment } })
      return lab.lastRun().names.filter((line) => /^systemroot=/i.test(line))
    }
    expect(await given({ SYSTEMROOT: 'C:\\Windows' })).toEqual(['SystemRoot=C:\\Windows'])
    expect(await given({ SystemRoot: '' })).toEqual([])
  })

  it('takes the first that the shell would take, past directories and files that cannot be run', async () => {
    const lab = makeLab()
    const [first, second, third] = [makeDirectory(), makeDirectory(), makeDirectory()]
    writeFile(first, 'trivy', '#!/bin/sh\necho Version: 0.1.0\n', 0o644)
    writeFile(second, 'trivy/x', '')
    // A link that leads back to itself cannot even be looked at.
    symlinkSync('trivy', join(third, 'trivy'))
    lab.install('0.62.0')
    const path = [first, second, third, lab.path].join(delimiter)
    expect(await lab.find({ environment: { PATH: path } })).toEqual({
      version: '0.62.0',
      origin: 'path',
      onPath: '0.62.0',
    })
  })

  it('passes over relative entries, which a pull request could fill', async () => {
    const lab = makeLab()
    const workspace = makeDirectory()
    const before = process.cwd()
    process.chdir(workspace)
    try {
      for (const directory of [workspace, lab.workingDirectory]) {
        writeFile(directory, 'bin/trivy', '#!/bin/sh\necho Version: 0.1.0\n', 0o755)
        writeFile(directory, 'trivy', '#!/bin/sh\necho Version: 0.1.0\n', 0o755)
      }
      expect(await lab.find({ environment: { PATH: ['bin', '.', ''].join(delimiter) } })).toEqual(guess)
    } finally {
      process.chdir(before)
    }
  })

  it('passes over entries in the workspace, which a pull request fills, also by a link', async () => {
    const lab = makeLab()
    const workspace = makeDirectory()
    writeFile(workspace, 'bin/trivy', '#!/bin/sh\necho Version: 0.1.0\n', 0o755)
    const link = join(makeDirectory(), 'bin')
    symlinkSync(join(workspace, 'bin'), link)
    for (const PATH of [join(workspace, 'bin'), link]) {
      const environment = { PATH: `${PATH}${delimiter}/usr/bin:/bin`, GITHUB_WORKSPACE: workspace }
      expect(await lab.find({ environment })).toEqual(guess)
    }
  })

  it.each([
    ['fails', 'exit 1'],
    ['prints no version', 'echo hello'],
    ['prints its version and fails', 'echo Version: 0.60.0; exit 3'],
    ['prints without end', `while :; do echo ${'x'.repeat(1000)}; done`],
  ])('guesses when the program %s', async (_, body) => {
    const lab = makeLab()
    lab.installScript(body)
    expect(await lab.find()).toEqual(guess)
  })

  it('guesses when the file is no program', async () => {
    const lab = makeLab()
    writeFile(lab.path, 'trivy', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 0]), 0o755)
    expect(await lab.find()).toEqual(guess)
  })
})

describeWhere(['scripts'], 'a program that does not end when it is told to', () => {
  it('is not waited for', { timeout: 60_000 }, async () => {
    const lab = makeLab()
    // In small steps, so that nothing is left of it when the shell is killed; for longer than this test may take.
    lab.installScript(`trap '' TERM; n=0; while [ $n -lt 900 ]; do n=$((n + 1)); /bin/sleep 0.1; done`)
    expect(await lab.find()).toEqual(guess)
  })
})

describeWhere(['scripts'], 'the memory of findTrivy', () => {
  it('does not write through a link into somebody else’s file', async () => {
    const lab = makeLab()
    lab.install('0.61.1')
    const victim = writeFile(makeDirectory(), 'victim', 'precious')
    symlinkSync(victim, lab.memoFile)
    expect(await lab.find()).toEqual({ version: '0.61.1', origin: 'path', onPath: '0.61.1' })
    expect(readFileSync(victim, 'utf8')).toBe('precious')
    expect(await lab.find()).toEqual({ version: '0.61.1', origin: 'path', onPath: '0.61.1' })
    expect(lab.runs()).toBe(1)
  })

  it.each(['pipe', 'device'])('is not waited for where it is a %s', async (kind) => {
    const lab = makeLab()
    lab.install('0.61.1')
    if (kind === 'pipe') spawnSync('mkfifo', [lab.memoFile])
    else symlinkSync('/dev/zero', lab.memoFile)
    expect(await lab.find()).toEqual({ version: '0.61.1', origin: 'path', onPath: '0.61.1' })
  })

  it('spares asking an unchanged program again', async () => {
    const lab = makeLab()
    lab.install('0.61.1')
    const answers = [await lab.find(), await lab.find(), await lab.find()]
    expect(new Set(answers.map(({ version }) => version))).toEqual(new Set(['0.61.1']))
    expect(lab.runs()).toBe(1)
  })

  it('ends when the program is another one', async () => {
    const lab = makeLab()
    lab.install('0.61.1')
    await lab.find()
    lab.install('0.62.0')
    expect(await lab.find()).toMatchObject({ version: '0.62.0' })
    const other = makeLab()
    other.install('0.63.0')
    expect(await lab.find({ environment: { PATH: other.path } })).toMatchObject({ version: '0.63.0' })
  })

  it('ends when only the time of the program has changed', async () => {
    const lab = makeLab()
    lab.install('0.61.1')
    await lab.find()
    utimesSync(join(lab.path, 'trivy'), new Date(1000), new Date(2000))
    await lab.find()
    expect(lab.runs()).toBe(2)
  })

  it.each([
    ['is not JSON', '{'],
    ['is null', 'null'],
    ['is of somebody else', '{"identity":"x","version":"0.1.0"}'],
  ])('is ignored when it %s', async (_, text) => {
    const lab = makeLab()
    lab.install('0.61.1')
    writeFileSync(lab.memoFile, text)
    expect(await lab.find()).toEqual({ version: '0.61.1', origin: 'path', onPath: '0.61.1' })
  })

  it('is ignored when what it remembers is no version', async () => {
    const lab = makeLab()
    lab.install('0.61.1')
    await lab.find()
    const memo = JSON.parse(readFileSync(lab.memoFile, 'utf8')) as { identity: string }
    writeFileSync(lab.memoFile, JSON.stringify({ ...memo, version: '0.74.0; rm -rf' }))
    expect(await lab.find()).toEqual({ version: '0.61.1', origin: 'path', onPath: '0.61.1' })
  })

  it('does not remember a failure', async () => {
    const lab = makeLab()
    lab.installScript('exit 1')
    expect(await lab.find()).toEqual(guess)
    lab.install('0.61.1')
    expect(await lab.find()).toMatchObject({ version: '0.61.1' })
  })

  it('is not needed: a place that cannot be written costs only time', async () => {
    const lab = makeLab()
    lab.install('0.61.1')
    const blocked = join(writeFile(makeDirectory(), 'file', ''), 'below', 'memo.json')
    expect(await lab.find({ memoFile: blocked })).toEqual({
      version: '0.61.1',
      origin: 'path',
      onPath: '0.61.1',
    })
  })
})

itWithPeers(['trivy'], 'findTrivy asks the real Trivy, which leaves nothing behind', async () => {
  const lab = makeLab()
  const found = await lab.find({
    environment: { PATH: process.env.PATH, SystemRoot: process.env.SystemRoot },
  })
  expect(found).toMatchObject({ origin: 'path', version: expect.stringMatching(/^\d+\.\d+\.\d+$/) })
  rmSync(lab.memoFile)
  expect(readdirSync(lab.workingDirectory, { recursive: true })).toEqual([])
})

/** A directory for PATH with a program called trivy that counts its runs and writes down what it was given. */
describeWhere(['scripts'], 'a Trivy newer than any that is known', () => {
  const HELP =
    '      --checks-bundle-repository string   OCI registry URL (default "mirror.gcr.io/aquasec/trivy-checks:3")'
  const script = (help: string) =>
    `case "$*" in --version) echo 'Version: 0.99.0' ;; 'image --help') echo '${help}' ;; esac`

  it('is asked for the major of its checks bundle, once', async () => {
    const lab = makeLab()
    lab.installScript(script(HELP))
    const expected = { version: '0.99.0', origin: 'path', onPath: '0.99.0', checksMajor: 3 }
    expect(await lab.find()).toEqual(expected)
    expect(lab.runs()).toBe(2)
    expect(await lab.find()).toEqual(expected)
    expect(lab.runs()).toBe(2)
  })

  it('that does not tell is taken for one that wants the newest known', async () => {
    const lab = makeLab()
    lab.installScript(script('      --format string   format (default "table")'))
    expect(await lab.find()).toEqual({ version: '0.99.0', origin: 'path', onPath: '0.99.0' })
  })

  it('is told, once, and one that is known is not', () => {
    const told = explainBeyondKnown({ version: '0.99.0', origin: 'path', checksMajor: 3 })
    expect(told).toBe(
      'Trivy 0.99.0 is newer than any whose behaviour was run (0.76.0): the plan is that of 0.76.0, and the checks bundle is that of major 3, as its own help says',
    )
    expect(explainBeyondKnown({ version: '0.99.0', origin: 'input' })).toContain('is that of major 2')
    for (const version of ['0.76.9', '0.74.0'])
      expect(explainBeyondKnown({ version, origin: 'path' })).toBeUndefined()
  })
})

// Which majors the real ones name is in docs/trivy-versions.md.
describeWithPeers(['trivy'], 'the help of the real Trivy', () => {
  it('names the tag of its checks', () => {
    const help = spawnSync('trivy', ['image', '--help'], { encoding: 'utf8' }).stdout
    const version = parseTrivyVersion(spawnSync('trivy', ['--version'], { encoding: 'utf8' }).stdout) ?? ''
    expect(parseChecksMajor(help)).toBe(checksMajor(version))
  })
})

function makeLab() {
  const path = makeDirectory('path')
  const workingDirectory = makeDirectory('temp')
  const memory = makeDirectory('memory')
  const record = join(makeDirectory('record'), 'runs')
  const memoFile = join(memory, 'memo.json')
  const installScript = (body: string) => {
    const lines = ['#!/bin/sh', `echo run >> '${record}'`, `{ pwd; /usr/bin/env; } > '${record}.last'`, body]
    rmSync(join(path, 'trivy'), { force: true })
    writeFile(path, 'trivy', `${lines.join('\n')}\n`, 0o755)
  }
  return {
    path,
    workingDirectory,
    memoFile,
    installScript,
    install: (version: string) => installScript(`echo "Version: ${version}"`),
    runs: () => readOrEmpty(record).split('\n').length - 1,
    lastRun: () => {
      const [cwd = '', ...names] = readOrEmpty(`${record}.last`).trim().split('\n')
      return { cwd, names }
    },
    find: (overrides: Partial<FindTrivyOptions> = {}) =>
      findTrivy({
        wanted: undefined,
        environment: { PATH: path },
        workingDirectory,
        memoFile,
        signal: new AbortController().signal,
        ...overrides,
      }),
  }
}

function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    // It did not run.
    return ''
  }
}
