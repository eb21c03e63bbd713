import { messages } from '../messages/t.ts'

export default function BoardRoute() {
  return <h1>{messages.app.name}</h1>
}
