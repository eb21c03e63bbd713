/** Words of the plan as a printed page: its cells, rows and editors. */
export const sheet = {}
