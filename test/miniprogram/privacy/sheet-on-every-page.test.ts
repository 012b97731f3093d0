import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import app from '../../../miniprogram/app.json'

/** What WeChat holds back until she has agreed: its list of what belongs to 用户隐私保护指引. */
const HELD_BACK_CALLS =
  /\bwx\s*\.\s*(setClipboardData|getClipboardData|choose(Media|Image|Video|MessageFile|Address|Location|Poi|InvoiceTitle|Invoice|LicensePlate)|get(Location|FuzzyLocation|WeRunData)|startLocationUpdate|save(Image|Video)ToPhotosAlbum|addPhone(Contact|Calendar)|startRecord|getRecorderManager|createVKSession|openBluetoothAdapter)\b/
const HELD_BACK_TAGS = /open-type="(chooseAvatar|getPhoneNumber|getRealtimePhoneNumber)"|type="nickname"|<camera\b/

const ROOT = join(__dirname, '../../../miniprogram')

/** Every page, below the mini program. */
const pages = [...app.pages, ...app.subPackages.flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`))]

test('every page that asks WeChat for something personal has the sheet in which she agrees', () => {
  const asking = pages.filter((page) => asksForPersonal(join(ROOT, page)))
  expect(asking).toEqual([
    'pages/vouchers/vouchers',
    'pages/profile/profile',
    'packages/brand/pages/live/live',
    'packages/brand/pages/shelf-item/shelf-item',
    'packages/brand/pages/refunds/refunds',
    'packages/brand/pages/invite/invite',
  ])
  expect(asking.filter((page) => !hasSheet(join(ROOT, page)))).toEqual([])
})

function hasSheet(page: string): boolean {
  const { usingComponents = {} } = JSON.parse(readFileSync(`${page}.json`, 'utf8'))
  const named = usingComponents['privacy-sheet']
  return (
    named !== undefined &&
    resolve(dirname(page), named) === join(ROOT, 'components/privacy-sheet/privacy-sheet') &&
    readFileSync(`${page}.wxml`, 'utf8').includes('<privacy-sheet />')
  )
}

/** The page itself, the modules that it reaches, and the components on it with theirs. */
function asksForPersonal(page: string): boolean {
  const seen = new Set<string>()
  const visit = (place: string): boolean => {
    if (seen.has(place)) return false
    seen.add(place)
    const read = (ending: string) => (existsSync(place + ending) ? readFileSync(place + ending, 'utf8') : '')
    const source = read('.ts')
    if (HELD_BACK_CALLS.test(source) || HELD_BACK_TAGS.test(read('.wxml'))) return true
    const modules = [...source.matchAll(/from '(\.[^']+)'/g)].map(([, named = '']) => named)
    const components = Object.values<string>(JSON.parse(read('.json') || '{}').usingComponents ?? {})
    return [...modules, ...components.filter((named) => named.startsWith('.'))]
      .map((named) => resolve(dirname(place), named))
      .some(visit)
  }
  return visit(page)
}
