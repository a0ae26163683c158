// What a path of Windows names, whoever spelled it.
import { describe, expect, it } from 'vitest'
import {
  fromBash,
  isSpelledByBash,
  isWholeWindowsPath,
  plainWindowsPath,
} from '../../src/base/windows-path.ts'

describe('a path of Windows', () => {
  it.each([
    ['as it should be', 'D:\\a\\_temp\\cache', 'D:\\a\\_temp\\cache'],
    ['with slashes', 'D:/a/.hidden/v1.2', 'D:/a/.hidden/v1.2'],
    ['of bash', '/d/a/_temp/cache', 'D:/a/_temp/cache'],
    ['of Cygwin', '/cygdrive/c/cache', 'C:/cache'],
    ['of a drive in bash', '/d', 'D:\\'],
    ['past all limits', '\\\\?\\D:\\a\\cache', 'D:\\a\\cache'],
    ['past all limits, as bash leaves it', '//?/D:/a/cache', 'D:/a/cache'],
    ['of a device', '\\\\.\\D:\\cache', 'D:\\cache'],
    ['of a share past all limits', '\\\\?\\UNC\\server\\share\\cache', '\\\\server\\share\\cache'],
    ['of a share', '\\\\server\\share\\cache', '\\\\server\\share\\cache'],
    ['with the space that `echo VARIABLE=… >> %GITHUB_ENV%` puts behind it', 'D:\\cache ', 'D:\\cache'],
    ['with dots at its end', 'D:\\cache...', 'D:\\cache'],
    ['with a dot at the end of a part', 'D:\\cache.\\db', 'D:\\cache\\db'],
    ['with more dots there, which are a name', 'D:\\cache..\\db', 'D:\\cache..\\db'],
    ['in the quotes of cmd', '"C:\\my tools\\trivy.exe"', 'C:\\my tools\\trivy.exe'],
    ['that is relative', '..\\cache', '..\\cache'],
    ['of the directory itself', '.', '.'],
    ['of the one above', 'a\\..', 'a\\..'],
    ['of a short name', 'C:\\Users\\RUNNER~1\\Temp', 'C:\\Users\\RUNNER~1\\Temp'],
  ])('%s', (_, path, plain) => {
    expect(plainWindowsPath(path)).toBe(plain)
    expect(plainWindowsPath(plain)).toBe(plain)
  })

  it.each([
    ['D:\\tmp', true],
    ['D:/tmp', true],
    ['\\\\server\\share', true],
    ['/tmp', false],
    ['\\tmp', false],
    ['/d/tmp', false],
    ['D:tmp', false],
    ['tmp', false],
  ])('%s says itself where it is: %s', (path, isWhole) => {
    expect(isWholeWindowsPath(path)).toBe(isWhole)
  })

  it('of bash is told from names that are as short', () => {
    expect(['/c', '/c/x', '/cygdrive/c/x', '/tmp', '/cd/x', 'c/x', 'C:/x'].filter(isSpelledByBash)).toEqual([
      '/c',
      '/c/x',
      '/cygdrive/c/x',
    ])
    expect(fromBash('/tmp/x')).toBe('/tmp/x')
  })
})
