// What must not be shown by this process: a runner masks it in the log, but in no file, and not where it was cut short.

/** Shorter ones would hide half of everything else. */
const MIN_CHARACTERS = 4

/** The longest first: one may be a part of another. */
let secrets: readonly string[] = []

/** From now on it is hidden wherever foreign text is shown: whoever was shown it could send it back, also as it is sent in a form. */
export function rememberSecret(secret: string): void {
  const spellings = [secret, encodeURIComponent(secret.toWellFormed()), secret.replace(/=+$/, '')]
  const more = new Set(spellings.filter((one) => one.length >= MIN_CHARACTERS && !secrets.includes(one)))
  if (more.size > 0) secrets = [...secrets, ...more].sort((a, b) => b.length - a.length)
}

/** The same of the login in a Basic `Authorization` header, as it is sent; what it is made from was masked where it was read. */
export function rememberAuthorization(header: string): void {
  const [scheme, credentials = ''] = header.split(' ', 2)
  if (scheme === 'Basic') rememberSecret(credentials)
}

/** The text without the secrets that are known so far. */
export function hideSecrets(text: string): string {
  return secrets.reduce((shown, secret) => shown.replaceAll(secret, '***'), text)
}
