import type { PlanContent } from '@planwall/shared/plan/plan-content.ts'
import { writePlanContent } from '@planwall/shared/plan/write-plan-content.ts'
import { aldersley } from '@planwall/shared/testing/aldersley.ts'
import { type Browser, test as base, expect, type Page } from '@playwright/test'
import type * as Y from 'yjs'
import { Actor } from './actor.ts'
import { changePlan } from './plan-writer.ts'
import { PlanwallServer } from './server.ts'
import type { Wire } from './wire.ts'

type LinkKind = 'facilitator' | 'member' | 'observer' | 'roomScreen'

export const LAPTOP = { width: 1440, height: 900 }
export const PROJECTOR = { width: 1920, height: 1080 }
export const PHONE = { width: 390, height: 844 }

/** A plan on a server of its own, and the people who are in it. */
export class Workshop {
  readonly people: Actor[] = []
  planId = ''
  #links = new Map<LinkKind, string>()

  constructor(
    readonly server: PlanwallServer,
    private readonly browser: Browser,
  ) {}

  /** A coach opens their link, makes a plan and is on its board. */
  async begins(name = 'Helen Marchetti', organisation = 'Aldersley Cold Chain', day?: string): Promise<Actor> {
    const coach = await this.arrives(name)
    await coach.page.goto(this.server.coachUrl)
    await coach.page.getByRole('button', { name: 'New plan' }).first().click()
    await coach.page.getByLabel('Organisation').fill(organisation)
    await coach.page.getByLabel('Title of the plan').fill('One-Page Strategic Plan 2027')
    if (day !== undefined) await coach.page.getByLabel('Day', { exact: true }).fill(day)
    await coach.page.getByLabel('Your name').fill(name)
    await coach.page.getByRole('button', { name: 'Create and open' }).click()
    await coach.page.waitForURL(/\/plans\/[a-z0-9]+/)
    this.planId = /\/plans\/([a-z0-9]+)/.exec(coach.page.url())?.[1] ?? ''
    const answer = await coach.page.request.get(`${this.server.url}/api/plans/${this.planId}/invitations`)
    const { invitations } = (await answer.json()) as { invitations: { kind: LinkKind; path: string }[] }
    for (const { kind, path } of invitations) this.#links.set(kind, `${this.server.url}${path}`)
    await coach.isSaved()
    return coach
  }

  link(kind: LinkKind): string {
    return this.#links.get(kind) ?? ''
  }

  /** Somebody opens a link, types their name and is on the board, or on the page with a phone. */
  async joins(
    name: string,
    options: {
      kind?: LinkKind
      viewport?: { width: number; height: number }
      wire?: Wire
      /** Before the browser opens anything. */
      first?: (page: Page) => Promise<unknown>
    } = {},
  ): Promise<Actor> {
    const link = this.link(options.kind ?? 'member')
    const person = await this.arrives(name, options.viewport)
    await options.first?.(person.page)
    await person.page.goto(options.wire ? link.replace(this.server.url, options.wire.url) : link)
    await person.page.getByLabel('Your name').fill(name)
    await person.page.getByRole('button', { name: 'Join the workshop' }).click()
    await person.page.waitForURL(/\/plans\//)
    await person.isSaved()
    return person
  }

  /** The projector opens its link. */
  async showsRoomScreen(): Promise<Actor> {
    const screen = await this.arrives('Room screen', PROJECTOR)
    await screen.page.goto(this.link('roomScreen'))
    await screen.page.waitForURL(/\/plans\/[a-z0-9]+\/room/)
    await expect(screen.page.getByRole('heading', { level: 1 })).toBeVisible()
    return screen
  }

  /** A browser that nobody has used yet. */
  async arrives(name: string, viewport = LAPTOP): Promise<Actor> {
    const context = await this.browser.newContext({ viewport, locale: 'en-GB', timezoneId: 'Europe/London' })
    const actor = new Actor(name, await context.newPage(), context)
    this.people.push(actor)
    return actor
  }

  /** The page to print, in a tab of this person's browser. */
  async prints(person: Actor): Promise<Actor> {
    const printed = new Actor(`${person.name}'s print`, await person.context.newPage(), person.context)
    this.people.push(printed)
    await printed.page.goto(`${this.server.url}/plans/${this.planId}/print`)
    await expect(printed.page.getByRole('button', { name: 'Print', exact: true })).toBeEnabled()
    return printed
  }

  /** The whole plan is written, as if the team had done so before; by somebody who may write, with their cookie. */
  async fills(person: Actor, content: PlanContent = aldersley): Promise<void> {
    await this.changes(person, (doc) => writePlanContent(doc, content))
  }

  /** Somebody changes the plan without touching a screen: many things at once, that a test is not about. */
  async changes(person: Actor, change: (doc: Y.Doc, meeting: string) => void): Promise<void> {
    const cookies = await person.context.cookies(this.server.url)
    const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
    await changePlan({ url: this.server.url, planId: this.planId, cookie }, change)
  }

  /** The plan as plain data, as this person's server tells it. */
  async content(reader: Actor): Promise<{ sections: Record<string, Record<string, unknown>> }> {
    const answer = await reader.page.request.get(`${this.server.url}/api/plans/${this.planId}/content`)
    expect(answer.status()).toBe(200)
    return answer.json()
  }

  /** Nobody's console complained. */
  async expectNoComplaints(except: RegExp = /$^/): Promise<void> {
    for (const { name, complaints } of this.people) {
      expect({ name, complaints: complaints.filter((line) => !except.test(line)) }).toEqual({ name, complaints: [] })
    }
  }

  async ends(): Promise<void> {
    await Promise.all(this.people.map(({ context }) => context.close()))
    await this.server.remove()
  }
}

export const test = base.extend<{ workshop: Workshop }>({
  workshop: async ({ browser }, use, info) => {
    const workshop = new Workshop(await PlanwallServer.start(), browser)
    await use(workshop)
    if (info.status !== info.expectedStatus) {
      await info.attach('server log', { body: workshop.server.log.join('\n'), contentType: 'text/plain' })
      for (const { name, page } of workshop.people) {
        if (!page.isClosed()) await info.attach(name, await pictureOf(page))
      }
    }
    await workshop.ends()
  },
})

/** A page that does not answer is what the failure is about, and is said so. */
async function pictureOf(page: Page): Promise<{ body: Buffer | string; contentType: string }> {
  try {
    return { body: await page.screenshot(), contentType: 'image/png' }
  } catch (error) {
    return { body: `No picture: ${String(error)}`, contentType: 'text/plain' }
  }
}

export { expect }
