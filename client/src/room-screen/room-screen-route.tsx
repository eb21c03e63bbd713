import { useEffect } from 'react'
import { messages } from '../messages/t.ts'
import { PlanProvider } from '../sync/plan-provider.tsx'
import { RoomScreen } from './room-screen.tsx'

/** `/plans/:planId/room`: the projector. */
export default function RoomScreenRoute({ planId }: { planId: string }) {
  useEffect(() => {
    document.title = messages.app.titleOf(messages.roomScreen.name)
  }, [])
  return (
    <PlanProvider planId={planId}>
      <RoomScreen />
    </PlanProvider>
  )
}
