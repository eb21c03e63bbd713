import { messages } from '../messages/t.ts'

export default function HomeRoute() {
  return <h1>{messages.app.name}</h1>
}
