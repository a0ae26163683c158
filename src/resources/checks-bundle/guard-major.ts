// Keeps a Trivy of another major from a bundle that it would misread: lines of the script behind `TRIVY_CMD`.
import { SemVer } from 'semver'
import { NEWEST_RUN_TRIVY } from '../../scan/trivy-version.ts'
import type { GuardContext } from '../artifact-resource.ts'

/** A bundle of another major gives other results without a word; only a scan that can use checks pays for asking. */
export function guardMajor(major: number, { command, exitCode }: GuardContext): string {
  // A later one may have been asked which major it wants.
  const newest = new SemVer(NEWEST_RUN_TRIVY).minor
  return `  case $settings in *conf*)
    version=$(${command} --version 2>/dev/null | head -n 1)
    minor=\${version#*.}
    minor=\${minor%%[!0-9]*}
    wanted=${major}
    case $version in 'Version: 0.'[0-9]* | 'Version: v0.'[0-9]*)
      if [ "$minor" -lt 56 ]; then wanted=0; elif [ "$minor" -lt 69 ]; then wanted=1; elif [ "$minor" -le ${newest} ]; then wanted=2; fi ;;
    esac
    if [ "$wanted" != ${major} ]; then
      say "this is a data problem, not a finding: Trivy \${version#Version: } reads checks of major $wanted, and those of major ${major} were provided: set the input trivy-version to the version that scans"
      exit ${exitCode}
    fi ;;
  esac`
}
