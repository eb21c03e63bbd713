/** Words on the projector. */
export const roomScreen = {}
