// Root modules of many kinds, and where what they call lies: invented, after the shapes of real ones.
import { BUCKET, type TerraformLab } from './terraform-lab.ts'

/** Files of a workspace; `REGISTRY`, `GIT`, and `SECURE` stand for the servers. */
export type Scene = Readonly<Record<string, string>>

/** Fills registry and git with everything that the scenes call. */
export function publishModules({ git, registry }: Pick<TerraformLab, 'git' | 'registry'>): {
  readonly commit: string
} {
  const bucketModule = {
    'main.tf': `variable "name" {\n  default = "n"\n}\n${BUCKET('plain')}`,
    'outputs.tf': 'output "id" {\n  value = aws_s3_bucket.plain.id\n}\n',
  }
  git.commit('bucket.git', bucketModule, ['v1.0.0', 'v1.2.0'])
  const commit = git.commit('bucket.git', { 'extra.tf': BUCKET('extra') }, ['v1.3.0'])
  git.commit('bucket.git', { 'beta.tf': BUCKET('beta') }, ['v2.0.0-beta'])
  git.commit('bucket.git', { 'new.tf': BUCKET('new') }, ['heads/next', 'v2.1.0'])
  git.commit(
    'network.git',
    {
      'main.tf':
        'module "subnets" {\n  source = "./modules/subnets"\n}\nmodule "logs" {\n  source  = "HOST/acme/bucket/aws"\n  version = "~> 1.2"\n}\n'.replace(
          'HOST',
          registry.host,
        ),
      'modules/subnets/main.tf': `module "deep" {\n  source = "../deep"\n}\nresource "aws_security_group" "s" {\n  ingress {\n    cidr_blocks = ["0.0.0.0/0"]\n    from_port   = 22\n    to_port     = 22\n    protocol    = "tcp"\n  }\n}\n`,
      'modules/deep/main.tf': BUCKET('deep'),
      'modules/only/main.tf': BUCKET('only'),
      'modules/linked/main.tf': { link: '../deep/main.tf' },
      'examples/x/main.tf': BUCKET('example'),
    },
    ['v3.0.0'],
  )
  git.commit(
    'outer.git',
    {
      'main.tf': 'module "inner" {\n  source = "./inner"\n}\n',
      '.gitmodules': '[submodule "inner"]\n  path = inner\n  url = ../bucket.git\n',
      inner: { submodule: commit },
    },
    ['v1'],
  )
  const source = (ref: string) => `git::${git.url}/bucket.git?ref=${ref}`
  registry.modules.set('acme/bucket/aws', {
    '1.0.0': source('v1.0.0'),
    '1.2.0': source('v1.2.0'),
    '1.3.0': source('v1.3.0'),
    '2.0.0-beta': source('v2.0.0-beta'),
    '2.1.0': source('v2.1.0'),
  })
  registry.modules.set('acme/network/aws', { '3.0.0': `git::${git.secureUrl}/network.git?ref=v3.0.0` })
  return { commit }
}

const call = (name: string, source: string, more = '') =>
  `module "${name}" {\n  source = "${source}"\n${more}}\n`

