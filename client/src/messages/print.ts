/** Words of the print page and its warnings. */
export const print = {}
