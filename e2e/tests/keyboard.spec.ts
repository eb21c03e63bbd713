import type { SectionId } from '@planwall/shared/plan/section-id.ts'
import type { Actor } from '../actor.ts'
import { expect, test } from '../workshop.ts'

test('a member does everything from the keyboard, and always sees where it is', async ({ workshop }) => {
  test.setTimeout(240_000)
  const helen = await workshop.begins()
  const amara = await workshop.arrives('Amara Osei')
  const { page } = amara
  const { keyboard } = page

  await test.step('joins', async () => {
    await page.goto(workshop.link('member'))
    await expect(page.getByLabel('Your name')).toBeFocused()
    await keyboard.type('Amara Osei')
    await keyboard.press('Enter')
    await page.waitForURL(/\/plans\//)
    await amara.isSaved()
  })

  await test.step('opens a section and writes a text', async () => {
    await opensByKeys(amara, 'mission', 'Mission, empty')
    await tabsTo(amara, 'Purpose')
    await keyboard.type('We keep it cold.')
    await keyboard.press('Escape')
    await seesItsFocus(amara)
    await keyboard.press('Escape')
    await expect(page.getByRole('button', { name: 'Put it back on the page' })).toBeHidden()
    await seesItsFocus(amara)
    expect(await nameOfFocus(amara)).toContain('Mission')
  })

  await test.step('writes rows with owner, date and choice', async () => {
    await opensByKeys(amara, 'quarterlyPriorities', 'Quarterly priorities, empty')
    for (const words of ['Sign the lease', 'Pass the audit']) {
      await tabsTo(amara, /^Add a priority/)
      await keyboard.press('Enter')
      await expect.poll(() => nameOfFocus(amara)).toMatch(/^Priority of|of row/)
      await keyboard.type(words)
      await tabsTo(amara, new RegExp(`^Owner of ${words}`))
      await keyboard.press('Enter')
      await keyboard.type('Helen')
      await keyboard.press('Enter')
      await seesItsFocus(amara)
      await tabsTo(amara, new RegExp(`^Due of ${words}`))
      await keyboard.type('31 Mar 2027')
      await keyboard.press('Enter')
      await seesItsFocus(amara)
      await tabsTo(amara, new RegExp(`^Status of ${words}`))
      await keyboard.press('ArrowDown')
    }
    await amara.isSaved()
    const chosen = expect.any(String)
    expect(await prioritiesOf(workshop, amara)).toEqual([
      expect.objectContaining({ text: 'Sign the lease', owner: 'Helen Marchetti', due: '2027-03-31', status: chosen }),
      expect.objectContaining({ text: 'Pass the audit', owner: 'Helen Marchetti', due: '2027-03-31', status: chosen }),
    ])
  })

  await test.step('puts rows in another order, removes one and takes that back', async () => {
    await tabsTo(amara, 'Move Pass the audit')
    await keyboard.press('Alt+ArrowUp')
    await expect
      .poll(async () => (await prioritiesOf(workshop, amara)).map((row) => row.text))
      .toEqual(['Pass the audit', 'Sign the lease'])
    await seesItsFocus(amara)
    await tabsTo(amara, 'Remove Pass the audit')
    await keyboard.press('Enter')
    await expect
      .poll(async () => (await prioritiesOf(workshop, amara)).map((row) => row.text))
      .toEqual(['Sign the lease'])
    await seesItsFocus(amara)
    expect(await nameOfFocus(amara)).toBe('Move Sign the lease')
    await keyboard.press('ControlOrMeta+z')
    await expect
      .poll(async () => (await prioritiesOf(workshop, amara)).map((row) => row.text))
      .toEqual(['Pass the audit', 'Sign the lease'])
    await seesItsFocus(amara)
    await keyboard.press('Escape')
  })

  await test.step('hangs notes, writes on them, moves and removes them', async () => {
    await expect(page.getByRole('button', { name: 'Put it back on the page' })).toBeHidden()
    await keyboard.press('n')
    await keyboard.press('n')
    await expect(page.getByRole('textbox', { name: 'Text of the note' })).toBeFocused()
    await keyboard.type('Ring them first')
    await keyboard.press('Escape')
    const note = page.getByRole('group', { name: 'Note by You: Ring them first' })
    await expect(note).toBeFocused()
    await keyboard.press('Enter')
    await keyboard.type(', always')
    await keyboard.press('Escape')
    const written = page.getByRole('group', { name: 'Note by You: Ring them first, always' })
    await expect(written).toBeFocused()
    const before = await written.boundingBox()
    await keyboard.press('Shift+ArrowDown')
    await expect.poll(async () => (await written.boundingBox())?.y).toBeGreaterThan(before?.y ?? 0)
    await expect(helen.page.getByRole('group', { name: 'Note by Amara: Ring them first, always' })).toBeVisible()
    await keyboard.press('Delete')
    await expect(written).toBeHidden()
    await seesItsFocus(amara)
    await keyboard.press('ControlOrMeta+z')
    await expect(written).toBeVisible()
  })

  await test.step('parks a thought, raises a hand and reads the keys', async () => {
    await keyboard.press('k')
    await expect(page.getByLabel('What should we not forget?')).toBeFocused()
    await keyboard.type('Who owns customs paperwork?')
    await keyboard.press('Enter')
    await expect(page.getByText(/^Parked\./).first()).toBeVisible()
    await seesItsFocus(amara)
    await helen.leads('Start the workshop')
    await keyboard.press('r')
    await expect(page.getByRole('button', { name: 'Lower hand' })).toBeVisible()
    await keyboard.press('?')
    await expect(page.getByRole('dialog', { name: 'Keyboard' })).toBeVisible()
    await seesItsFocus(amara)
    await keyboard.press('Escape')
    await expect(page.getByRole('dialog', { name: 'Keyboard' })).toBeHidden()
    await seesItsFocus(amara)
  })

  await test.step('wanders off and returns to the group', async () => {
    await helen.leads('Next: Environment')
    await expect(amara.lifted('environment')).toBeVisible()
    await keyboard.press('Escape')
    await keyboard.press('1')
    await expect(page.getByRole('button', { name: 'Return to the group' })).toBeVisible()
    await keyboard.press('g')
    await expect(amara.lifted('environment')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Return to the group' })).toBeHidden()
  })
  await workshop.expectNoComplaints()
})

test('a facilitator leads a meeting from the keyboard', async ({ workshop }) => {
  test.setTimeout(180_000)
  const helen = await workshop.begins()
  const amara = await workshop.joins('Amara Osei')
  const { page } = helen
  const { keyboard } = page
  const dock = page.getByRole('region', { name: 'Lead the meeting' })

  await tabsTo(helen, 'Start the workshop')
  await keyboard.press('Enter')
  await expect(dock.getByRole('button', { name: 'Next: Environment' })).toBeVisible()
  await seesItsFocus(helen)
  await keyboard.press('Shift+ArrowRight')
  await expect(amara.lifted('environment')).toBeVisible()
  await keyboard.press('Shift+ArrowRight')
  await expect(dock.getByRole('button', { name: 'Next: Agree' })).toBeVisible()
  await keyboard.press('Shift+ArrowLeft')
  await expect(dock.getByRole('button', { name: 'Next: Draft' })).toBeVisible()
  await seesItsFocus(helen)

  await tabsTo(helen, 'Start 5 minutes')
  await keyboard.press('Enter')
  await expect(amara.page.getByRole('timer')).toBeVisible()
  await seesItsFocus(helen)
  await keyboard.press('Shift+T')
  await expect.poll(() => minutesOn(amara)).toBe(5)
  await tabsTo(helen, 'Pause the timer')
  await keyboard.press('Enter')
  await expect(dock.getByRole('button', { name: 'Go on with the timer' })).toBeVisible()
  await seesItsFocus(helen)

  await keyboard.press('Shift+L')
  await expect(dock.getByRole('button', { name: 'Reopen', exact: true })).toBeVisible()
  await keyboard.press('Shift+L')
  await expect(dock.getByRole('button', { name: 'Lock', exact: true })).toBeVisible()
  await amara.page.keyboard.press('Escape')
  await amara.page.keyboard.press('1')
  await expect(amara.lifted('environment')).toBeHidden()
  await keyboard.press('Shift+B')
  await expect(amara.lifted('environment')).toBeVisible()
  await seesItsFocus(helen)
  await workshop.expectNoComplaints()
})

/** Goes on with Tab, and seeing where it is, until something of this name has the focus. */
async function tabsTo(person: Actor, name: string | RegExp): Promise<void> {
  const seen: string[] = []
  for (let presses = 0; presses < 140; presses += 1) {
    const focus = await nameOfFocus(person)
    if (typeof name === 'string' ? focus === name : name.test(focus)) return seesItsFocus(person)
    seen.push(focus)
    await person.page.keyboard.press('Tab')
  }
  throw new Error(`Tab never came to ${name}, but to: ${seen.join(' | ')}`)
}

async function opensByKeys(person: Actor, section: SectionId, name: string): Promise<void> {
  await tabsTo(person, name)
  await person.page.keyboard.press('Enter')
  await expect(person.lifted(section)).toBeVisible()
  await seesItsFocus(person)
}

/** What a screen reader calls the element with the focus. */
async function nameOfFocus({ page }: Actor): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement
    if (element === null || element === document.body) return ''
    return (element.getAttribute('aria-label') ?? element.textContent ?? '').replace(/\s+/g, ' ').trim()
  })
}

