import { messages } from '../messages/t.ts'

export default function PageRoute() {
  return <h1>{messages.app.name}</h1>
}
