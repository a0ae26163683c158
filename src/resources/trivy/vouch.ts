// Who vouches for what was found: the signature of the release workflow, a digest that the user gave, or nobody.
import { ActionError, describeError, hintOf, VerifyError } from '../../base/errors.ts'
import { readSignatures, type TrivyImage } from './image-source.ts'
import { KNOWN_RELEASES } from './known-releases.ts'
import { type FoundSignature, verifySignature, type WantedSignature } from './signature/verify-signature.ts'

/** What is asked of anything that is installed. */
export type VerifyPolicy =
  /** `digest`: it must be this one besides. */
  | {
      readonly kind: 'signature'
      readonly trustedRoot: string | undefined
      readonly digest: string | undefined
    }
  | { readonly kind: 'digest'; readonly digest: string }
  | { readonly kind: 'none' }

/** Who vouches. */
export interface Voucher {
  readonly by: VerifyPolicy['kind']
  /** The signer, or the input; empty: nobody. */
  readonly words: string
  /** When it was signed. */
  readonly signedAt: Date | undefined
}

/** What cosign says of an image since version 3 (https://github.com/sigstore/cosign/blob/main/specs/BUNDLE_SPEC.md). */
const IMAGE_STATEMENT = 'https://sigstore.dev/cosign/sign/v1'

/**
 * Whether the index of an image may be used.
 *
 * @throws {VerifyError} when it may not, with the reason
 */
export async function vouchForImage(
  image: TrivyImage,
  version: string,
  policy: VerifyPolicy,
): Promise<Voucher> {
  const { digest } = image.root
  const what = `Trivy ${version} from ${image.label}`
  if (policy.kind !== 'none') refuseOtherDigest(digest, policy.digest, what)
  if (policy.kind !== 'signature') return vouchWithoutSignature(policy)
  refuseOtherRelease(version, digest, what)
  const documents = await image.listSignatures()
  if (documents.length === 0)
    throw new VerifyError(`${what}: there is no signature`, { hint: hintFor(image) })
  const found = documents.map((document) => () => readSignatures(document, what))
  const wanted = { digest, version, what, trustedRoot: policy.trustedRoot, predicateType: IMAGE_STATEMENT }
  return vouchBySignature(found, wanted)
}

/** The same of a file, by its digest and the bundle beside it. */
export async function vouchForFile(
  file: { readonly digest: string; readonly signature: FoundSignature | undefined; readonly what: string },
  version: string,
  policy: VerifyPolicy,
): Promise<Voucher> {
  const { digest, signature, what } = file
  if (policy.kind !== 'none') refuseOtherDigest(digest, policy.digest, what)
  if (policy.kind !== 'signature') return vouchWithoutSignature(policy)
  if (signature === undefined) {
    throw new VerifyError(`${what}: there is no signature`, {
      hint: 'Releases since 0.68.1 have one beside each archive, as <archive>.sigstore.json: copy it to the same place, or say verify-trivy: digest with the input trivy-digest.',
    })
  }
  return vouchBySignature([() => [signature]], { digest, version, what, trustedRoot: policy.trustedRoot })
}

/** A digest that is known here, and is not this: the tag was moved. */
function refuseOtherRelease(version: string, digest: string, what: string): void {
  const known = KNOWN_RELEASES[version]
  if (known === undefined || known === digest) return
  throw new VerifyError(`${what} is not the release that is known by this version`, {
    wanted: known,
    found: digest,
    hint: 'Copy the official image byte for byte, all platforms of it. An image of your own is used with verify-trivy: digest.',
  })
}

function vouchWithoutSignature({ kind }: Exclude<VerifyPolicy, { kind: 'signature' }>): Voucher {
  return { by: kind, words: kind === 'none' ? '' : 'the input trivy-digest', signedAt: undefined }
}

function refuseOtherDigest(digest: string, wanted: string | undefined, what: string): void {
  if (wanted === undefined || wanted === digest) return
  throw new VerifyError(`${what}: digest`, {
    wanted,
    found: digest,
    hint: 'The input trivy-digest is that of the image index, or of the archive where no image is used.',
  })
}

/** One good signature is enough; else the first reason is told, which is that of the newest kind. */
async function vouchBySignature(
  found: readonly (() => readonly FoundSignature[])[],
  wanted: WantedSignature,
): Promise<Voucher> {
  const reasons: Error[] = []
  for (const read of found) {
    try {
      for (const signature of read()) {
        const verified = await verifySignature(signature, wanted).catch((error: Error) => {
          reasons.push(error)
        })
        if (verified !== undefined) {
          return { by: 'signature', words: verified.signer, signedAt: verified.signedAt }
        }
      }
    } catch (error) {
      if (!(error instanceof ActionError)) throw error
      reasons.push(error)
    }
  }
  const [first] = reasons
  if (first === undefined) throw new VerifyError(`${wanted.what}: there is no signature`)
  throw new VerifyError(describeError(first), { hint: hintOf(first) ?? BAD_SIGNATURE_HINT })
}

const BAD_SIGNATURE_HINT =
  'Do not use it before you know why. The official images and archives are signed by the release workflow of their version.'

function hintFor({ kind, root, label }: TrivyImage): string {
  if (kind !== 'registry') return 'Export the bundle again: this action carries the signature along.'
  const digest = root.digest
  return `Copy it along with the image: cosign copy, oras cp -r, regctl image copy --referrers --digest-tags, or the mirror action with install-trivy. It is looked for as a referrer of ${digest} and as the tag ${digest.replace(':', '-')}.sig beside ${label}. Without it, say verify-trivy: digest with the input trivy-digest.`
}
