import type { AvatarColour } from '../ui/avatar.tsx'

export const personColours = [1, 2, 3, 4, 5, 6, 7, 8] as const satisfies readonly AvatarColour[]

/** A person's colour as an avatar takes it; grey for a number that none of the eight has. */
export function personColour(color: number): AvatarColour {
  return personColours.find((each) => each === color) ?? 8
}
