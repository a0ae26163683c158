// Which servers have failed in this run: they are asked after all others, and once, whatever is wanted of them.

/** Remembers for one run, across resources. */
export interface HostMemory {
  noteBad(label: string): void
  isBad(label: string): boolean
}

/** Starts without any memory. */
export function createHostMemory(): HostMemory {
  const bad = new Set<string>()
  return {
    noteBad: (label) => bad.add(hostOf(label)),
    isBad: (label) => bad.has(hostOf(label)),
  }
}

/** A label begins with the host, whatever is behind it. */
function hostOf(label: string): string {
  return label.replace(/^[a-z]+:\/\//, '').split('/')[0] ?? label
}
