import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { MESSAGE_KINDS } from '../../../cloudfunctions/domain/messages/kinds'
import { checkDeployment } from '../../../local/deploy/check'
import { REPOSITORY } from '../../../local/repository'

let copy: string

beforeEach(() => {
  copy = mkdtempSync(path.join(os.tmpdir(), 'member-day-check-'))
  for (const part of ['cloudfunctions', 'miniprogram', 'package.json', 'project.config.json'])
    cpSync(path.join(REPOSITORY, part), path.join(copy, part), { recursive: true })
  symlinkSync(path.join(REPOSITORY, 'node_modules'), path.join(copy, 'node_modules'))
})

afterEach(() => rmSync(copy, { recursive: true, force: true }))

test('checkDeployment: finds nothing wrong with this repository, and sizes every package', async () => {
  const { problems, sizes } = await checkDeployment(copy)
  expect(problems).toEqual([])
  expect(sizes.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['miniprogram main', 'cloudfunctions/member', 'cloudfunctions/clock']),
  )
  for (const { bytes, limit } of sizes) expect(bytes).toBeLessThan(limit)
})

interface Mistake {
  readonly mistake: string
  readonly plant: () => void
  /** In the words of the problem that is found. */
  readonly found: RegExp
}

const MISTAKES: readonly Mistake[] = [
  {
    mistake: 'a page that is not there',
    plant: () => edit('miniprogram/app.json', (app) => ({ ...app, pages: [...asList(app.pages), 'pages/gone/gone'] })),
    found: /app\.json pages\/gone\/gone: there is no \.ts/,
  },
  {
    mistake: 'a tab in a subpackage',
    plant: () =>
      edit('miniprogram/app.json', (app) => ({
        ...app,
        pages: asList(app.pages).filter((page) => page !== 'pages/check-in/check-in'),
        subPackages: [{ root: 'pages/check-in', pages: ['check-in'] }],
      })),
    found: /tabBar: pages\/check-in\/check-in has to be a page of the main package/,
  },
  {
    mistake: 'the style that breaks vant',
    plant: () => edit('miniprogram/app.json', (app) => ({ ...app, style: 'v2' })),
    found: /style v2/,
  },
  {
    mistake: 'a main package of more than 2 MB',
    plant: () => write('miniprogram/images/poster.jpg', 'x'.repeat(2.1 * 1024 * 1024)),
    found: /miniprogram main \d+ KB, and 2048 KB is the limit/,
  },
  {
    mistake: 'functions looked for where the build does not leave them',
    plant: () => edit('project.config.json', (config) => ({ ...config, cloudfunctionRoot: 'cloudfunctions/' })),
    found: /project\.config\.json cloudfunctionRoot/,
  },
  {
    mistake: 'a base library older than glass-easel on WebView',
    plant: () => edit('project.config.json', (config) => ({ ...config, libVersion: '3.8.9' })),
    found: /libVersion: glass-easel needs 3\.8\.12/,
  },
  {
    mistake: 'a timer of six fields',
    plant: () =>
      edit('cloudfunctions/clock/config.json', (config) => ({ ...config, triggers: [timer('0 * * * * *')] })),
    found: /clock\/config\.json triggers\.0\.config: a timer has seven fields/,
  },
  {
    mistake: 'an open API that is called without a permission',
    plant: () =>
      writeFunction(
        'mail',
        `const cloud = require('wx-server-sdk')\nexport const main = () => cloud.openapi.customerServiceMessage.send({})`,
      ),
    found: /mail\/config\.json customerServiceMessage\.send is called without a permission/,
  },
  {
    mistake: 'a permission that nothing needs',
    plant: () => write('cloudfunctions/staff/config.json', '{ "permissions": { "openapi": ["wxacode.get"] } }'),
    found: /staff\/config\.json wxacode\.get is permitted and never called/,
  },
  {
    mistake: 'a function that does not bundle',
    plant: () => writeFunction('mail', `import { post } from './post'\nexport const main = post`),
    found: /mail\/index\.ts does not bundle/,
  },
  {
    mistake: 'a function without a main',
    plant: () => writeFunction('mail', `export const send = () => 1`),
    found: /mail\/index\.ts exports no main/,
  },
  {
    mistake: 'a template with a kind of value that WeChat does not have',
    plant: () =>
      write(
        'cloudfunctions/templates.json',
        JSON.stringify({ [templateId]: { title: '到账', keys: ['thing1', 'text2'] } }),
      ),
    found: /templates\.json .*is no kind of value/,
  },
  {
    mistake: 'a kind of message without a template',
    plant: () =>
      edit('cloudfunctions/templates.json', (all) =>
        Object.fromEntries(
          Object.entries(all).filter(([, template]) => (asObject(template) as { kind?: string }).kind !== 'birthday'),
        ),
      ),
    found: /templates\.json birthday: 0 templates are for it/,
  },
  {
    mistake: 'a template under an id that is none',
    plant: () =>
      write('cloudfunctions/templates.json', JSON.stringify({ welcome: { title: '欢迎', keys: ['thing1', 'time2'] } })),
    found: /templates\.json .*is no template id/,
  },
  {
    mistake: 'a collection that a function uses and nobody declares',
    plant: () => edit('cloudfunctions/collections.json', ({ entries: _entries, ...rest }) => rest),
    found: /collections\.json entries: a function uses it/,
  },
  {
    mistake: 'a collection open to clients',
    plant: () =>
      edit('cloudfunctions/collections.json', (all) => ({
        ...all,
        candidates: { ...asObject(all.candidates), read: true },
      })),
    found: /collections\.json candidates\.read/,
  },
  {
    mistake: 'an index in a direction that there is not',
    plant: () =>
      edit('cloudfunctions/collections.json', (all) => ({
        ...all,
        roots: { indexes: [{ name: 'closed', fields: [['closed', 2]] }] },
      })),
    found: /collections\.json roots\.indexes\.0\.fields/,
  },
  {
    mistake: 'an upload key beside the code',
    plant: () => write('private.wx0123456789abcdef.key', 'key'),
    found: /private\.wx0123456789abcdef\.key the upload key does not belong here/,
  },
  {
    mistake: 'a SecretId in the code',
    plant: () => write('cloudfunctions/edge/keys.ts', `export const id = '${'AKID'}${'a1B2c3D4'.repeat(4)}'`),
    found: /edge\/keys\.ts holds a SecretId/,
  },
]

