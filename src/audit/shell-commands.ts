// The simple commands of a script, as far as they can be read without running it: words between `;`, `|`, `&&`, and line
// ends. Quotes, comments, continued lines, here documents, and substitutions are known; nothing is expanded. Pure.

/** One command. */
export interface ShellCommand {
  /** Without quotes; what a shell would expand stands as it is written. */
  readonly words: readonly string[]
  /** Line of its first word in the script, from 0. */
  readonly line: number
}

/** Longer than any real script. */
const MAX_SCRIPT_CHARACTERS = 100_000
const MAX_COMMANDS = 2_000
/** Substitutions in quotes in substitutions: real scripts have two. */
const MAX_DEPTH = 5

/** Words before a command that are no part of it. */
const KEYWORDS: readonly string[] = ['if', 'then', 'else', 'elif', 'while', 'until', 'do', '!', '{', 'time']

/**
 * Reads a script.
 *
 * @param continuation what joins a line to the next: `\`, in PowerShell a backtick, in cmd `^`
 */
export function readCommands(script: string, continuation = '\\'): readonly ShellCommand[] {
  return new Reader(script.slice(0, MAX_SCRIPT_CHARACTERS), continuation).read().slice(0, MAX_COMMANDS)
}

class Reader {
  private readonly text: string
  private readonly continuation: string
  private readonly commands: ShellCommand[] = []
  private words: string[] = []
  private word: string | undefined
  private start = 0
  private line = 0
  private at = 0
  private readonly heredocs: string[] = []
  private readonly depth: number

  constructor(text: string, continuation: string, depth = 0) {
    this.text = text
    this.continuation = continuation
    this.depth = depth
  }

  read(): readonly ShellCommand[] {
    while (this.at < this.text.length && this.commands.length < MAX_COMMANDS) this.step()
    this.endCommand()
    return this.commands
  }

  private step(): void {
    const rest = this.text.slice(this.at, this.at + 2)
    const char = rest.charAt(0)
    if (char === this.continuation && /^.\r?\n/s.test(this.text.slice(this.at, this.at + 3))) {
      this.line += 1
      this.at += this.text.charAt(this.at + 1) === '\r' ? 3 : 2
    } else if (rest === '${') this.takeUntilClosed('{', '}')
    else if (char === '\\' && this.continuation === '\\') {
      this.add(rest.charAt(1))
      this.at += 2
    } else if (char === "'" || char === '"') this.takeQuoted(char)
    else if (rest === '$(') this.at += this.openSubstitution(2)
    else if (char === '`' && this.continuation !== '`') this.at += this.openSubstitution(1)
    else if (char === '#' && this.word === undefined) this.at = this.endOfLine()
    else if (rest === '<<') this.takeHeredoc()
    else if (char === '\n') this.endLine()
    else if (';|&()'.includes(char)) {
      // `2>&1` and `&>` are no end of a command.
      if (char === '&' && (/[<>]$/.test(this.word ?? '') || this.text.charAt(this.at + 1) === '>'))
        this.add(char)
      else this.endCommand()
      this.at += 1
    } else if (/\s/.test(char)) {
      this.endWord()
      this.at += 1
    } else {
      this.add(char)
      this.at += 1
    }
  }

  private add(text: string): void {
    if (this.words.length === 0 && this.word === undefined) this.start = this.line
    this.word = (this.word ?? '') + text
  }

  private endWord(): void {
    if (this.word !== undefined) this.words.push(this.word)
    this.word = undefined
  }

  private endCommand(): void {
    this.endWord()
    let first = 0
    while (KEYWORDS.includes(this.words[first] ?? '')) first += 1
    if (this.words.length > first) this.commands.push({ words: this.words.slice(first), line: this.start })
    this.words = []
  }

  /** What is substituted is a command of its own; the one around it goes on without it. */
  private openSubstitution(length: number): number {
    this.endCommand()
    return length
  }

  private takeQuoted(quote: string): void {
    const isDouble = quote === '"'
    this.add('')
    for (this.at += 1; this.at < this.text.length; this.at += 1) {
      const char = this.text.charAt(this.at)
      if (char === quote) break
      if (char === '\n') this.line += 1
      // In double quotes a command may be substituted, too.
      if (isDouble && this.depth < MAX_DEPTH && this.text.startsWith('$(', this.at)) {
        this.takeInner()
        continue
      }
      if (isDouble && char === '\\' && /["\\$`\n]/.test(this.text.charAt(this.at + 1))) {
        this.at += 1
        if (this.text.charAt(this.at) === '\n') this.line += 1
        else this.add(this.text.charAt(this.at))
      } else this.add(char)
    }
    this.at += 1
  }

  /** `"$(trivy …)"`: read by itself, so that the word around it stays one. */
  private takeInner(): void {
    const end = closingParenthesis(this.text, this.at + 2)
    const inner = this.text.slice(this.at + 2, end)
    for (const { words, line } of new Reader(inner, this.continuation, this.depth + 1).read())
      this.commands.push({ words, line: line + this.line })
    this.line += inner.split('\n').length - 1
    this.add('$(…)')
    this.at = end
  }

  /** `${name}` and `${{ expression }}`, white space included. */
  private takeUntilClosed(open: string, close: string): void {
    const isExpression = this.text.startsWith('${{', this.at)
    const end = this.text.indexOf(isExpression ? '}}' : close, this.at)
    const stop = end === -1 ? this.at + 1 + open.length : end + (isExpression ? 2 : 1)
    const taken = this.text.slice(this.at, stop)
    this.add(taken)
    this.line += taken.split('\n').length - 1
    this.at = stop
  }

  private takeHeredoc(): void {
    const [all = '<<', , , name] =
      /^<<(-?)\s*(['"]?)([\w.-]+)\2/.exec(this.text.slice(this.at, this.at + 100)) ?? []
    if (name !== undefined) this.heredocs.push(name)
    this.endWord()
    this.at += all.length
  }

  private endLine(): void {
    this.endCommand()
    this.line += 1
    this.at += 1
    for (const name of this.heredocs.splice(0)) {
      while (this.at < this.text.length) {
        const end = this.endOfLine()
        const line = this.text.slice(this.at, end).trim()
        this.at = end + 1
        this.line += 1
        if (line === name) break
      }
    }
  }

  private endOfLine(): number {
    const end = this.text.indexOf('\n', this.at)
    return end === -1 ? this.text.length : end
  }
}

function closingParenthesis(text: string, from: number): number {
  let depth = 1
  for (let at = from; at < text.length; at += 1) {
    if (text.charAt(at) === '(') depth += 1
    if (text.charAt(at) === ')') depth -= 1
    if (depth === 0) return at
  }
  return text.length
}
