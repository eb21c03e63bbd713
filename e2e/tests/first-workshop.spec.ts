import { onePagePlanAgenda } from '@planwall/shared/meeting/templates.ts'
import type { Field, RowsField } from '@planwall/shared/plan/field.ts'
import type { PlanContent } from '@planwall/shared/plan/plan-content.ts'
import { plainTextOf, type RichText } from '@planwall/shared/plan/rich-text.ts'
import type { Row } from '@planwall/shared/plan/row.ts'
import type { SectionId } from '@planwall/shared/plan/section-id.ts'
import { sectionOf, sections } from '@planwall/shared/plan/sections.ts'
import { aldersley } from '@planwall/shared/testing/aldersley.ts'
import type { Actor } from '../actor.ts'
import { expect, test } from '../workshop.ts'

// A trace takes a picture of every screen at every key, which four screens on two cores have no time for.
test.use({ trace: 'off' })

test('a leadership team writes its whole plan in a day, led stage by stage', async ({ workshop }) => {
  test.setTimeout(480_000)
  const helen = await workshop.begins()
  const amara = await workshop.joins('Amara Osei')
  const kenji = await workshop.joins('Kenji Mori')
  const screen = await workshop.showsRoomScreen()
  const team = [amara, kenji, helen]

  await helen.opensHead()
  for (const field of sections.masthead.fields) {
    const content = aldersley.sections.masthead[field.id]
    // The organisation and the title were given when the plan was made.
    if (content === undefined || field.id === 'organisation' || field.id === 'title') continue
    if (field.place === 'back') await helen.unfolds('masthead')
    if (field.kind !== 'rows') await helen.writes('masthead', field, content)
  }
  await helen.lowers()
  await helen.leads('Start the workshop')

  for (const stage of onePagePlanAgenda().slice(1)) {
    if (stage.kind !== 'section') {
      await helen.leads(`Next: ${stage.title}`)
      continue
    }
    const { section } = stage
    const { label } = sectionOf(section)
    await helen.leads(`Next: ${label}`)
    await Promise.all(team.map((person) => expect(person.lifted(section)).toBeVisible()))
    await expect(screen.page.getByRole('heading', { level: 1, name: label })).toBeVisible()
    await helen.leads('Next: Draft')
    for (const person of team) await person.mayWrite(section)
    await test.step(`${label} is drafted`, () => draft(section, team))
    await Promise.all(team.map((person) => person.isSaved()))
    await helen.leads('Next: Agree')
    await helen.leads(`Agree and lock ${label}`)
  }
  await helen.closesTheMeeting()

  await workshop.server.stop()
  await workshop.server.startAgain()
  await Promise.all(team.map((person) => person.isSaved()))
  expect(withoutIds(await workshop.content(amara))).toEqual(withoutIds(aldersley))

  const printed = await workshop.prints(kenji)
  const pages = [...team.map((person) => person.sheet), screen.sheet, printed.sheet]
  const texts = await Promise.all(pages.map((page) => page.evaluate(wordsOf)))
  for (const expected of frontTexts()) expect(texts[0]).toContain(expected)
  for (const text of texts) expect(text).toBe(texts[0])
  await workshop.expectNoComplaints(/ERR_CONNECTION_REFUSED|WebSocket connection to .* failed/)
})

/** The team writes a section: tables row by row in turns and then all cells at once, texts one person after the other. */
async function draft(section: SectionId, team: readonly Actor[]): Promise<void> {
  const content = aldersley.sections[section]
  const filled = sectionOf(section).fields.filter((field) => content[field.id] !== undefined)
  const turn = (n: number) => team[n % team.length] as Actor
  for (const field of filled.filter((field): field is RowsField => field.kind === 'rows')) {
    const rows = content[field.id] as Row[]
    for (const index of rows.keys()) await turn(index).addsRow(section, field, index)
    await Promise.all(
      team.map(async (person, seat) => {
        for (const [index, row] of rows.entries()) {
          if (index % team.length === seat) await person.fillsRow(section, field, index, row.cells)
        }
      }),
    )
  }
  for (const [n, field] of filled.entries()) if (field.kind !== 'rows') await writeInTurns(section, field, n, turn)
}

async function writeInTurns(
  section: SectionId,
  field: Exclude<Field, RowsField>,
  n: number,
  turn: (n: number) => Actor,
): Promise<void> {
  const content = aldersley.sections[section][field.id]
  if (content === undefined) return
  if (field.kind !== 'richText') return turn(n).writes(section, field, content)
  const words = plainTextOf(content as RichText).split(/(?<= )/)
  const third = Math.ceil(words.length / 3)
  for (const part of [0, 1, 2]) {
    await turn(n + part).types(section, field.label, words.slice(part * third, (part + 1) * third).join(''))
    await turn(n + part).isSaved()
  }
}

/** Row ids are made by whoever adds a row. */
function withoutIds(
  content: Pick<PlanContent, 'sections'> | { sections: Record<string, Record<string, unknown>> },
): unknown {
  return JSON.parse(JSON.stringify(content.sections), (key, value) => (key === 'id' ? undefined : value))
}

/** Every text that the front of the page carries word for word. */
function frontTexts(): string[] {
  return Object.entries(aldersley.sections).flatMap(([id, content]) =>
    sectionOf(id as SectionId).fields.flatMap((field) => {
      const value = content[field.id]
      if (value === undefined || field.place !== 'front') return []
      if (field.kind === 'richText') return [plainTextOf(value as RichText)]
      if (field.kind === 'text') return [value as string]
      if (field.kind !== 'rows') return []
      // A unit stands with its figure: £68m.
      const columns = field.columns.filter(
        (column) => column.kind === 'text' && column.place === 'front' && column.id !== 'unit',
      )
      return (value as Row[]).flatMap(({ cells }) => columns.map((column) => String(cells[column.id] ?? '')))
    }),
  )
}

/** The words of a page, one after the other, without what only a screen reader hears. */
function wordsOf(page: Element): string {
  const words = page.cloneNode(true) as Element
  for (const sign of words.querySelectorAll('[aria-hidden="true"], .visually-hidden')) sign.remove()
  return (words.textContent ?? '').replace(/\s+/g, ' ')
}
