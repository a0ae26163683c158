// The table of resources: all that this action can make available, in the order in which it handles them.
import { checksBundle } from './checks-bundle/resource.ts'
import type { Resource } from './contract/resource.ts'
import { javaDb } from './java-db/resource.ts'
import { mavenPoms } from './maven-poms/resource.ts'
import { terraformModules } from './terraform-modules/resource.ts'
import { trivy } from './trivy/resource.ts'
import { vexRepo } from './vex-repo/resource.ts'
import { vulnDb } from './vuln-db/resource.ts'

/** Each is a folder beside this file, behind one contract (contract/resource.ts). */
export const RESOURCES: readonly Resource[] = [
  vulnDb,
  javaDb,
  checksBundle,
  vexRepo,
  mavenPoms,
  terraformModules,
  trivy,
]
