import { addNote } from '@planwall/shared/plan/note.ts'
import { writePlainText } from '@planwall/shared/plan/plain-text.ts'
import { fragmentOf } from '@planwall/shared/plan/plan-doc.ts'
import { addRow } from '@planwall/shared/plan/rows.ts'
import { sectionIds } from '@planwall/shared/plan/section-id.ts'
import { sections } from '@planwall/shared/plan/sections.ts'
import type * as Y from 'yjs'
import { expect, test } from '../workshop.ts'

/** Each calls `alert` or asks another site for something, should any part of the page take it for more than text. */
const payloads = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(2)>',
  '<svg onload=alert(3)>',
  '"><img src=//evil.test/4.png>',
  "'-alert(5)-'",
  '<a href="javascript:alert(6)">6</a>',
  'javascript:alert(7)',
  '<iframe srcdoc="<script>parent.alert(8)</script>"></iframe>',
  '<style>*{background:url(//evil.test/9)}</style>',
  '<link rel=stylesheet href=//evil.test/10.css>',
  '<math><mtext><style><img title="</style><img src=x onerror=alert(11)>">',
  '{{constructor.constructor("alert(12)")()}}',
  '#{alert(13)}',
  '<base href="//evil.test/">',
  '<meta http-equiv=refresh content="0;url=//evil.test/15">',
  '<details open ontoggle=alert(16)>',
  '</title></textarea></style><script src=//evil.test/17.js></script>',
  '&lt;img src=x onerror=alert(18)&gt;',
  '<object data="data:text/html,<script>alert(19)</script>">',
  '\u202Etxet <b onmouseover=alert(20)>',
]

/** Puts a payload, another each time, into every text of the plan, a row of payloads into every table, and notes on a wall. */
function writePayloads(doc: Y.Doc, meeting: string): void {
  let next = 0
  const payload = () => payloads[next++ % payloads.length] ?? ''
  for (const id of sectionIds) {
    for (const field of sections[id].fields) {
      const fragment = fragmentOf(doc, id, field.id)
      if (fragment) writePlainText(fragment, field.kind === 'richText' ? payloads.join('\n') : payload())
      if (field.kind !== 'rows') continue
      const texts = field.columns.filter((column) => column.kind === 'text' || column.kind === 'person')
      addRow(doc, id, field.id, { values: Object.fromEntries(texts.map((column) => [column.id, payload()])) }, 'row1')
    }
  }
  payloads.forEach((text, at) => {
    addNote(
      doc,
      { meeting, section: 'vision' },
      { id: `n${at}`, at: { x: at * 90, y: 0 }, color: 'sky', text, by: null },
    )
  })
}

test('markup in every name and text of a plan stays text on every screen', async ({ workshop }) => {
  test.slow()
  const organisation = '<img src=x onerror=alert(21)>'
  const helen = await workshop.begins('<svg onload=alert(22)>', organisation)
  const mallory = await workshop.joins('"><script>alert(23)</script>')
  const screen = await workshop.showsRoomScreen()
  const odd: string[] = []
  for (const { page } of [helen, mallory, screen]) {
    page.on('dialog', (dialog) => {
      odd.push(dialog.message())
      void dialog.dismiss()
    })
    page.on('request', (request) => {
      const url = request.url()
      if (!url.startsWith(workshop.server.url) && !/^(data|blob):/.test(url)) odd.push(url)
    })
  }
  await workshop.changes(mallory, writePayloads)
  await expect(helen.sheet).toContainText('<script>alert(1)</script>')
  await helen.opens('vision')
  await expect(helen.lifted('vision')).toContainText('<math><mtext><style>')
  await expect(helen.page.getByText('<details open ontoggle=alert(16)>').first()).toBeVisible()
  for (const path of ['', '/page', '/print', '']) {
    await mallory.page.goto(`${workshop.server.url}/plans/${workshop.planId}${path}`)
    await expect(mallory.page.getByText('<script>alert(1)</script>').first()).toBeAttached()
  }
  await helen.page.goto(workshop.server.url)
  await expect(helen.page.getByText(organisation).first()).toBeVisible()
  expect(odd).toEqual([])
  await workshop.expectNoComplaints()
})
