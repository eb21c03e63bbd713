/** Closes a switch over a union: a new member does not compile until it is handled, and throws should one arrive at run time. */
export function unreachable(value: never): never {
  throw new Error(`Unhandled case: ${JSON.stringify(value)}`)
}
