import { prepare } from './prepare.mjs'
import { orRefuse } from './steps.mjs'

await orRefuse(prepare)
