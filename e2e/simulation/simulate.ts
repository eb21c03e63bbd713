import './virtual-time.ts'
import { parseArgs } from 'node:util'

const { values } = parseArgs({
  options: {
    races: { type: 'string', default: '0' },
    runs: { type: 'string', default: '0' },
    acts: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    story: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})

const help = `npm run simulate -- [--races N] [--runs N] [--acts N] [--seed N] [--story]

  --races N  as many lock races: people write in a section while it is closed
  --runs N   as many workshops of five tabs, with reconnects, locks, undo, reloads, crashes and restarts
  --acts N   what each tab does in a workshop (200)
  --seed N   the first seed; the others follow (1)
  --story    tell what happened in a run that failed`

if (values.help) process.stdout.write(`${help}\n`)
else {
  // Loaded only now: they find our time in place.
  const { simulate } = await import('./long-form.ts')
  const from = Number(values.seed)
  const [races, runs, acts] = [Number(values.races), Number(values.runs), Number(values.acts)]
  process.exitCode = (await simulate({ races, runs, acts, from, story: values.story })) ? 0 : 1
}
