import { messages } from '../messages/t.ts'

export default function RoomScreenRoute() {
  return <h1>{messages.app.name}</h1>
}
