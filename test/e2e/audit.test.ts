import path from 'node:path'
import { ourApp } from '../../local/our-app'
import { compileApp } from '../../local/phone/compiler/compile-app'
import { type AuditReport, type PageFigures, THRESHOLDS } from '../../local/phone/host/audit/report'
import { REPOSITORY } from '../../local/repository'
import { XIAOMAN } from '../../local/seeds/people'
import { eventually, open, reach } from './facts'
import { type DrivenPhone, drivePhone } from './phone'

const FIGURES = Object.keys(THRESHOLDS) as Array<keyof PageFigures>
const HOME = 'pages/home/home'

/** The budget of the page that opens first (docs/architecture). */
const FIRST_PAGE = { nodes: 300, setDataBytes: 16 * 1024, functionCalls: 1 }

const { pages } = ourApp()
let phone: DrivenPhone
let ofMember: AuditReport
let ofStranger: AuditReport

beforeAll(async () => {
  phone = await drivePhone({})
  ofMember = await auditAs(XIAOMAN.openid, checkIn)
  ofStranger = await auditAs('o_e2e_stranger')
  process.stdout.write(`${table({ member: ofMember, stranger: ofStranger })}\n`)
}, 120_000)

afterAll(() => phone.close())

describe.each(pages)('%s', (page) => {
  test.each(FIGURES)('%s is within what WeChat lets pass', (figure) => {
    for (const report of [ofMember, ofStranger]) {
      expect(report.pages[page]?.[figure]).toBeLessThanOrEqual(THRESHOLDS[figure])
    }
  })
})

test('no page was complained of: properties, handlers, pages and wx are all there, and nothing was thrown', () => {
  expect([...ofMember.complaints, ...ofStranger.complaints]).toEqual([])
})

test('the compiler has nothing to say about the mini program', async () => {
  const { diagnostics } = await compileApp({
    project: REPOSITORY,
    nodeModules: path.join(REPOSITORY, 'node_modules'),
  })
  expect(diagnostics).toEqual([])
})

test('the first page keeps its budget of nodes and bytes', () => {
  expect(ofMember.pages[HOME]?.nodes).toBeLessThanOrEqual(FIRST_PAGE.nodes)
  expect(ofMember.pages[HOME]?.setDataBytes).toBeLessThanOrEqual(FIRST_PAGE.setDataBytes)
})

test('the first page asks one function, once', async () => {
  await openAndSettle(HOME)
  await phone.control.post('counters/reset', {})
  await openAndSettle(HOME)
  const counters = await phone.control.get<Record<string, { invocations: number }>>('counters')
  const invocations = Object.values(counters).reduce((sum, counter) => sum + counter.invocations, 0)
  expect(invocations).toBe(FIRST_PAGE.functionCalls)
})

/** Opens every page twice in somebody's hands and gives what was measured. */
async function auditAs(openid: string, act = async () => {}): Promise<AuditReport> {
  await phone.hold(openid)
  for (const _round of [1, 2]) {
    for (const page of pages) await openAndSettle(page)
    await act()
  }
  return (await phone.miniProgram.stopAudits()) as AuditReport
}

async function openAndSettle(url: string): Promise<void> {
  const page = await open(phone.miniProgram, `/${url}`)
  await eventually(async () => {
    const { phase } = (await page.data()) as { readonly phase?: string }
    if (phase === 'loading') throw new Error(`${url} is still loading`)
  })
}

/** The first round checks in; the second finds it done. */
async function checkIn(): Promise<void> {
  await openAndSettle(HOME)
  const page = await open(phone.miniProgram, `/${HOME}`)
  const area = await eventually(() => reach(page, 'check-in-button'))
  const button = await (await area.$('van-button'))?.$('button')
  await button?.tap()
  await eventually(async () => expect(await area.text()).toContain('今天已签到'))
}

function table(reports: Readonly<Record<string, AuditReport>>): string {
  const rows = [
    ['', ...FIGURES],
    ['at most', ...FIGURES.map((figure) => String(THRESHOLDS[figure]))],
    ...Object.entries(reports).flatMap(([who, { pages: measured }]) =>
      Object.entries(measured).map(([page, figures]) => [
        `${page} (${who})`,
        ...FIGURES.map((figure) => String(figures[figure])),
      ]),
    ),
  ]
  const widths = rows[0]?.map((_cell, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? []
  return rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')).join('\n')
}
