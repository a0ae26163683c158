// Which of what saxes holds against a document ends Go's decoder too (encoding/xml of Go 1.26), and so Trivy. Pure.

/** At the same place, because both have read the same up to there. */
const SAME =
  /^(undefined entity|malformed comment|the string "--"|unexpected close tag|unmatched closing tag|unclosed tag|unexpected end|document must contain a root element|disallowed character in tag name|unquoted attribute value)/

/** What Go looks into for nothing but its end. */
const UNREAD_BY_GO = /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<![A-Z][^>]*>/g
/** XML 1.0, 2.2: anything but these is no character. */
const NO_CHARACTER = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u
/** Half of a pair has a code, which Go replaces. */
const HALF_OF_A_PAIR = /&#(?:x0*d[89a-f]|0*5[5-7]\d{3};)/i

/** Whether Go's decoder ends with an error as well. @param text the whole document */
export function endsGo(message: string, text: string): boolean {
  if (SAME.test(message)) return true
  if (message.startsWith('disallowed character.')) return NO_CHARACTER.test(text.replace(UNREAD_BY_GO, ''))
  return message.startsWith('malformed character entity') && !HALF_OF_A_PAIR.test(text)
}
