import { FakePhone } from '../fake-phone'
import { openPage, type TestedPage } from './open-page'

export interface PageScene {
  /** New for every test. */
  readonly phone: FakePhone
  open(url: string): Promise<TestedPage>
}

/** Pages of one test file: fake timers from `now` on, one page at a time, and no warning of the engine after it. */
export function pageScene(now: number): PageScene {
  let phone = new FakePhone()
  let page: TestedPage | undefined

  beforeEach(() => {
    jest.useFakeTimers({ now })
    jest.spyOn(console, 'warn').mockImplementation()
    phone = new FakePhone()
  })
  afterEach(() => {
    expect(page?.app.context.warnings).toEqual([])
    page?.app.stop()
    page = undefined
    jest.useRealTimers()
    jest.restoreAllMocks()
  })
  return {
    get phone() {
      return phone
    },
    async open(url) {
      page?.app.stop()
      page = await openPage(url, phone)
      return page
    },
  }
}