/** One for each way to call. */
export function terraformScenes(commit: string): Readonly<Record<string, Scene>> {
  return {
    'a registry module with a range': {
      'main.tf': call('b', 'REGISTRY/acme/bucket/aws', '  version = "~> 1.0"\n'),
    },
    'several bounds': {
      'main.tf': call('b', 'REGISTRY/acme/bucket/aws', '  version = ">= 1.0, < 1.3, != 1.1.0"\n'),
    },
    'an exact version': { 'main.tf': call('b', 'REGISTRY/acme/bucket/aws', '  version = "1.2.0"\n') },
    'no version': { 'main.tf': call('b', 'REGISTRY/acme/bucket/aws') },
    'a range that a pre-release fits': {
      'main.tf': call('b', 'REGISTRY/acme/bucket/aws', '  version = ">= 1.3, < 2.0"\n'),
    },
    'modules nested three deep': {
      'main.tf': call('n', 'REGISTRY/acme/network/aws', '  version = "3.0.0"\n') + BUCKET('root'),
    },
    'a sub-directory of a registry module': {
      'main.tf': call('s', 'REGISTRY/acme/network/aws//modules/subnets', '  version = "~> 3.0"\n'),
    },
    'a git tag': { 'main.tf': call('g', 'GIT/bucket.git?ref=v1.2.0') },
    'git over https': { 'main.tf': call('g', 'SECURE/bucket.git?ref=v1.2.0') },
    'submodules of git': { 'main.tf': call('g', 'SECURE/outer.git?ref=v1') },
    'a git branch': { 'main.tf': call('g', 'GIT/bucket.git?ref=next') },
    'a git commit': { 'main.tf': call('g', `GIT/bucket.git?ref=${commit}`) },
    'a short git commit': { 'main.tf': call('g', `GIT/bucket.git?ref=${commit.slice(0, 10)}`) },
    'no git reference': { 'main.tf': call('g', 'GIT/bucket.git') },
    'depth and a sub-directory of git': {
      'main.tf': call('g', 'GIT/network.git//modules/only?depth=1&ref=v3.0.0'),
    },
    'one package by several sub-directories': {
      'main.tf':
        call('a', 'GIT/network.git//modules/only?ref=v3.0.0') +
        call('b', 'GIT/network.git//modules/deep?ref=v3.0.0'),
    },
    'a link inside of a repository': { 'main.tf': call('l', 'GIT/network.git//modules/linked?ref=v3.0.0') },
    'for_each and count': {
      'main.tf':
        call(
          'f',
          'REGISTRY/acme/bucket/aws',
          '  version  = "1.0.0"\n  for_each = toset(["one", "two"])\n  name     = each.key\n',
        ) + call('c', 'GIT/bucket.git?ref=v1.0.0', '  count = 2\n'),
    },
    'an argument that a module looks up': {
      'main.tf': `locals {\n  names = { a = "x" }\n}\n${call('b', 'REGISTRY/acme/bucket/aws', '  version = "1.2.0"\n  name = local.names["a"]\n')}resource "aws_s3_bucket_public_access_block" "p" {\n  bucket = module.b.id\n}\n`,
    },
    'JSON syntax': {
      'main.tf.json': JSON.stringify({
        module: [{ j: { source: 'REGISTRY/acme/bucket/aws', version: '~> 1.0' } }],
      }),
      'more.tf.json': JSON.stringify({ module: { k: [{ source: 'GIT/bucket.git?ref=v1.0.0' }] } }),
    },
    'OpenTofu files': {
      'main.tofu': call('t', 'REGISTRY/acme/bucket/aws', '  version = "1.2.0"\n'),
      'more.tofu.json': JSON.stringify({ module: { k: { source: 'GIT/bucket.git?ref=v1.0.0' } } }),
    },
    'several root modules': {
      'one/main.tf': call('a', 'GIT/bucket.git?ref=v1.0.0'),
      'two/main.tf': call('a', '../shared'),
      'shared/main.tf': call('b', 'REGISTRY/acme/bucket/aws', '  version = "1.3.0"\n'),
    },
    'a registry that does not have it': {
      'main.tf': call('x', 'REGISTRY/acme/none/aws', '  version = "1.0"\n') + BUCKET('root'),
    },
    'a version that does not exist': {
      'main.tf': call('x', 'REGISTRY/acme/bucket/aws', '  version = "~> 9.0"\n') + BUCKET('root'),
    },
    'a reference that does not exist': { 'main.tf': call('x', 'GIT/bucket.git?ref=gone') + BUCKET('root') },
    'a file that is no HCL beside one that is': {
      'a.tf': 'module "x" {\n  source = \n}\n',
      'b.tf': call('g', 'GIT/bucket.git?ref=v1.0.0'),
    },
  }
}
