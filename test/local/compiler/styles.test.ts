import { STYLE_SLOT } from '../../../local/phone/program'
import { rpxToCss } from '../../../local/phone/rpx'
import { ONE_PAGE, writtenProject } from './written-project'

const { classPrefix: C, ancestor: A, page: P, host: H } = STYLE_SLOT

async function styleOf(wxss: string): Promise<string> {
  const { styles } = await writtenProject({ ...ONE_PAGE, 'pages/home/home.wxss': wxss, 'font.woff2': '' }).program()
  return (styles['pages/home/home.wxss'] ?? '').replace(/\s+/g, ' ').trim()
}

test.each<[string, string, string]>([
  ['classes may be isolated, rules confined', '.a .b{}', `${A}.${C}a .${C}b{}`],
  ['every selector of a list', '.a, .b{}', `${A}.${C}a,${A} .${C}b{}`],
  ['tags of WeChat', 'view > scroll-view::before{}', `${A}wx-view > wx-scroll-view::before{}`],
  ['tags of components', 'van-button{}', `${A}van-button{}`],
  ['the page itself', 'page{}', `wx-page${P}{}`],
  ['inside the page', 'page .a{}', `wx-page${P} .${C}a{}`],
  ['the host', ':host .a{}', `${A}[is="${H}"] .${C}a{}`],
  ['ids keep their weight', '#top{}', `${A}:is(#_,[id$="--top"]){}`],
  ['classes with escapes', '.w-1\\/2{}', `${A}.${C}w-1\\/2{}`],
  ['negations', '.a:not(.b){}', `${A}.${C}a:not(.${C}b){}`],
  ['key frames stay', '@keyframes k{from{top:1px}50%{top:2px}}', '@keyframes k{from{top:1px}50%{top:2px}}'],
  [
    'dark rules follow the shell',
    '@media (prefers-color-scheme: dark){.a{}}',
    `:where([data-theme="dark"]) ${A}.${C}a{}`,
  ],
  [
    'dark rules with another condition',
    '@media (prefers-color-scheme: dark) and (min-width: 400rpx){.a{}}',
    `@media (min-width: 200px){:where([data-theme="dark"]) ${A}.${C}a{}}`,
  ],
  ['rpx', '.a{margin:-10rpx 0.5rpx auto}', `${A}.${C}a{margin:calc(-10 * var(--rpx)) calc(0.5 * var(--rpx)) auto}`],
  ['files of the mini program', '@font-face{src:url(/font.woff2)}', '@font-face{src:url("/app/font.woff2")}'],
  [
    'data and network addresses',
    '.a{background:url(data:x),url(https://a/b.png)}',
    `${A}.${C}a{background:url(data:x),url(https://a/b.png)}`,
  ],
])('styles: %s', async (_fact, wxss, css) => {
  expect(await styleOf(wxss)).toBe(css)
})

test('styles: imports come first, each once, in the order of the files that name them', async () => {
  const { components } = await writtenProject({
    ...ONE_PAGE,
    'pages/home/home.wxss': '@import "../../a.wxss";\n@import "/b.wxss";\n.home{}',
    'a.wxss': '@import "./b.wxss";',
    'b.wxss': '@import "./a.wxss";\n.b{}',
  }).program()
  expect(components['pages/home/home']?.styles).toEqual(['b.wxss', 'a.wxss', 'pages/home/home.wxss'])
})

test("styles: vant's icon font is the one of @vant/icons", async () => {
  const project = writtenProject({
    ...ONE_PAGE,
    'pages/home/home.wxss':
      '@font-face{font-family:vant-icon;src:url("https://at.alicdn.com/t/font.woff2") format("woff2")}',
    'node_modules/@vant/icons/src/encode-woff2.less':
      "@font-face { src: url('data:font/woff2;base64,AAAA') format('woff2'); }",
  })
  expect((await project.program()).styles['pages/home/home.wxss']).toContain(
    'src:url(data:font/woff2;base64,AAAA) format("woff2")',
  )
})

test.each([
  ['1rpx', 'calc(1 * var(--rpx))'],
  ['.5rpx', 'calc(.5 * var(--rpx))'],
  ['calc(100% - 20rpx)', 'calc(100% - calc(20 * var(--rpx)))'],
  ['"1rpx" url(1rpx.png)', '"1rpx" url(1rpx.png)'],
  ['a1rpx', 'a1rpx'],
])('rpxToCss: %s gives %s', (value, css) => {
  expect(rpxToCss(value)).toBe(css)
})
