import { act, useState } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { cleanUp, click, find, findButton, press, render, type } from '../testing/render.ts'
import { initialsOf } from './avatar.tsx'
import { AvatarStack } from './avatar-stack.tsx'
import { Button } from './button.tsx'
import { CopyField } from './copy-field.tsx'
import { Dialog } from './dialog.tsx'
import { Field } from './field.tsx'
import { IconButton } from './icon-button.tsx'
import { Menu, MenuItem } from './menu.tsx'
import { QrCode } from './qr-code.tsx'
import { Segmented } from './segmented.tsx'
import { StatusMark } from './status-mark.tsx'

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(() => {
  cleanUp()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('a button that cannot be used now', () => {
  it('stays reachable, says why to everyone, and does nothing', () => {
    const reveal = vi.fn()
    render(
      <Button onClick={reveal} disabledReason="Nobody has written a note yet.">
        Reveal
      </Button>,
    )
    const button = findButton('Reveal')
    click(button)

    expect(reveal).not.toHaveBeenCalled()
    expect(button.disabled).toBe(false)
    expect(button.getAttribute('aria-disabled')).toBe('true')
    expect(find(`#${button.getAttribute('aria-describedby')}`).textContent).toBe('Nobody has written a note yet.')
    expect(find('[popover]').textContent).toBe('Nobody has written a note yet.')
  })

  it('does not submit its form', () => {
    const submit = vi.fn((event: { preventDefault: () => void }) => event.preventDefault())
    render(
      <form onSubmit={submit}>
        <Button type="submit" disabledReason="A name first.">
          Join
        </Button>
      </form>,
    )
    click(findButton('Join'))
    expect(submit).not.toHaveBeenCalled()
  })

  it('acts again once the reason is gone, and not twice while busy', () => {
    const join = vi.fn()
    const { rerender } = render(
      <Button onClick={join} disabledReason={null}>
        Join
      </Button>,
    )
    click(findButton('Join'))
    rerender(
      <Button onClick={join} busy>
        Join
      </Button>,
    )
    click(findButton('Join'))
    expect(join).toHaveBeenCalledTimes(1)
  })

  it('opens no menu, because a menu opens on the press and not on the click', () => {
    render(
      <Menu trigger={<Button disabledReason="Ask Helen.">More</Button>}>
        <MenuItem onSelect={() => {}}>Lock</MenuItem>
      </Menu>,
    )
    press(findButton('More'), 'Enter')
    expect(document.querySelector('[role="menu"]')).toBeNull()
  })
})

describe('an icon button', () => {
  it('has a name and a key, and shows both after a short rest of the pointer, never on a touch', () => {
    render(<IconButton label="Lock" shortcut="Shift+L" icon={<svg aria-hidden="true" />} />)
    const button = findButton('Lock')
    const enter = (pointerType: string) =>
      act(() => {
        button.dispatchEvent(new PointerEvent('pointerenter', { pointerType }))
        vi.advanceTimersByTime(1_000)
      })

    enter('touch')
    expect(document.querySelector('[popover]')).toBeNull()
    enter('mouse')
    expect(find('[popover]').textContent).toBe('LockShift + L')
    expect(button.getAttribute('aria-keyshortcuts')).toBe('Shift+L')
    press(document.body, 'Escape')
    expect(document.querySelector('[popover]')).toBeNull()
  })
})

describe('a menu', () => {
  it('opens by key, chooses by key, and refuses a blocked choice while saying why', () => {
    const chosen: string[] = []
    render(
      <Menu trigger={<IconButton label="More" icon="…" />}>
        <MenuItem onSelect={() => chosen.push('raise')}>Raise hand</MenuItem>
        <MenuItem onSelect={() => chosen.push('lock')} disabledReason="Only Helen can lock.">
          Lock
        </MenuItem>
      </Menu>,
    )
    press(findButton('More'), 'Enter')
    const items = [...document.querySelectorAll<HTMLElement>('[role="menuitem"]')]
    expect(items.map((item) => item.textContent)).toEqual(['Raise hand', 'LockOnly Helen can lock.'])

    press(items[1] ?? document.body, 'Enter')
    expect(chosen).toEqual([])
    press(items[0] ?? document.body, 'Enter')
    expect(chosen).toEqual(['raise'])
  })
})

describe('a dialog', () => {
  it('is modal and named, puts the focus where asked, and leaves the decision to close to its parent', () => {
    const asked = vi.fn()
    function Rename() {
      const [open, setOpen] = useState(true)
      const handleClose = () => {
        asked()
        setOpen(false)
      }
      if (!open) return null
      return (
        <Dialog title="Rename the plan" closeLabel="Close" onClose={handleClose}>
          <input data-autofocus aria-label="Name" />
        </Dialog>
      )
    }
    render(<Rename />)
    const dialog = find<HTMLDialogElement>('dialog')
    expect(dialog.open).toBe(true)
    expect(find(`#${CSS.escape(dialog.getAttribute('aria-labelledby') ?? '')}`).textContent).toBe('Rename the plan')
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Name')

    act(() => {
      dialog.dispatchEvent(new Event('cancel', { cancelable: true }))
    })
    expect(asked).toHaveBeenCalledTimes(1)
    expect(document.querySelector('dialog')).toBeNull()
  })

  it('closes on a click beside it, but not when a drag that began inside ends there', () => {
    const close = vi.fn()
    render(
      <Dialog title="Rename" closeLabel="Close" onClose={close}>
        <p>Text</p>
      </Dialog>,
    )
    const dialog = find('dialog')
    const drag = (from: Element) =>
      act(() => {
        from.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }))
        dialog.dispatchEvent(new MouseEvent('click', { bubbles: true }))
      })
    drag(find('p'))
    expect(close).not.toHaveBeenCalled()
    drag(dialog)
    expect(close).toHaveBeenCalledTimes(1)
  })
})

