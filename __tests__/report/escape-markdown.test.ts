// Foreign text in Markdown is text.
import { describe, expect, it } from 'vitest'
import { escapeMarkdown } from '../../src/report/escape-markdown.ts'

describe('foreign text in Markdown', () => {
  it.each([
    ['a | b', 'a \\| b'],
    ['<script>alert(1)</script>', '&#60;script&#62;alert\\(1\\)&#60;/script&#62;'],
    ['&lt;b&gt; &#60;', '&#38;lt;b&#38;gt; &#38;\\#60;'],
    ['`code` **bold** _it_ ~~x~~', '\\`code\\` \\*\\*bold\\*\\* \\_it\\_ \\~\\~x\\~\\~'],
    ['[link](https://evil.example)', '\\[link\\]\\(https\\://evil\\.example\\)'],
    ['![image](//x)', '\\!\\[image\\]\\(//x\\)'],
    ['www.evil.example a@b.example @owner #7', 'www\\.evil\\.example a\\@b\\.example \\@owner \\#7'],
    ['$x$ :smile:', '\\$x\\$ \\:smile\\:'],
    ['a\\|b', 'a\\\\\\|b'],
    ['- item', '\\- item'],
    ['1. item', '1\\. item'],
    ['a\n\n# Title\n| b |', 'a \\# Title \\| b \\|'],
    ['::error::x', "'\\:\\:error\\:\\:x"],
    ['<!-- -->', '&#60;\\!\\-\\- \\-\\-&#62;'],
  ])('shows %j as it stands', (text, markdown) => {
    expect(escapeMarkdown(text)).toBe(markdown)
  })

  it('is capped before it is escaped, so that no escape is cut in two', () => {
    expect(escapeMarkdown('|'.repeat(1000))).toBe(`${'\\|'.repeat(499)}…`)
  })
})
