// All that following the closure takes, in one part of the bundle that is loaded for it alone.

export { describeCarriedPoms } from './carried-poms.ts'
export { providePoms } from './provide-poms.ts'
