/** Words about saving, being offline and coming back. */
export const sync = {}
