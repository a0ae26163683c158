// What must not be shown by this process: a runner masks it in the log, but in no file, and not where it was cut short.

/** Shorter ones would hide half of everything else. */
const MIN_CHARACTERS = 4

/** The longest first: one may be a part of another. */
let secrets: readonly string[] = []

/** From now on it is hidden wherever foreign text is shown: whoever was shown it could send it back. */
export function rememberSecret(secret: string): void {
  if (secret.length < MIN_CHARACTERS || secrets.includes(secret)) return
  secrets = [...secrets, secret].sort((a, b) => b.length - a.length)
}

/** The text without the secrets that are known so far. */
export function hideSecrets(text: string): string {
  return secrets.reduce((shown, secret) => shown.replaceAll(secret, '***'), text)
}
