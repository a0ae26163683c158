// For which machine a program was built, by its first bytes. Pure.
import type { Platform } from './platform.ts'

/** How many first bytes tell it: Windows' header may stand behind a longer stub, and is unknown then. */
export const FORMAT_BYTES = 4096

/** `e_machine` of ELF (https://refspecs.linuxfoundation.org/elf/gabi4+/ch4.eheader.html, and its registry). */
const ELF_MACHINES: Readonly<Record<number, string>> = {
  3: '386',
  21: 'ppc64le',
  22: 's390x',
  40: 'arm',
  62: 'amd64',
  183: 'arm64',
}
/** `EI_OSABI`: Go writes it for FreeBSD alone. */
const ELF_FREEBSD = 9
/** `cputype` of Mach-O (`mach/machine.h`). */
const MACH_MACHINES: Readonly<Record<number, string>> = { 16777223: 'amd64', 16777228: 'arm64' }
/** `Machine` of PE (https://learn.microsoft.com/windows/win32/debug/pe-format#machine-types). */
const PE_MACHINES: Readonly<Record<number, string>> = { 332: '386', 34404: 'amd64', 43620: 'arm64' }

/** The platform of a program; undefined for what is none of the three formats, such as a script. */
export function readPlatform(head: Buffer): Platform | undefined {
  if (head.length < 64) return undefined
  const magic = head.readUInt32BE(0)
  if (magic === 0x7f454c46) {
    const machine = head[5] === 2 ? head.readUInt16BE(18) : head.readUInt16LE(18)
    return { os: head[7] === ELF_FREEBSD ? 'freebsd' : 'linux', architecture: nameOf(ELF_MACHINES, machine) }
  }
  if (magic === 0xcffaedfe) return { os: 'darwin', architecture: nameOf(MACH_MACHINES, head.readUInt32LE(4)) }
  if (magic >>> 16 === 0x4d5a) return readWindows(head)
  return undefined
}

function readWindows(head: Buffer): Platform | undefined {
  const at = head.readUInt32LE(0x3c)
  if (at + 6 > head.length || head.readUInt32BE(at) !== 0x50450000) return undefined
  return { os: 'windows', architecture: nameOf(PE_MACHINES, head.readUInt16LE(at + 4)) }
}

function nameOf(machines: Readonly<Record<number, string>>, machine: number): string {
  return machines[machine] ?? `machine ${machine}`
}
