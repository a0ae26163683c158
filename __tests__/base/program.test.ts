// Programs on PATH as Linux and Windows look for them, and how those are started that only a shell can start.
import { execFileSync } from 'node:child_process'
import { delimiter, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { commandOf, findProgram, splitSearchPath } from '../../src/base/program.ts'
import { itWhere } from '../system.ts'
import { makeDirectory, writeFile } from '../temporary.ts'

describe('PATH', () => {
  it('is split as Windows does: quotes, a semicolon in them, and the spellings of bash', () => {
    const text = 'C:\\Windows;"C:\\my; tools";/c/Users/me/bin;/cygdrive/d/x;/d;;relative'
    const found = ['C:\\Windows', 'C:\\my; tools', 'C:/Users/me/bin', 'D:/x', 'D:\\', 'relative']
    expect(splitSearchPath(text, 'win32')).toEqual(found)
  })

  it('is split at colons elsewhere, and nothing else is touched', () => {
    expect(splitSearchPath('/usr/bin:/c/a;"b":', 'linux')).toEqual(['/usr/bin', '/c/a;"b"', ''])
  })
})

describe('a program of Windows', () => {
  /** A system with exactly these files. */
  const find = (files: readonly string[], environment: NodeJS.ProcessEnv, more = {}) =>
    findProgram('tool', {
      environment,
      platform: 'win32',
      isProgram: (path) => files.includes(path),
      ...more,
    })

  it.each<[string, NodeJS.ProcessEnv, string | undefined]>([
    ['by the first extension of PATHEXT', { Path: 'C:\\a', PATHEXT: '.COM;.EXE;.CMD' }, 'C:\\a\\tool.exe'],
    ['in the order of PATHEXT', { Path: 'C:\\a', PATHEXT: '.CMD;.EXE' }, 'C:\\a\\tool.cmd'],
    ['without PATHEXT', { Path: 'C:\\a' }, 'C:\\a\\tool.exe'],
    ['whatever the name of PATH', { pAtH: '"C:\\a"', pathext: '.exe' }, 'C:\\a\\tool.exe'],
    ['past extensions that nobody can start', { Path: 'C:\\a', PATHEXT: '.JS;.VBS' }, 'C:\\a\\tool.exe'],
    ['in the first directory that has it', { Path: 'C:\\b;C:\\a' }, 'C:\\b\\tool.bat'],
    ['where bash put it', { Path: '/c/a' }, 'C:\\a\\tool.exe'],
    ['as bash does, past a PATHEXT without it', { Path: 'C:\\a', PATHEXT: '.JS;.COM' }, 'C:\\a\\tool.exe'],
    ['past all limits of a path', { Path: '\\\\?\\C:\\a' }, 'C:\\a\\tool.exe'],
    ['past what cmd puts behind a path', { Path: 'C:\\none;C:\\a ' }, 'C:\\a\\tool.exe'],
    ['but not in a relative directory', { Path: '.;a;\\..' }, undefined],
  ])('is found %s', (_, environment, path) => {
    const files = ['C:\\a\\tool.exe', 'C:\\a\\tool.cmd', 'C:\\a\\tool.js', 'C:\\b\\tool.bat', 'a\\tool.exe']
    expect(find(files, environment)).toBe(path)
  })

  it('is found where no script of a shell will do', () => {
    const environment = { Path: 'C:\\b;C:\\a', PATHEXT: '.CMD;.BAT;.EXE' }
    const files = ['C:\\b\\tool.bat', 'C:\\a\\tool.cmd', 'C:\\a\\tool.exe']
    expect(find(files, environment, { isBinary: true })).toBe('C:\\a\\tool.exe')
    expect(find(files, { ...environment, PATHEXT: '.CMD' }, { isBinary: true })).toBe('C:\\a\\tool.exe')
  })

  it('is passed over in a directory that is not trusted', () => {
    const isTrusted = (directory: string) => directory !== 'C:\\a'
    expect(find(['C:\\a\\tool.exe', 'C:\\b\\tool.exe'], { Path: 'C:\\a;C:\\b' }, { isTrusted })).toBe(
      'C:\\b\\tool.exe',
    )
  })
})

describe('a command', () => {
  it('is the program itself where the system can start it', () => {
    expect(commandOf('/usr/bin/tool', ['any $thing'], {})).toEqual({
      file: '/usr/bin/tool',
      args: ['any $thing'],
    })
    expect(commandOf('C:\\a b\\tool.exe', ['"'], {})).toEqual({ file: 'C:\\a b\\tool.exe', args: ['"'] })
  })

  it('is the shell of Windows for its scripts, with the path in quotes', () => {
    expect(commandOf('C:\\a & b\\tool.CMD', ['get'], { COMSPEC: 'D:\\cmd.exe' })).toEqual({
      file: 'D:\\cmd.exe',
      args: ['/d', '/v:off', '/s', '/c', '""C:\\a & b\\tool.CMD" get"'],
      windowsVerbatimArguments: true,
    })
  })

  it.each([
    ['C:\\%USERNAME%\\tool.cmd', 'get'],
    ['C:\\a"b\\tool.bat', 'get'],
    ['C:\\a\\tool.cmd', 'get & whoami'],
    ['C:\\a\\tool.cmd', '%PATH%'],
  ])('is none where that shell would read more than words: %s %s', (program, word) => {
    expect(() => commandOf(program, [word], {})).toThrow('cannot be started')
  })

  itWhere(['cmd'], 'that is a script of Windows runs, whatever its path', () => {
    for (const name of ['plain', "a & (b)^!' c"]) {
      const directory = join(makeDirectory(), name)
      writeFile(directory, 'tool.cmd', '@echo ran %1\r\n')
      const environment = {
        ...process.env,
        Path: undefined,
        PATH: [directory, process.env.PATH].join(delimiter),
      }
      const program = findProgram('tool', { environment }) ?? ''
      expect(program).toBe(join(directory, 'tool.cmd'))
      const { file, args, ...how } = commandOf(program, ['--version'], process.env)
      expect(execFileSync(file, [...args], { ...how, encoding: 'utf8' }).trim()).toBe('ran --version')
    }
  })
})
