// Texts of thousands of POMs, each held once. V8 keeps a part of a string as a place in the whole, so that one name of a
// POM would hold all of it in memory; and most names stand in many POMs.

/** The same text, from a copy of its own. */
export type KeepText = (text: string) => string

/** With no text in it. */
export function openTexts(): KeepText {
  const kept = new Map<string, string>()
  return (text) => {
    const before = kept.get(text)
    if (before !== undefined) return before
    const copy = copyOf(text)
    kept.set(copy, copy)
    return copy
  }
}

/** One byte for each character where that is enough. */
function copyOf(text: string): string {
  const encoding = /^[\0-\xff]*$/.test(text) ? 'latin1' : 'utf16le'
  return Buffer.from(text, encoding).toString(encoding)
}
