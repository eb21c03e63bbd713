import { messages } from '../messages/t.ts'

export default function JoinRoute() {
  return <h1>{messages.app.name}</h1>
}
