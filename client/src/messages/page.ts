/** Words of the plan as a page: phone, keyboard and screen reader. */
export const page = {}
