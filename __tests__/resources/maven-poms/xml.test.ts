import { describe, expect, it } from 'vitest'
import { findAll, MAX_XML_BYTES, parseXml, textOf } from '../../../src/resources/maven-poms/xml.ts'

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
    ['nothing', '', 'must contain a root element'],
    ['no XML', 'not found', 'text data outside'],
    ['bytes that are no UTF-8', Buffer.from('<a>ø</a>', 'latin1'), 'not valid UTF-8'],
    ['an encoding nobody knows', '<?xml version="1.0" encoding="x-none"?><a/>', 'x-none is not known'],
    ['version 1.1', '<?xml version="1.1"?><a/>', 'not version 1.0'],
  ])('is refused with %s', (_, text, message) => {
    expect(() => parse(text)).toThrow(message)
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
