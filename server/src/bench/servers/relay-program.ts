import { startRelay, stateIn } from './relay.ts'

startRelay({ port: Number(process.env.PORT), state: stateIn(process.env.STATE) })
