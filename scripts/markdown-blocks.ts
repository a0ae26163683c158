// The YAML blocks of Markdown pages: each is a workflow that is complete as pasted, and is linted as one. Pure.

/** A block, and the line of its page, from 1, on which its text begins. */
export interface YamlBlock {
  readonly text: string
  readonly line: number
  /** The heading below which it stands. */
  readonly heading: string
}

/** The fenced blocks of a page that are called `yaml` or `yml`, in order; they stand at the margin or in a list. */
export function findYamlBlocks(markdown: string): YamlBlock[] {
  return [...markdown.matchAll(/^( *)```ya?ml *\n([\s\S]*?)^\1``` *$/gm)].map((match) => {
    const [, indent = '', text = ''] = match
    const before = markdown.slice(0, match.index)
    const line = before.split('\n').length + 1
    return { text: text.replace(new RegExp(`^${indent}`, 'gm'), ''), line, heading: lastHeading(before) }
  })
}

/** A comment in a block may look like one. */
function lastHeading(markdown: string): string {
  const prose = markdown.replace(/^( *)```[\s\S]*?^\1```/gm, '')
  return [...prose.matchAll(/^#+ (.+)$/gm)].at(-1)?.[1] ?? ''
}
