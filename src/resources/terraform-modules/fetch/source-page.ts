// Which source a page names, as go-getter reads it: by the element `meta` of the name `terraform-get` in its head. Pure.

/** Of a page; what names a source stands at its beginning. */
const MAX_CHARACTERS = 100_000

const META = /<meta((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))+)\s*\/?>/gi
const ATTRIBUTE = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g

/** go-getter reads pages with Go's XML decoder, which knows these and leaves all others as they stand. */
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** The source; undefined where none is named in a way that is certain to mean the same to go-getter. */
export function sourceNamedBy(page: string): string | undefined {
  const [head = ''] = withoutComments(page.slice(0, MAX_CHARACTERS)).split(/<\/head|<body/i)
  for (const [, attributes = ''] of head.matchAll(META)) {
    const values = new Map(
      [...attributes.matchAll(ATTRIBUTE)].map(([, name = '', double, single]) => [
        name.toLowerCase(),
        decode(double ?? single ?? ''),
      ]),
    )
    if (values.get('name') === 'terraform-get') return values.get('content') || undefined
  }
  return undefined
}

function withoutComments(text: string): string {
  let rest = ''
  for (let at = 0; ; ) {
    const start = text.indexOf('<!--', at)
    if (start === -1) return rest + text.slice(at)
    rest += text.slice(at, start)
    const end = text.indexOf('-->', start + 4)
    if (end === -1) return rest
    at = end + 3
  }
}

function decode(text: string): string {
  return text.replace(
    /&(?:#(\d{1,6})|#x([0-9a-fA-F]{1,5})|(amp|lt|gt|quot|apos));/g,
    (_, decimal: string | undefined, hex: string | undefined, name: string | undefined) => {
      if (name !== undefined) return ENTITIES[name] ?? ''
      return String.fromCodePoint(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16))
    },
  )
}
