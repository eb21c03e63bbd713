/** Words of the facilitator's own list of plans. */
export const home = {}
