import type { Column, Field, RowsField } from '@planwall/shared/plan/field.ts'
import type { Block } from '@planwall/shared/plan/rich-text.ts'
import type { Row } from '@planwall/shared/plan/row.ts'
import type { FieldContent } from '@planwall/shared/plan/section-content.ts'
import type { SectionId } from '@planwall/shared/plan/section-id.ts'
import { sectionOf } from '@planwall/shared/plan/sections.ts'
import type { Scalar } from '@planwall/shared/plan/value.ts'
import { type BrowserContext, expect, type Locator, type Page } from '@playwright/test'

/** Somebody at a screen of their own, who sees what it shows and does what its controls allow. */
export class Actor {
  /** Errors on the console: a workshop has none. Those of a line that a test cut are told apart by the test. */
  readonly complaints: string[] = []

  constructor(
    readonly name: string,
    readonly page: Page,
    readonly context: BrowserContext,
  ) {
    page.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(message.text())
    })
    page.on('pageerror', (error) => this.complaints.push(error.message))
  }

  /** The plan as the board shows it, without what is lifted. */
  get sheet(): Locator {
    return this.page.getByRole('article', { name: 'One-page plan' })
  }

  /** The section that is lifted to be written in. */
  lifted(section: SectionId): Locator {
    return this.page
      .locator('main')
      .getByRole('region', { name: sectionOf(section).label, exact: true })
      .last()
  }

  /** Every typeface is here, and what moves has come to its end, however slow the computer is. */
  async isStill(): Promise<void> {
    await this.page.evaluate(async () => {
      await document.fonts.ready
      for (const motion of document.getAnimations()) {
        if (motion.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY) motion.finish()
      }
    })
  }

  async isSaved(): Promise<void> {
    await expect(this.page.getByText('Saved', { exact: true }).first()).toBeVisible()
  }

  /** Lifts a section, as anybody may by themselves. */
  async opens(section: SectionId): Promise<void> {
    const { label } = sectionOf(section)
    const lifted = this.page.getByRole('button', { name: 'Put it back on the page' })
    if ((await lifted.count()) > 0 && (await this.lifted(section).getByRole('heading', { level: 3 }).count()) > 0)
      return
    await this.page
      .getByRole('article')
      .getByRole('button', { name: new RegExp(`^${literally(label)} ?,`) })
      .click()
    await expect(lifted).toBeVisible()
  }

  /** Puts back what is lifted, and lifts another section. */
  async turnsTo(section: SectionId): Promise<void> {
    if (await this.page.getByRole('button', { name: 'Put it back on the page' }).isVisible()) await this.lowers()
    await this.opens(section)
  }

  /** Locks a section from the agenda, as who leads may at any time. */
  async locks(section: SectionId): Promise<void> {
    const { label } = sectionOf(section)
    await this.page.getByRole('list', { name: 'Run of day' }).getByRole('button', { name: label }).click()
    await this.page.getByRole('button', { name: `Lock ${label}` }).click()
    await expect(this.page.getByRole('button', { name: `Reopen ${label}` })).toBeVisible()
    await this.page.keyboard.press('Escape')
  }

  /** Lifts the head and foot of the page. */
  async opensHead(): Promise<void> {
    await this.page.getByRole('button', { name: /head of the page$/ }).click()
    await expect(this.page.getByRole('button', { name: 'Put it back on the page' })).toBeVisible()
  }

  /** Shows the fields of the lifted section that stand on the second side. */
  async unfolds(section: SectionId): Promise<void> {
    const fold = this.lifted(section).getByRole('group').filter({ hasText: 'On the second side' })
    if ((await fold.getAttribute('open')) === null) await fold.locator('summary').click()
  }

  /** The lifted section has opened for this person. */
  async mayWrite(section: SectionId): Promise<void> {
    // Only an editor has a foot: with its formats, its printed lines and who else writes.
    await expect(this.lifted(section).locator('footer')).toBeVisible()
  }

  /** Uses a control of the facilitator's dock. */
  async leads(control: string): Promise<void> {
    const button = this.page
      .getByRole('region', { name: 'Lead the meeting' })
      .getByRole('button', { name: control, exact: true })
    await button.click()
    await expect(button).toBeHidden()
  }

  async closesTheMeeting(): Promise<void> {
    const dock = this.page.getByRole('region', { name: 'Lead the meeting' })
    await dock.getByRole('button', { name: 'Close the meeting' }).click()
    await this.page.getByRole('dialog').getByRole('button', { name: 'Close the meeting' }).click()
    await expect(dock.getByRole('button', { name: 'Take it up again' })).toBeVisible()
  }

  async lowers(): Promise<void> {
    await this.page.getByRole('button', { name: 'Put it back on the page' }).click()
  }

  /** Types at the end of a text of the lifted section. */
  async types(section: SectionId, label: string, text: string): Promise<void> {
    const box = this.lifted(section).getByRole('textbox', { name: label, exact: true })
    await box.click()
    // Letters wait for the editor; the key that goes to the end does not.
    await expect(box).toHaveAttribute('contenteditable', 'true')
    await this.page.keyboard.press('ControlOrMeta+End')
    await this.page.keyboard.type(text)
  }

  /** What a text of the lifted section says, without the carets and names of others in it. */
  async reads(section: SectionId, label: string): Promise<string> {
    const box = this.lifted(section).getByRole('textbox', { name: label, exact: true })
    return box.evaluate((element) => {
      const words = element.cloneNode(true) as HTMLElement
      for (const sign of words.querySelectorAll('.ProseMirror-widget, [aria-hidden="true"]')) sign.remove()
      return (words.textContent ?? '').replaceAll('\u2060', '')
    })
  }

  /** Writes a field of the lifted section that is no table, by the control that the section has for its kind. */
  async writes(section: SectionId, field: Exclude<Field, RowsField>, content: FieldContent): Promise<void> {
    const lifted = this.lifted(section)
    if (field.kind === 'richText') {
      await lifted.getByRole('textbox', { name: field.label, exact: true }).click()
      await this.page.keyboard.press('ControlOrMeta+End')
      await this.#typesBlocks(content as Block[])
    } else {
      await this.#fills(lifted, field, new RegExp(`^${literally(field.label)}`), content as Scalar)
    }
  }

  /** Adds the row with this index, the last, once those before it are here. */
  async addsRow(section: SectionId, field: RowsField, index: number): Promise<void> {
    const list = this.#table(section, field)
    await expect(list.getByRole('listitem')).toHaveCount(index)
    await list.locator('xpath=following::button[1]').click()
    await expect(list.getByRole('listitem')).toHaveCount(index + 1)
  }

  /** Fills those cells of a row that have a value. */
  async fillsRow(section: SectionId, field: RowsField, index: number, cells: Row['cells']): Promise<void> {
    const row = this.#table(section, field).getByRole('listitem').nth(index)
    for (const column of field.columns) {
      const value = cells[column.id]
      if (value === undefined || value === null || value === '') continue
      await this.#fills(row, column, new RegExp(`^${literally(column.label)} of `), value)
    }
  }

  /** Puts a note on the wall of the lifted section, with the keyboard alone. */
  async addsNote(text: string): Promise<void> {
    const tools = this.page.getByRole('toolbar', { name: 'Tools' })
    await tools.getByRole('button', { name: 'Note', exact: true }).press('Enter')
    const paper = this.page.getByRole('textbox', { name: 'Text of the note' })
    await expect(paper).toBeFocused()
    await this.page.keyboard.type(text)
    await this.page.keyboard.press('Escape')
    await expect(paper).toBeHidden()
  }

  #table(section: SectionId, field: RowsField): Locator {
    return this.lifted(section).getByRole('list', { name: field.label, exact: true })
  }

  async #fills(within: Locator, column: Column, name: RegExp, value: Scalar): Promise<void> {
    switch (column.kind) {
      case 'text': {
        const box = within.getByRole('textbox', { name })
        await box.click()
        // The name of a cell changes with the first words of its row, so what is written is looked at where the focus is.
        const editor = this.page.locator('[contenteditable="true"]:focus')
        await expect(editor).toBeVisible()
        await this.page.keyboard.type(String(value))
        await expect(editor).toContainText(String(value))
        return
      }
      case 'person':
        await within.getByRole('button', { name }).click()
        await this.page.keyboard.type(String(value))
        await this.page.keyboard.press('Enter')
        return
      case 'choice': {
        const chosen = column.choices.find((choice) => choice.value === value)
        await within.getByRole('combobox', { name }).selectOption({ label: chosen?.label ?? '' })
        return
      }
      case 'score':
        await within.getByRole('combobox', { name }).selectOption({ label: `${value}/10` })
        return
      case 'number':
      case 'date':
      case 'quantity': {
        const box = within.getByRole('textbox', { name }).first()
        await box.click()
        await box.fill(written(column, value))
        await box.press('Tab')
        return
      }
    }
  }

  async #typesBlocks(blocks: readonly Block[]): Promise<void> {
    for (const [i, block] of blocks.entries()) {
      if (block.type !== 'paragraph') throw new Error('Only paragraphs are typed here')
      if (i > 0) await this.page.keyboard.press('Enter')
      for (const part of block.content) {
        if (part.type !== 'text') continue
        if (part.bold) await this.page.keyboard.press('ControlOrMeta+b')
        await this.page.keyboard.type(part.text)
        if (part.bold) await this.page.keyboard.press('ControlOrMeta+b')
      }
    }
  }
}

/** A value as people type it. */
function written(column: Column, value: Scalar): string {
  if (column.kind === 'quantity' && typeof value === 'object' && value !== null) {
    const { amount, unit } = value
    const currency = /^[£$€]/.exec(unit)?.[0]
    return currency ? `${currency}${amount}${unit.slice(1)}` : `${amount} ${unit}`
  }
  if (column.kind === 'date') {
    const [year, month, day] = String(value).split('-')
    return `${day}/${month}/${year}`
  }
  return String(value)
}

function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
