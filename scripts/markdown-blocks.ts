// The YAML blocks of Markdown pages: each is a workflow that is complete as pasted, and is linted as one. Pure.

/** A block, and the line of its page, from 1, on which its text begins. */
export interface YamlBlock {
  readonly text: string
  readonly line: number
}

/** The fenced blocks of a page that are called `yaml` or `yml`, in order; they stand at the margin or in a list. */
export function findYamlBlocks(markdown: string): YamlBlock[] {
  return [...markdown.matchAll(/^( *)```ya?ml *\n([\s\S]*?)^\1``` *$/gm)].map((match) => {
    const [, indent = '', text = ''] = match
    const before = markdown.slice(0, match.index).split('\n').length
    return { text: text.replace(new RegExp(`^${indent}`, 'gm'), ''), line: before + 1 }
  })
}
