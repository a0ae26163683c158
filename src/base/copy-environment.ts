// A changed copy of an environment that is one still: Windows finds a variable under any spelling of its name, but not in an
// ordinary object.

/**
 * A copy with other values; one that is undefined is not there. On Windows it is found, changed, and removed in any case, as
 * in `process.env`: programs started from bash have `PROGRAMDATA` where others have `ProgramData`, and a workflow may write
 * `trivy_username`, which Trivy reads there.
 */
export function copyEnvironment(
  environment: NodeJS.ProcessEnv,
  changes: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform = process.platform,
): NodeJS.ProcessEnv {
  const copy = { ...environment }
  const changed = platform === 'win32' ? inAnyCase(copy) : copy
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined) delete changed[name]
    else changed[name] = value
  }
  return changed
}

function inAnyCase(variables: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const spell = (name: string | symbol) => {
    if (typeof name === 'symbol' || Object.hasOwn(variables, name)) return name
    const wanted = name.toUpperCase()
    return Object.keys(variables).find((variable) => variable.toUpperCase() === wanted) ?? name
  }
  return new Proxy(variables, {
    get: (target, name) => Reflect.get(target, spell(name)),
    set: (target, name, value) => Reflect.set(target, spell(name), value),
    has: (target, name) => Reflect.has(target, spell(name)),
    deleteProperty: (target, name) => Reflect.deleteProperty(target, spell(name)),
    getOwnPropertyDescriptor: (target, name) => Reflect.getOwnPropertyDescriptor(target, spell(name)),
  })
}