/** Something has the focus, is on the screen and looks different from how it looks without. */
async function seesItsFocus({ page }: Actor): Promise<void> {
  await expect
    .poll(() =>
      page.evaluate(() => {
        const element = document.activeElement
        if (!(element instanceof HTMLElement) || element === document.body) return 'nothing has the focus'
        const { width, height } = element.getBoundingClientRect()
        if (width === 0 || height === 0) return `${element.outerHTML.slice(0, 80)} cannot be seen`
        const marks = (each: Element, pseudo?: string) => {
          const { outlineStyle, outlineWidth, boxShadow, borderColor, backgroundColor } = getComputedStyle(each, pseudo)
          return [outlineStyle === 'none' ? '' : outlineWidth, boxShadow, borderColor, backgroundColor].join(' ')
        }
        const looks = () => {
          const around = [element, element.parentElement, element.parentElement?.parentElement, element.closest('li')]
          return around.flatMap((each) => (each ? [marks(each), marks(each, '::after'), marks(each, '::before')] : []))
        }
        // A caret shows the focus of a text, a panel as a whole that of what has just opened.
        if (element.isContentEditable || element.matches('input, textarea, select') || element.tabIndex < 0)
          return 'seen'
        const held = looks().join()
        const copy = element.cloneNode(true)
        element.parentElement?.insertBefore(copy, element.nextSibling)
        const other = copy as HTMLElement
        const without = [marks(other), marks(other, '::after'), marks(other, '::before')].join()
        other.remove()
        return held.startsWith(without)
          ? `${element.outerHTML.slice(0, 120)} looks as it does without the focus`
          : 'seen'
      }),
    )
    .toBe('seen')
}

async function prioritiesOf(
  workshop: { content(reader: Actor): Promise<{ sections: Record<string, Record<string, unknown>> }> },
  person: Actor,
) {
  const { sections } = await workshop.content(person)
  const rows = (sections.quarterlyPriorities?.priorities ?? []) as { cells: Record<string, unknown> }[]
  return rows.map(({ cells }) => cells)
}

async function minutesOn(person: Actor): Promise<number> {
  const words = (await person.page.getByRole('timer').first().textContent()) ?? ''
  return Number(/(\d+):\d\d/.exec(words)?.[1])
}
