// What makes a login at the registry of a cloud, where a job has the cloud's credentials alone. Pure.

/** Registries of clouds, whose logins live for hours: what makes one, in a job and elsewhere. */
const CLOUDS: readonly (readonly [host: RegExp, advice: string])[] = [
  [
    /^\d+\.dkr\.ecr(-fips)?\..+\.amazonaws\.com(\.cn)?$/,
    'For ECR: aws-actions/amazon-ecr-login after aws-actions/configure-aws-credentials, or the helper docker-credential-ecr-login.',
  ],
  [
    /(^|\.)(gcr\.io|pkg\.dev)$/,
    'For Artifact Registry: google-github-actions/auth with token_format: access_token and docker/login-action as oauth2accesstoken, or the helper docker-credential-gcr.',
  ],
  [
    /\.azurecr\.(io|cn|us)$/,
    'For ACR: azure/login and `az acr login`, or the helper docker-credential-acr-env.',
  ],
]

/** One sentence for such a registry; empty for others. */
export function adviseCloud(registry: string): string {
  const advice = CLOUDS.find(([host]) => host.test(registry))?.[1]
  return advice === undefined ? '' : ` ${advice}`
}
