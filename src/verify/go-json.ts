// Whether Go's decoder, and so Trivy, would take a JSON value: names in any case, null for anything, strict in its types.

/** What a Go program declares. `any`: whatever is there. Fields that are not named are passed over. */
export type Shape =
  | 'any'
  | 'string'
  | 'integer'
  | 'boolean'
  | 'time'
  | { readonly list: Shape }
  | { readonly map: Shape }
  | { readonly fields: Readonly<Record<string, Shape>> }

/** The fields of an object by lower-cased name; undefined for anything else. Of two spellings the last counts. */
export function goFields(value: unknown): ReadonlyMap<string, unknown> | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  return new Map(Object.entries(value).map(([name, field]) => [name.toLowerCase(), field]))
}

/** Where a value is not of its shape, as a path such as `statements.3.products`; undefined when it is. */
export function findMisfit(value: unknown, shape: Shape, path = ''): string | undefined {
  // Go leaves what it declares as it is.
  if (value === null || value === undefined) return undefined
  const here = path === '' ? 'the document' : path
  if (typeof shape === 'string') return fitsPlain(value, shape) ? undefined : here
  if ('list' in shape) {
    if (!Array.isArray(value)) return here
    return firstMisfit(
      [...value.entries()].map(([index, item]) => [String(index), item, shape.list]),
      path,
    )
  }
  const fields = goFields(value)
  if (fields === undefined) return here
  if ('map' in shape) {
    return firstMisfit(
      [...fields].map(([name, item]) => [name, item, shape.map]),
      path,
    )
  }
  return firstMisfit(
    Object.entries(shape.fields).map(([name, of]) => [name, fields.get(name), of]),
    path,
  )
}

function firstMisfit(parts: Iterable<[string, unknown, Shape]>, path: string): string | undefined {
  for (const [name, value, shape] of parts) {
    const misfit = findMisfit(value, shape, path === '' ? name : `${path}.${name}`)
    if (misfit !== undefined) return misfit
  }
  return undefined
}

/** RFC 3339, the only form in which Go reads a time. */
export const RFC_3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/

function fitsPlain(value: unknown, shape: string): boolean {
  switch (shape) {
    case 'any':
      return true
    case 'integer':
      return Number.isSafeInteger(value)
    case 'time':
      return typeof value === 'string' && RFC_3339.test(value) && !Number.isNaN(Date.parse(value))
    default:
      return typeof value === shape
  }
}