describe('a field', () => {
  const code = (error: string | null) => (
    <Field label="Code" value="1" onValueChange={() => {}} hint="On the screen." error={error} />
  )

  it('ties label, hint and error to the control', () => {
    const { rerender } = render(code(null))
    const input = find<HTMLInputElement>('input')
    const described = () =>
      (input.getAttribute('aria-describedby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent)
    expect(input.labels?.[0]?.textContent).toBe('Code')
    expect(described()).toEqual(['On the screen.'])
    expect(input.getAttribute('aria-invalid')).toBeNull()

    rerender(code('That code is not for today.'))
    expect(described()).toEqual(['That code is not for today.', 'On the screen.'])
    expect(input.getAttribute('aria-invalid')).toBe('true')
  })

  it('counts only when the end is near', () => {
    function Name() {
      const [name, setName] = useState('')
      return (
        <Field
          label="Name"
          value={name}
          onValueChange={setName}
          maxLength={40}
          counterText={(left) => `${left} left`}
        />
      )
    }
    const { container } = render(<Name />)
    type(find<HTMLInputElement>('input'), 'Amara Osei')
    expect(container.textContent).not.toContain('left')
    type(find<HTMLInputElement>('input'), 'Amara Osei of Aldersley')
    expect(container.textContent).toContain('17 left')
  })
})

describe('copying a link', () => {
  const link = (
    <CopyField
      value="http://room/join#k=1"
      label="Link"
      copyLabel="Copy"
      copiedLabel="Copied"
      selectedHint="Press Ctrl C."
    />
  )
  const copy = async () => {
    click(findButton('Copy'))
    await act(async () => {})
  }

  it('says that it has, and soon offers it again', async () => {
    const writeText = vi.fn(() => Promise.resolve())
    vi.stubGlobal('navigator', { clipboard: { writeText }, languages: ['en-GB'] })
    render(link)
    await copy()
    expect(writeText).toHaveBeenCalledExactlyOnceWith('http://room/join#k=1')
    expect(findButton('Copied')).toBeTruthy()
    act(() => vi.advanceTimersByTime(5_000))
    expect(findButton('Copy')).toBeTruthy()
  })

  it('selects the text and says what to press where the browser has no clipboard, as on plain http', async () => {
    vi.stubGlobal('navigator', { clipboard: undefined, languages: ['en-GB'] })
    Object.assign(document, { execCommand: () => false })
    const { container } = render(link)
    await copy()
    const input = find<HTMLInputElement>('input')
    expect(document.activeElement).toBe(input)
    expect([input.selectionStart, input.selectionEnd]).toEqual([0, input.value.length])
    expect(container.textContent).toContain('Press Ctrl C.')
  })
})

describe('people', () => {
  it('are shown by the initials of their first and last name', () => {
    const names = ['Helen Marchetti', '  george  van  Aldersley ', 'Élodie', '𝒜da “Kay” Lovelace', '(Ruth)', '', '–']
    expect(names.map(initialsOf)).toEqual(['HM', 'GA', 'É', '𝒜L', 'R', '?', '?'])
  })

  it('are counted when they do not fit, and none of their names is lost', () => {
    const people = ['Ruth', 'Priya', 'Amara'].map((name) => ({ id: name, name, colour: 1 as const }))
    render(<AvatarStack people={people} max={1} label="3 people are here" />)
    const items = [...find('[aria-label="3 people are here"]').querySelectorAll('li')]
    expect(items.map((item) => item.textContent)).toEqual(['R', '+2Priya, Amara'])
    expect(items[0]?.querySelector('[role="img"]')?.getAttribute('aria-label')).toBe('Ruth')
  })
})

describe('a status', () => {
  it('always has its word, and a shape of its own', () => {
    const shapeOf = (tone: 'red' | 'amber' | 'green' | 'superGreen') => {
      const { container, unmount } = render(<StatusMark tone={tone} word={tone} wordHidden />)
      const drawn = [container.textContent, container.querySelector('path')?.getAttribute('d')]
      unmount()
      return drawn
    }
    const drawn = (['red', 'amber', 'green', 'superGreen'] as const).map(shapeOf)
    expect(drawn.map(([word]) => word)).toEqual(['red', 'amber', 'green', 'superGreen'])
    expect(new Set(drawn.map(([, shape]) => shape)).size).toBe(4)
  })
})

describe('a choice of a few', () => {
  it('is a named group of radio buttons', () => {
    const choose = vi.fn()
    const segments = [
      { value: 'then', label: 'Then' },
      { value: 'now', label: 'Now' },
    ] as const
    render(<Segmented label="Compare" segments={segments} value="then" onValueChange={choose} />)
    const radios = [...document.querySelectorAll<HTMLInputElement>('input[type="radio"]')]
    expect(find('legend').textContent).toBe('Compare')
    expect(radios.map((radio) => [radio.labels?.[0]?.textContent, radio.checked])).toEqual([
      ['Then', true],
      ['Now', false],
    ])
    click(radios[1] ?? document.body)
    expect(choose).toHaveBeenCalledExactlyOnceWith('now')
  })
})

describe('a code to scan', () => {
  it('keeps four white modules around itself', () => {
    render(<QrCode text="http://room/join#k=1" label="Join on your phone" size={150} />)
    const code = find<SVGSVGElement>('svg[role="img"]')
    const [left, top, side] = (code.getAttribute('viewBox') ?? '').split(' ').map(Number)
    const rows = [...(code.querySelector('path')?.getAttribute('d') ?? '').matchAll(/M(\d+) (\d+)h(\d+)/g)]
    const rightmost = Math.max(...rows.map(([, x, , width]) => Number(x) + Number(width)))
    expect([left, top]).toEqual([-4, -4])
    expect(rightmost).toBe((side ?? 0) - 8)
    expect(code.querySelector('rect')?.getAttribute('fill')).toBe('#fff')
  })
})
