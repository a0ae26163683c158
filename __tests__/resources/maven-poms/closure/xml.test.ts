import { describe, expect, it } from 'vitest'
import { findAll, MAX_XML_BYTES, parseXml, textOf } from '../../../../src/resources/maven-poms/closure/xml.ts'
import { XmlDoubtError } from '../../../../src/resources/maven-poms/closure/xml-doubt.ts'

const parse = (text: string | Buffer) => parseXml(Buffer.from(text))

describe('XML', () => {
  it('is a tree of names without prefixes, with the text of each element joined and untrimmed', () => {
    const tree = parse('<m:a x="1"> one <b>two</b><!-- no --><![CDATA[<three>]]>&amp;&#52;\r\n</m:a>')
    expect(tree).toEqual({
      name: 'a',
      text: ' one <three>&4\n',
      children: [{ name: 'b', text: 'two', children: [] }],
    })
  })

  it('gives the last of several elements by a path, across their parents, and nothing for none', () => {
    const tree = parse('<a><b><c>1</c></b><b><c>2</c></b><b/></a>')
    expect(textOf(tree, 'b', 'c')).toBe('2')
    expect(textOf(tree, 'b', 'd')).toBe('')
    expect(findAll(tree, 'b', 'c').map(({ text }) => text)).toEqual(['1', '2'])
  })

  it('ends with its first element', () => {
    expect(parse('<a>1</a> & < rubbish').text).toBe('1')
  })

  it('may have white space or a byte order mark before its declaration', () => {
    expect(parse('\n <?xml version="1.0"?><a>1</a>').text).toBe('1')
    expect(parse('\uFEFF<?xml version="1.0"?><a>1</a>').text).toBe('1')
  })

  it('is read in the encoding that it declares', () => {
    const text = '<?xml version="1.0" encoding="ISO-8859-1"?><a>ø</a>'
    expect(parse(Buffer.from(text, 'latin1')).text).toBe('ø')
  })

  it.each([
    ['an entity of HTML', '<a>&oslash;</a>', 'undefined entity'],
    ['an entity that it declares', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', 'undefined entity'],
    ['an element that is not closed', '<a><b></b>', 'unclosed tag'],
    ['tags that cross', '<a><b></a></b>', 'unexpected close tag'],
    ['nothing', '', 'no element is in it'],
    ['no XML', 'not found', 'no element is in it'],
    ['bytes that are no UTF-8', Buffer.from('<a>ø</a>', 'latin1'), 'not valid UTF-8'],
    ['an encoding nobody knows', '<?xml version="1.0" encoding="x-none"?><a/>', 'x-none is not known'],
    ['version 1.1', '<?xml version="1.1"?><a/>', 'not version 1.0'],
    ['a bare less-than sign', '<a>b < c</a>', 'disallowed character in tag name'],
    ['an attribute without quotes', '<a b=c>1</a>', 'unquoted attribute value'],
    ['a control character', '<a>b\u0001</a>', 'disallowed character'],
    ['a control character by its number', '<a>&#1;</a>', 'malformed character entity'],
    ['two dashes in a comment', '<a><!-- b -- c --></a>', 'malformed comment'],
    ['two dashes in a comment before it', '<!-- b -- c --><a/>', 'malformed comment'],
  ])('is refused with %s, which ends Trivy too', (_, text, message) => {
    expect(() => parse(text)).toThrow(message)
    expect(() => parse(text)).not.toThrow(XmlDoubtError)
  })

  // Each of these Go 1.26 decodes to the text 1, though XML forbids it.
  it.each([
    ['an attribute twice', '<a b="1" b="2">1</a>'],
    ['attributes without a space', '<a b="1"c="2">1</a>'],
    ['a comment before the declaration', '<!-- c --><?xml version="1.0"?><a>1</a>'],
    ['two declarations', '<?xml version="1.0"?><?xml version="1.0"?><a>1</a>'],
    ['a declaration without a version', '<?xml encoding="UTF-8"?><a>1</a>'],
    ['the encoding before the version', '<?xml encoding="UTF-8" version="1.0"?><a>1</a>'],
    ['a word of its own for standalone', '<?xml version="1.0" standalone="maybe"?><a>1</a>'],
    ['text before it', 'text <a>1</a>'],
    ['an instruction called XML', '<?XML b?><a>1</a>'],
    ['a version that Go does not see', '<?xml version = "1.1"?><a>1</a>'],
    ['a document type of angle brackets', '<!DOCTYPE a [<!ENTITY b "c>">]><a>1</a>'],
    ['a comment in another encoding', Buffer.from('<!-- \u00f8 --><a><!-- \u00f8 -->1</a>', 'latin1')],
    [
      'the encoding in a later declaration',
      Buffer.from('<!-- c --><?xml version="1.0" encoding="latin1"?><a>1</a>', 'latin1'),
    ],
  ])('is read with %s, as Trivy does', (_, text) => {
    expect(parse(text).text).toBe('1')
  })

  it('keeps a colon at the begin or end of a name, as Go does', () => {
    const tree = parse('<a><version>1</version><:version>2</:version><version:>3</version:></a>')
    expect(textOf(tree, 'version')).toBe('1')
  })

  it.each([
    ['a declaration inside', '<a><?xml version="1.0"?>1</a>'],
    ['a character that has no code', '<a>&#xD800;</a>'],
    ['a document type inside', '<a><!DOCTYPE a>1</a>'],
    ['a control character in a comment', '<a><!-- \u0001 -->1</a>'],
    ['two encodings', '<?xml encoding="latin1"?><?xml encoding="latin2"?><a>1</a>'],
  ])('is in doubt with %s: Trivy may read it', (_, text) => {
    expect(() => parse(text)).toThrow(XmlDoubtError)
  })

  it('costs little, whatever it says', () => {
    const laughs = Array.from(
      { length: 30 },
      (_, index) => `<!ENTITY l${index + 1} "&l${index};&l${index};">`,
    ).join('')
    expect(() => parse(`<!DOCTYPE a [<!ENTITY l0 "ha">${laughs}]><a>&l30;</a>`)).toThrow('undefined entity')
    expect(() => parse('<a>'.repeat(100_000))).toThrow('nested more than 200 deep')
    expect(() => parse(`<a>${'<b/>'.repeat(500_001)}</a>`)).toThrow('more than 500000 elements')
    expect(() => parseXml(Buffer.alloc(MAX_XML_BYTES + 1, ' '))).toThrow('more than 10485760 bytes')
  })

  it('opens no file that an entity names', () => {
    expect(() => parse('<!DOCTYPE a [<!ENTITY f SYSTEM "file:///etc/hostname">]><a>&f;</a>')).toThrow(
      'undefined entity',
    )
  })
})
