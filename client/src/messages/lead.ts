/** Words only the facilitator sees: dock, run of day, people, script. */
export const lead = {}
