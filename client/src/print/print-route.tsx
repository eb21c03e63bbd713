import { messages } from '../messages/t.ts'

export default function PrintRoute() {
  return <h1>{messages.app.name}</h1>
}
