// A login that a URL names. Pure.

/** Whether there is one: some servers take a password alone. */
export function hasLogin({ username, password }: URL): boolean {
  return username !== '' || password !== ''
}

/** The URL without its login, which must stand in no process list; of ssh the name is a part of the address. */
export function splitLogin(from: URL): {
  readonly url: URL
  /** `name:password` */
  readonly login: string | undefined
} {
  if (from.protocol === 'ssh:' || !hasLogin(from)) return { url: from, login: undefined }
  const url = new URL(from)
  const login = [from.username, from.password].map(decodeURIComponent).join(':')
  url.username = ''
  url.password = ''
  return { url, login }
}

/** As the scheme `Basic` shows it. */
export function basicOf(login: string): string {
  return `Basic ${Buffer.from(login).toString('base64')}`
}
