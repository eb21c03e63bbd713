/** Words of coming in by a link. */
export const join = {}
