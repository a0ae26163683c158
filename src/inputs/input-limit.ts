// What a limit does to an input: the stricter of what was asked and what the administrator allows. Pure.

/** How an input can be limited. */
export interface InputLimit<T = unknown> {
  /** The stricter of the two. */
  tighten(asked: T, limit: T): T
}

/** Words from the most lenient to the strictest. */
export function strictestOf<T>(...words: readonly T[]): InputLimit<T> {
  return {
    tighten: (asked, limit) => (words.indexOf(limit) > words.indexOf(asked) ? limit : asked),
  }
}

/** `true` cannot be unsaid. */
export const trueWins: InputLimit<boolean> = { tighten: (asked, limit) => asked || limit }

/** The longer of two times. */
export const longest: InputLimit<number> = { tighten: (asked, limit) => Math.max(asked, limit) }

/** Everything that either names. */
export const both: InputLimit<readonly string[]> = {
  tighten: (asked, limit) => [...new Set([...asked, ...limit])],
}

/** Durations by name: the shorter of each. */
type Durations = Readonly<Partial<Record<string, number>>>

/**
 * The shorter of each; what is not asked for has the default of its resource.
 *
 * @param defaults in milliseconds, by name
 */
export function shortestOfEach(defaults: Durations): InputLimit<Durations> {
  return {
    tighten(asked, limit) {
      const names = [...new Set([...Object.keys(asked), ...Object.keys(limit)])]
      const shorter = names.map((name): [string, number | undefined] => {
        const wanted = asked[name] ?? defaults[name]
        const allowed = limit[name]
        if (allowed === undefined || wanted === undefined || wanted <= allowed) return [name, asked[name]]
        return [name, allowed]
      })
      return Object.fromEntries(shorter.filter(([, ms]) => ms !== undefined)) as Durations
    },
  }
}
