import { fieldWords } from '@planwall/shared/plan/label-pack.ts'
import type { PlanContent } from '@planwall/shared/plan/plan-content.ts'
import { aldersley } from '@planwall/shared/testing/aldersley.ts'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { cleanUp, click, render } from '../testing/render.ts'
import { hasBack, StillSheetBack } from './plan-sheet-back.tsx'
import { StillSheet } from './still-sheet.tsx'

afterEach(cleanUp)

const words = (element: Element | null | undefined) => element?.textContent?.replace(/\s+/g, ' ').trim() ?? ''
const cellsOf = (container: HTMLElement, section: string) => container.querySelector(`[data-section="${section}"]`)
const rowsOf = (container: HTMLElement, section: string) =>
  [...(cellsOf(container, section)?.querySelectorAll('tbody tr, li') ?? [])].map(words)

function plan(change: Partial<PlanContent['sections']>): PlanContent {
  return { sections: { ...aldersley.sections, ...change } }
}

describe('the first side', () => {
  it('is read in the order of the plan', () => {
    const { container } = render(<StillSheet plan={aldersley} />)
    expect([...container.querySelectorAll('h2')].map(words)).toEqual([
      'Vision',
      'Mission',
      'Environment',
      'Values',
      'Long-range goals',
      'Annual goals',
      'Quarterly priorities',
      'Key projects',
      'KPIs',
      'Key players',
      'Milestones',
      'Commitments',
    ])
  })

  it('prints a KPI on one line: owner by first name, limits with their signs', () => {
    const { container } = render(<StillSheet plan={aldersley} />)
    expect(rowsOf(container, 'kpis').slice(0, 2)).toEqual([
      'On time, in fullPriya%98.5< 97.0≥ 98.5',
      'Loads spoiledJoannaper 10,0006.0> 9.0≤ 6.0',
    ])
  })

  it('tells two people of one first name apart', () => {
    const commitments = [
      { id: 'a', cells: { who: 'Ruth Aldersley', what: 'calls' } },
      { id: 'b', cells: { who: 'Ruth Okafor', what: 'writes' } },
    ]
    const { container } = render(<StillSheet plan={plan({ commitments: { commitments } })} />)
    expect(rowsOf(container, 'commitments')).toEqual(['Ruth A. calls', 'Ruth O. writes'])
  })

  it('prints the bold goal with the long-range goals, in the words of the label pack', () => {
    const { container } = render(<StillSheet plan={aldersley} pack={fieldWords} />)
    expect(words(cellsOf(container, 'longRangeGoals'))).toContain(
      'BHAG, by 2036Zero spoiled loads in a hundred million cases a year',
    )
    expect(words(cellsOf(container, 'vision'))).not.toContain('Zero spoiled')
  })

  it('prints milestones by their days, whatever order the rows have', () => {
    const milestones = [
      { id: 'a', cells: { what: 'Some day' } },
      { id: 'b', cells: { date: '2027-12-01', what: 'Hub full' } },
      { id: 'c', cells: { date: '2027-01-29', what: 'Lease signed' } },
    ]
    const { container } = render(<StillSheet plan={plan({ milestones: { milestones } })} />)
    expect(rowsOf(container, 'milestones')).toEqual(['29 JanLease signed', '1 DecHub full', 'Some day'])
  })

  it('asks a question where nothing is yet', () => {
    const { container } = render(<StillSheet plan={plan({ annualGoals: {} })} />)
    expect(words(cellsOf(container, 'annualGoals'))).toContain('What must be true by next December?')
  })

  it('opens a section from its name, which says how it stands', () => {
    const opened = vi.fn()
    const { container } = render(<StillSheet plan={aldersley} agreed={new Set(['vision'])} onOpen={opened} />)
    const button = cellsOf(container, 'vision')?.querySelector('button')
    expect(words(button)).toBe('Vision, agreed')
    if (button) click(button)
    expect(opened).toHaveBeenCalledWith('vision', undefined)
  })
})

describe('the second side', () => {
  it('is there only once something stands that belongs on it', () => {
    const { container } = render(<StillSheetBack plan={plan({})} />)
    expect(container.querySelector('[data-sheet="back"]')).not.toBeNull()
    const front = { values: { values: [{ id: 'a', cells: { name: 'Say it early' } }] } }
    const empty = Object.fromEntries(Object.keys(aldersley.sections).map((id) => [id, {}]))
    expect(hasBack({ ...(empty as unknown as PlanContent['sections']), ...front })).toBe(false)
  })

  it('names the row of the first side whose other columns it prints', () => {
    const commitments = [{ id: 'a', cells: { who: 'Ruth Aldersley', what: 'calls ten customers', obstacle: 'Travel' } }]
    const { container } = render(<StillSheetBack plan={plan({ commitments: { commitments } })} />)
    expect([...container.querySelectorAll('li')].map(words)).toContain(
      'Ruth Aldersley: calls ten customersWhat could stop it Travel',
    )
  })
})
