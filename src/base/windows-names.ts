// Pure. Names that Windows takes for something else, or changes without a word: a file under one would be lost, or be another.

/** Devices, also with whatever stands behind a dot (Microsoft, "Naming Files, Paths, and Namespaces"). */
const DEVICE = /^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9\u00b9\u00b2\u00b3]) *(\.|$)/i

/**
 * Why Windows cannot hold a file at this relative path, with `/`; undefined where it can.
 *
 * @returns the end of a sentence about the path
 */
export function explainWindowsName(path: string): string | undefined {
  for (const part of path.split('/')) {
    if (DEVICE.test(part)) return `Windows cannot hold it: ${part} is the name of a device there`
    if (/[. ]$/.test(part))
      return 'Windows cannot hold it: it takes away a dot or a space at the end of a name'
    if (/[<>:"|?*\\\u0000-\u001f]/.test(part))
      return 'Windows cannot hold it: its names have none of < > : " | ? * and no control characters'
  }
  return undefined
}