test.each(MISTAKES)('checkDeployment: finds $mistake', async ({ plant, found }) => {
  plant()
  const { ok, problems } = await checkDeployment(copy)
  expect(ok).toBe(false)
  expect(problems.map(({ file, what }) => `${file} ${what}`).join('\n')).toMatch(found)
})

test('checkDeployment: under its own appid, a brand is told of each file and template that is still made up', async () => {
  edit('project.config.json', (config) => ({ ...config, appid: 'wx0123456789abcdef' }))
  edit('cloudfunctions/templates.json', (all) =>
    Object.fromEntries(Object.entries(all).map(([id, template], place) => [place === 0 ? templateId : id, template])),
  )
  const { problems } = await checkDeployment(copy)
  const templates = problems.filter(({ what }) => what.includes('is no template of yours'))
  expect(templates).toHaveLength(MESSAGE_KINDS.length - 1)
  const named = problems.filter(({ what }) => what.includes('棉朵')).map(({ file }) => file)
  expect(named).toEqual(['miniprogram/app.json', 'miniprogram/brand.ts'])
})

const templateId = 'Vq3kQ8oYt1ZbXw5LrN0sHcJ7uGmEaD2fPiKxT9vBnCd'

const timer = (config: string) => ({ name: 'everyMinute', type: 'timer', config })

type Json = Record<string, unknown>

function edit(file: string, change: (json: Json) => Json): void {
  const at = path.join(copy, file)
  writeFileSync(at, JSON.stringify(change(JSON.parse(readFileSync(at, 'utf8')))))
}

function write(file: string, text: string): void {
  cpSync(path.join(REPOSITORY, 'LICENSE'), path.join(copy, file))
  writeFileSync(path.join(copy, file), text)
}

function writeFunction(name: string, code: string): void {
  write(`cloudfunctions/${name}/index.ts`, code)
}

const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])
const asObject = (value: unknown): object => (typeof value === 'object' && value !== null ? value : {})
