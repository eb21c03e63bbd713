import type { Page } from '@playwright/test'

/** What a screen has shown of one text whenever its header said “Saved”. */
export class Journal {
  readonly #page: Page

  private constructor(page: Page) {
    this.#page = page
  }

  /** Looks at every frame that the page draws from now on, until it is loaded anew. */
  static async of(page: Page, label: string): Promise<Journal> {
    await page.evaluate((label) => {
      const journal = new Set<string>()
      const look = () => {
        requestAnimationFrame(look)
        const said = [...document.querySelectorAll('header [role="status"]')].map((status) =>
          status.textContent?.trim(),
        )
        const box = document.querySelector(`[data-lift] [role="textbox"][aria-label="${label}"]`)
        if (!box || said.length !== 1 || said[0] !== 'Saved') return
        const words = box.cloneNode(true) as HTMLElement
        for (const sign of words.querySelectorAll('.ProseMirror-widget, [aria-hidden="true"]')) sign.remove()
        journal.add((words.textContent ?? '').replaceAll('\u2060', ''))
      }
      requestAnimationFrame(look)
      Object.assign(window, { journal })
    }, label)
    return new Journal(page)
  }

  /** The different texts since this was last asked. Fails when the page was loaded anew. */
  async take(): Promise<string[]> {
    return this.#page.evaluate(() => {
      const { journal } = window as unknown as { journal: Set<string> }
      const texts = [...journal]
      journal.clear()
      return texts
    })
  }
}
