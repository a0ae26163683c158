// Inputs that belong to one resource: its folder names them and parses them, the table holds them for it.
import type { InputLimit } from './input-limit.ts'
import type { Parser } from './parsers.ts'

/** One input, by the name that it has in action.yml. */
export interface OwnInput<T = unknown> {
  readonly name: string
  readonly parse: Parser<T>
  /** The text that stands for it where an action does not have it; absent: every action has it. */
  readonly without?: string | undefined
  /** How the administrator of a runner can limit it; absent: not at all. */
  readonly limit?: InputLimit<T> | undefined
}

/** The name of an input as code writes it. */
export function camelCase(name: string): string {
  return name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())
}
