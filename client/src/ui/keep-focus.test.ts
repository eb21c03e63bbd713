import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { keepFocus } from './keep-focus.ts'

let stop: () => void
beforeEach(() => {
  // happy-dom draws nothing, so whatever is in the page can be seen.
  Element.prototype.checkVisibility ??= () => true
  document.body.innerHTML = `
    <main><button id="outside">Outside</button>
      <section><ul>
        <li><button id="one">Remove one</button></li>
        <li><button id="two">Remove two</button></li>
        <li><button id="three">Remove three</button></li>
      </ul><button id="add">Add</button></section>
    </main>
    <section id="messages"><ul><li><button id="undo">Undo</button></li></ul></section>`
  stop = keepFocus()
})
afterEach(() => {
  stop()
  document.body.innerHTML = ''
})

const byId = (id: string) => document.getElementById(id) as HTMLElement
const focused = () => document.activeElement?.id

/** Takes the list item of a button away while the button has the focus. */
function removesRowOf(id: string): void {
  byId(id).focus()
  byId(id).closest('li')?.remove()
}

describe('the focus', () => {
  it('goes to the row that took the place of the one that was removed', async () => {
    removesRowOf('two')
    await vi.waitFor(() => expect(focused()).toBe('three'))
  })

  it('goes to the row before when the last one was removed, and to the way to add one after the only one', async () => {
    removesRowOf('three')
    await vi.waitFor(() => expect(focused()).toBe('two'))
    removesRowOf('two')
    await vi.waitFor(() => expect(focused()).toBe('one'))
    removesRowOf('one')
    await vi.waitFor(() => expect(focused()).toBe('add'))
  })

  it('goes back to where it was when a whole part of the page goes, such as a message', async () => {
    byId('outside').focus()
    removesRowOf('undo')
    await vi.waitFor(() => expect(focused()).toBe('outside'))
  })

  it('goes to the part of the page that comes under the name of the one that went', async () => {
    const dock = () => document.querySelector('[aria-label="Lead"]') as HTMLElement
    document.body.insertAdjacentHTML('beforeend', '<section aria-label="Lead"><button>Start</button></section>')
    dock().querySelector('button')?.focus()
    dock().remove()
    document.body.insertAdjacentHTML(
      'beforeend',
      '<section aria-label="Lead"><button id="next">Next</button></section>',
    )
    await vi.waitFor(() => expect(focused()).toBe('next'))
  })

  it('begins anew on another screen', async () => {
    byId('one').focus()
    document.querySelector('main')?.remove()
    document.body.insertAdjacentHTML('afterbegin', '<main><a id="skip" href="#there">Skip</a></main>')
    for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame)
    expect(document.activeElement).toBe(document.body)
  })

  it('stays with what takes it by itself', async () => {
    removesRowOf('two')
    byId('add').focus()
    for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame)
    expect(focused()).toBe('add')
  })
})
