// What of the README is made: the versions of Trivy that CI judges this by. Pure: text in, text out.

/** The README as it should be, given the README as it is and `.ci/trivy-versions`, oldest first. */
export function renderReadme(readme: string, trivyVersions: string): string {
  const versions = trivyVersions
    .split('\n')
    .filter((line) => /^\d/.test(line))
    .map((line) => line.split(' ')[0])
  if (versions.length === 0) throw new Error('.ci/trivy-versions names no version')
  const [start, end] = ['<!-- trivy:start -->', '<!-- trivy:end -->']
  const [before, rest, ...more] = readme.split(start)
  const [, after] = (rest ?? '').split(end)
  if (before === undefined || after === undefined || more.length > 0) {
    throw new Error(`README.md: the markers ${start} and ${end} must each stand there once, in this order`)
  }
  const text = `${versions.slice(0, -1).join(', ')}, and ${versions.at(-1)}`
  return `${before}${start}${text}${end}${after}`
}
