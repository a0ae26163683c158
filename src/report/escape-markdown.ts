// Foreign text in GitHub's Markdown.
import { clean } from '../base/log.ts'

/** Text as a cell or line of GitHub Markdown that shows it as it stands: no markup, link, mention, or formula. */
export function escapeMarkdown(text: string, maxCharacters = 500): string {
  return clean(text, maxCharacters).replace(/[\\`*_{}[\]()#+!|~@:.$&<>-]/g, (character) =>
    '&<>'.includes(character) ? `&#${character.charCodeAt(0)};` : `\\${character}`,
  )
}
