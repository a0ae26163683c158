// Bits of a mode that say who may write.

/** The right of all others. */
export const OTHERS_MAY_WRITE = 0o002
/** That of the group as well. */
export const GROUP_AND_OTHERS_MAY_WRITE = 0o022
/** Where all may write, each may rename and remove what is its own alone (`/tmp`). */
export const STICKY = 0o1000
