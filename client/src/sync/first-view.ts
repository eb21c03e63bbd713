import { type FirstView, firstViewSchema } from '@planwall/shared/protocol/first-view.ts'
import { PROTOCOL_VERSION } from '@planwall/shared/protocol/version.ts'
import { readAnswer } from './ask.ts'
import { takeAnswer } from './first-view-request.ts'

/** `receivedAt`: on the monotonic clock, in milliseconds. */
export type ReceivedFirstView = { view: FirstView; receivedAt: number }

/** The plan as its socket would show it at first, or null: whatever is wrong, the live session has a sentence for it. */
export async function fetchFirstView(planId: string): Promise<ReceivedFirstView | null> {
  const asked = takeAnswer(planId)
  const answer = await readAnswer(
    firstViewSchema,
    asked.then(({ response }) => response),
  )
  if (!answer.ok || answer.value.hello.protocol !== PROTOCOL_VERSION) return null
  return { view: answer.value, receivedAt: (await asked).receivedAt }
}
