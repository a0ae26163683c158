// `name=value`, as people write it. Pure.

/**
 * Pairs as `name=value`: also `name = value`, `name: value`, and the map of YAML in braces. A colon counts before a space
 * alone: addresses have one too.
 */
export function joinPairs(text: string): string {
  const inner = /^\s*\{([^{}]*)\}\s*$/.exec(text)?.[1] ?? text
  return inner.replace(/[ \t]+=[ \t]*|=[ \t]+/g, '=').replace(/(["']?)([\w.-]+)\1[ \t]*:[ \t]+(?=\S)/g, '$2=')
}
