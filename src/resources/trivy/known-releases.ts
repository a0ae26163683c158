// The releases that this version of the action knows: the digest of each image index, the same on ghcr.io, docker.io, and
// public.ecr.aws. What lies under such a tag with another digest is not that release, whoever signed it: in March 2026 tags
// were moved by the official workflow itself.

/** Digests by version, newest first. Each was taken from references that several independent public projects pin. */
export const KNOWN_RELEASES: Readonly<Record<string, string>> = {
  '0.74.0': 'sha256:62b1e65e8869bc4b4c6aa4fa2b21595256c7c2f6018a9d9ad61caf87187c1969',
  '0.73.0': 'sha256:7cced7cae583819fc7806d4cbc0dbbc7cad18b99f7d3e235192e6da8c091045c',
  '0.71.2': 'sha256:f5d0e600ecda7449e2a9b272805aef698631d3bb3f3a739a750de2c6819acdc9',
  '0.70.0': 'sha256:be1190afcb28352bfddc4ddeb71470835d16462af68d310f9f4bca710961a41e',
  '0.69.3': 'sha256:bcc376de8d77cfe086a917230e818dc9f8528e3c852f7b1aff648949b6258d1c',
}

/** What is installed where no version is asked for. */
export const NEWEST_KNOWN = '0.74.0'
