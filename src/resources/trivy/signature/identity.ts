// Who signs the releases of Trivy, and what is said of somebody else who did.
import { VerifyError } from '../../../base/errors.ts'
import { clean } from '../../../base/log.ts'

/** The issuer of the tokens of GitHub's own Actions: no self-hosted GitHub can have it. */
const ISSUER = 'https://token.actions.githubusercontent.com'
const REPOSITORY = 'https://github.com/aquasecurity/trivy'
/** The workflow that builds and signs releases (Trivy's page "Signature Verification"). */
const WORKFLOW = `${REPOSITORY}/.github/workflows/reusable-release.yaml`

/** Whom a certificate was issued to. */
export interface SignerIdentity {
  /** Its subject alternative name. */
  readonly subject: string | undefined
  readonly issuer: string | undefined
}

/** The one that signs this version: a signature of another version, by the same workflow, is not one of this. */
export function releaseIdentity(version: string): Required<SignerIdentity> {
  return { subject: `${WORKFLOW}@refs/tags/v${version}`, issuer: ISSUER }
}

/**
 * Compares whole strings, no patterns.
 *
 * @throws {VerifyError} with a sentence of its own for each way to be somebody else
 */
export function checkIdentity(signer: SignerIdentity, version: string, what: string): void {
  const { subject, issuer } = releaseIdentity(version)
  const found = clean(signer.subject ?? 'nobody', 300)
  if (signer.issuer !== issuer) {
    const stranger = clean(signer.issuer ?? 'nobody', 200)
    throw new VerifyError(`${what}: another issuer vouches for the signer`, {
      wanted: String(issuer),
      found: stranger,
    })
  }
  if (signer.subject === subject) return
  throw new VerifyError(`${what}: ${differenceOf(signer.subject ?? '', version)}`, {
    wanted: String(subject),
    found,
  })
}

function differenceOf(subject: string, version: string): string {
  if (!subject.startsWith(`${REPOSITORY}/`)) return "the signer is not Trivy's repository"
  if (!subject.startsWith(`${WORKFLOW}@`)) return "signed by another workflow of Trivy's repository"
  return `the signature is not that of the release of ${version}`
}
