import { plainTextOf, type RichText } from '@planwall/shared/plan/rich-text.ts'
import type { Actor } from '../actor.ts'
import { Journal } from '../journal.ts'
import type { PlanwallServer } from '../server.ts'
import { Typist } from '../typist.ts'
import { expect, test } from '../workshop.ts'

const KILLS = 20
const TEXT = 'Vision statement'
/** That everybody comes back is what is proved, not how soon: a browser holds back sockets that have failed often. */
const BACK_WITHIN_MS = 60_000
/** What a browser itself says of a server that is not there. */
const CUT_LINE = /^WebSocket connection to .* failed|net::ERR_(CONNECTION_REFUSED|CONNECTION_RESET|EMPTY_RESPONSE)/

// A trace takes a picture of the page before and after each of the keys.
test.use({ trace: 'off' })

test('a server that is killed twenty times while three people type keeps all it has called saved', async ({
  workshop,
}, info) => {
  test.setTimeout(400_000)
  const people = [
    await workshop.begins(),
    await workshop.joins('Amara Osei'),
    await workshop.joins('Ben Okafor', { viewport: { width: 1280, height: 720 } }),
  ]
  const alphabets = ['abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', '0123456789']
  const typists = people.map((person, index) => new Typist(person, alphabets[index] ?? ''))
  const journals: Journal[] = []
  for (const person of people) {
    await person.opens('vision')
    await person.types('vision', TEXT, '')
    journals.push(await Journal.of(person.page, TEXT))
  }
  const seenBy = async (person: Actor) => lettersOf(typists, await person.reads('vision', TEXT))
  const typed = () => typists.map((typist) => typist.typed)

  let samples = 0
  for (const typist of typists) typist.begins()
  for (let kill = 0; kill < KILLS; kill++) {
    // Not always after as many letters, so that the moment of a kill is not the same in the server's work.
    const letters = count(typed()) + 5 + ((kill * 7) % 11)
    await expect.poll(() => count(typed()), { intervals: [5] }).toBeGreaterThanOrEqual(letters)
    await workshop.server.kill()
    const typedBefore = typed()
    const taken = (await Promise.all(journals.map((journal) => journal.take()))).flat()
    const [copy] = await Promise.all([workshop.server.copy(), workshop.server.startAgain()])
    const kept = lettersOf(typists, await textOn(copy, workshop.planId, people[0] as Actor))
    await copy.remove()

    const saved = taken.map((text) => lettersOf(typists, text))
    const lost = saved.filter((each) => each.some((letters, index) => !kept[index]?.startsWith(letters)))
    expect({ kill, kept, lost }).toEqual({ kill, kept, lost: [] })
    const wrong = kept.filter((letters, index) => !typedBefore[index]?.startsWith(letters))
    expect({ kill, wrong }).toEqual({ kill, wrong: [] })
    samples += saved.length

    await Promise.all(
      people.map(async (person) => {
        const sees = async () => {
          const seen = await seenBy(person)
          return typedBefore.every((letters, index) => seen[index]?.startsWith(letters))
        }
        const message = `${person.name} sees what was typed before kill ${kill}`
        await expect.poll(sees, { message, timeout: BACK_WITHIN_MS }).toBe(true)
      }),
    )
  }
  await Promise.all(typists.map((typist) => typist.ends()))
  for (const person of people) {
    await expect.poll(() => seenBy(person)).toEqual(typed())
    await person.isSaved()
  }

  await workshop.server.kill()
  const copy = await workshop.server.copy()
  expect(lettersOf(typists, await textOn(copy, workshop.planId, people[0] as Actor))).toEqual(typed())
  await copy.remove()
  // Pages that were loaded anew have no journal to take from.
  for (const journal of journals) samples += (await journal.take()).length
  expect(samples).toBeGreaterThan(KILLS)
  await workshop.expectNoComplaints(CUT_LINE)
  info.annotations.push({
    type: 'figures',
    description: `${count(typed())} letters, ${samples} texts called saved`,
  })
})

/** What a server with nobody connected has of the text. */
async function textOn(server: PlanwallServer, planId: string, { page }: Actor): Promise<string> {
  const answer = await page.request.get(`${server.url}/api/plans/${planId}/content`)
  expect(answer.status()).toBe(200)
  const { sections } = (await answer.json()) as { sections: { vision: { statement?: RichText } } }
  return plainTextOf(sections.vision.statement ?? [])
}

function lettersOf(typists: readonly Typist[], text: string): string[] {
  return typists.map((typist) => typist.lettersIn(text))
}

function count(texts: readonly string[]): number {
  return texts.reduce((sum, { length }) => sum + length, 0)
}
