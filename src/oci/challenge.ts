// What a 401 says it wants: the `WWW-Authenticate` header (RFC 9110, 11.6.1), of which several may arrive as one.

/** One challenge; scheme and parameter names are lower-case. */
export interface Challenge {
  readonly scheme: string
  readonly parameters: Readonly<Record<string, string>>
}

const TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+"
const SEPARATORS = /[\s,]*/y
// Unquoted values are taken up to the next comma: some servers do not quote URLs.
const PARAMETER = new RegExp(`(${TOKEN})[ \\t]*=[ \\t]*(?:"((?:[^"\\\\]|\\\\.)*)"|([^\\s,"]+))`, 'y')
const SCHEME = new RegExp(`(${TOKEN})(?=[\\s,]|$)`, 'y')
/** What schemes such as Negotiate have instead of parameters. It is skipped. */
const TOKEN68 = /[ \t]+[A-Za-z0-9._~+/-]+=*(?=\s*(?:,|$))/y

/** The challenges in order; what cannot be read ends the list. */
export function parseChallenges(header: string | undefined): readonly Challenge[] {
  const challenges: { scheme: string; parameters: Record<string, string> }[] = []
  const text = header ?? ''
  let position = 0
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = position
    const match = pattern.exec(text)
    if (match) position = pattern.lastIndex
    return match
  }
  for (;;) {
    take(SEPARATORS)
    const current = challenges.at(-1)
    const parameter = current && take(PARAMETER)
    if (parameter) {
      const [, name = '', quoted, plain] = parameter
      // The first one counts: a second realm must not replace the one that was read.
      current.parameters[name.toLowerCase()] ??= quoted?.replace(/\\(.)/g, '$1') ?? plain ?? ''
      continue
    }
    const scheme = take(SCHEME)?.[1]
    if (scheme === undefined) return challenges
    challenges.push({ scheme: scheme.toLowerCase(), parameters: Object.create(null) })
    take(TOKEN68)
  }
}
