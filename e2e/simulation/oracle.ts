import * as Y from 'yjs'
import { readable } from './disk.ts'
import { chainOf, isLetter, type Letter, lettersIn } from './honest-text.ts'
import type { Tab } from './tab.ts'
import { isReady, saidBy, type World } from './world.ts'

/** Everything is to be quiet and equal within this time after all troubles have ended, in milliseconds. */
const SETTLES_WITHIN_MS = 150_000

/** Ends all troubles, waits until everybody has everything, and says what is not as it was promised. */
export async function faultsOf(world: World): Promise<string[]> {
  await heal(world)
  const unsettled = await settles(world)
  const faults = [...unsettled]
  if (unsettled.length === 0) faults.push(...(await comeBack(world)))
  world.server.disk.checkAgreed()
  return [
    ...faults,
    ...world.server.disk.faults,
    ...world.server.complaints,
    ...world.promises.faults,
    ...(unsettled.length === 0 ? lettersAmiss(world) : []),
  ]
}

async function heal(world: World): Promise<void> {
  const { server } = world
  world.tell('all troubles end')
  server.diskIsFull = false
  if (!server.isUp) server.start()
  for (const tab of world.tabs) {
    tab.disk.fails = false
    await tab.regainNetwork()
    if (!tab.isOpen) await world.opens(tab)
  }
}

async function settles(world: World): Promise<string[]> {
  let amiss: string[] = []
  for (let waited = 0; waited < SETTLES_WITHIN_MS; waited += 2_000) {
    await world.time.pass(2_000)
    world.look()
    amiss = unequal(world)
    if (amiss.length === 0 && waited > 0) return []
  }
  return amiss
}

/** Every tab is opened once more from what its browser has kept, and somebody new comes in. */
async function comeBack(world: World): Promise<string[]> {
  const trays = new Map(world.tabs.map((tab) => [tab, trayOf(tab)]))
  if (world.seed % 2 === 0) {
    for (const tab of world.tabs) {
      if (world.removed.has(tab.person)) continue
      await world.crashes(tab)
      await world.opens(tab)
    }
  }
  await world.tab('newcomer', 'nora', world.person('nora', 'member'), 20)
  const amiss = await settles(world)
  const fromDisk = readable(await world.server.fromDisk())
  if (fromDisk !== readable(world.server.disk.doc)) amiss.push('the log reads otherwise than what was written to it')
  for (const [tab, before] of trays) {
    if (world.removed.has(tab.person)) continue
    const now = trayOf(tab)
    // An item that says all of it, and more, may stand in its place.
    for (const words of before) {
      if (!now.some((said) => said.includes(words))) amiss.push(`the tray of ${tab.name} has lost ${words}`)
    }
  }
  return amiss
}

function unequal(world: World): string[] {
  const onDisk = readable(world.server.disk.doc)
  return world.tabs.flatMap((tab) => {
    if (world.removed.has(tab.person)) return []
    if (!isReady(tab)) return [`${tab.name} is ${JSON.stringify(tab.session.state.getState().plan)}`]
    if (saidBy(tab) !== 'saved') return [`${tab.name} says ${saidBy(tab)} when everything is quiet`]
    const { doc } = tab.session.contents
    if (doc.store.pendingStructs || doc.store.pendingDs) return [`${tab.name} waits for updates that never come`]
    const shown = readable(doc)
    return shown === onDisk ? [] : [`${tab.name} shows something else than the disk:\n${difference(shown, onDisk)}`]
  })
}

function difference(shown: string, onDisk: string): string {
  const [a, b] = [shown.split('\n'), onDisk.split('\n')]
  const lines = [...a.filter((line) => !b.includes(line)).map((line) => `  shows ${line}`)]
  return [...lines, ...b.filter((line) => !a.includes(line)).map((line) => `  disk  ${line}`)].join('\n')
}

function trayOf(tab: Tab): string[] {
  return tab.isOpen ? tab.session.state.getState().tray.map((item) => item.yours) : []
}

/** Letters that are nowhere though nobody deleted them, or that stand there more often than they were written. */
function lettersAmiss(world: World): string[] {
  const { doc } = world.server.disk
  const written = new Map<string, number>()
  for (const letter of readable(doc)) if (isLetter(letter)) written.set(letter, (written.get(letter) ?? 0) + 1)
  const trays = new Map<string, string>()
  for (const tab of world.tabs) trays.set(tab.person, `${trays.get(tab.person) ?? ''}${trayOf(tab).join('')}`)
  world.count('letters', world.text.letters.size)
  const items = itemsOf(doc)
  const faults: string[] = []
  for (const [each, letter] of world.text.letters) {
    const count = written.get(each) ?? 0
    if (count > 1 + letter.broughtBackBy.length) faults.push(`${each} of ${letter.typedBy} stands there ${count} times`)
    if (count > 0 || letter.deleted || letter.excused) continue
    const whose = [letter.typedBy, ...letter.broughtBackBy]
    if (whose.some((person) => world.removed.has(person))) continue
    if (whose.some((person) => trays.get(person)?.includes(each))) {
      world.count('rescued')
      continue
    }
    const why = whyGone(world, items.get(each) ?? [])
    if (why)
      faults.push(`${each}, typed by ${letter.typedBy} at ${letter.at % 10_000_000}, is lost: ${why}${again(letter)}`)
  }
  return faults
}

/** Null when somebody deleted it, or what it stood in. */
function whyGone(world: World, items: readonly Y.Item[]): string | null {
  if (items.length === 0) return 'it never came to the disk, and is in no tray'
  if (items.some((item) => world.text.wasDeleted(item) || wasOverwritten(item))) return null
  return 'nobody has deleted it'
}

/** Two people who bring the same row or note back at once write one key twice: one of the two wins, whole. */
function wasOverwritten(item: Y.Item): boolean {
  return chainOf(item).some(
    ({ id, parent, parentSub }) =>
      parentSub !== null &&
      parent instanceof Y.AbstractType &&
      parent._map.get(parentSub)?.id.client !== id.client &&
      parent._map.get(parentSub) !== undefined,
  )
}

function again({ broughtBackBy }: Letter): string {
  return broughtBackBy.length === 0 ? '' : `; brought back by ${broughtBackBy.join(', ')}`
}

function itemsOf(doc: Y.Doc): Map<string, Y.Item[]> {
  const items = new Map<string, Y.Item[]>()
  for (const structs of doc.store.clients.values()) {
    for (const struct of structs) {
      if (!(struct instanceof Y.Item)) continue
      for (const letter of lettersIn(struct)) items.set(letter, [...(items.get(letter) ?? []), struct])
    }
  }
  return items
}
