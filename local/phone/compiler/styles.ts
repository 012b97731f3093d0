import postcss, { type AtRule, type Rule } from 'postcss'
import selectorParser from 'postcss-selector-parser'
import { domTag } from '../native-tags'
import { STYLE_SLOT } from '../program'
import { rpxToCss } from '../rpx'
import type { Diagnostic } from '../seams'
import { error, warning } from './diagnostics'
import { assetAddress, type Project } from './project'
import type { SourceFiles } from './source-files'

export interface CompiledStyle {
  readonly css: string
  /** Ids of the files it imports, in order. */
  readonly imports: readonly string[]
  readonly diagnostics: readonly Diagnostic[]
}

/** One .wxss file as CSS for the webview, imports left out. What depends on the page or component that uses the file
 *  is left open by STYLE_SLOT. */
export function compileStyle(project: Project, files: SourceFiles, id: string): CompiledStyle {
  return files.derive(project.file(id), `style ${id}`, (text) => {
    try {
      return transform(project, id, text)
    } catch (failure) {
      if (!(failure instanceof postcss.CssSyntaxError)) throw failure
      const at = { line: failure.line ?? 0, column: failure.column ?? 0 }
      return { css: '', imports: [], diagnostics: [error(id, failure.reason, at)] }
    }
  })
}

function transform(project: Project, id: string, text: string): CompiledStyle {
  const root = postcss.parse(text, { from: id })
  const imports: string[] = []
  const diagnostics: Diagnostic[] = []

  root.walkAtRules('import', (rule) => {
    const reference = rule.params.replace(/^url\(|\)$/g, '').replace(/^['"]|['"]$/g, '')
    const found = project.resolve(reference, id, ['', '.wxss'])
    if (found) imports.push(found)
    else diagnostics.push(error(id, `cannot find ${reference}`, positionOf(rule)))
    rule.remove()
  })
  root.walkAtRules('font-face', (rule) => useVantFont(project, rule))
  root.walkDecls((declaration) => {
    declaration.value = rpxToCss(declaration.value)
    declaration.value = declaration.value.replace(LOCAL_URL, (_url, reference: string) => {
      const found = project.resolve(reference, id, [''])
      if (!found) diagnostics.push(error(id, `cannot find ${reference}`, positionOf(declaration)))
      else if (!project.isNpm(id)) diagnostics.push(warning(id, LOCAL_FILE_IN_WXSS, positionOf(declaration)))
      return `url("${assetAddress(found ?? reference)}")`
    })
  })
  root.walkRules((rule) => {
    if (!isKeyframe(rule)) rule.selector = rewriteSelector(rule.selector, schemeOf(rule))
  })
  root.walkAtRules('media', (rule) => {
    rule.params = rule.params.replace(/([\d.]+)rpx/g, (_all, count: string) => `${Number(count) / 2}px`)
    rule.params = rule.params
      .replace(SCHEME, '')
      .replace(/^\s*and\b|\band\s*$/g, '')
      .trim()
    if (rule.params === '') rule.replaceWith(rule.nodes ?? [])
  })
  return { css: root.toString(), imports, diagnostics }
}

const LOCAL_FILE_IN_WXSS = 'a local file in WXSS does not show on a device: use <image>, base64 or a network address'
const LOCAL_URL = /url\(\s*['"]?(?!['"]?(?:data:|https?:|\/\/|#))([^'")]+)['"]?\s*\)/g
const SCHEME = /\(\s*prefers-color-scheme\s*:\s*(light|dark)\s*\)/

const positionOf = (node: postcss.Node) => ({
  line: node.source?.start?.line ?? 0,
  column: node.source?.start?.column ?? 0,
})

/** The theme is switched in the shell, not in the browser: `prefers-color-scheme` becomes an attribute of the document. */
function schemeOf(rule: Rule): string | null {
  for (let parent = rule.parent; parent && parent.type !== 'root'; parent = parent.parent as typeof parent) {
    const scheme = parent.type === 'atrule' ? SCHEME.exec((parent as AtRule).params)?.[1] : undefined
    if (scheme) return scheme
  }
  return null
}

function isKeyframe(rule: Rule): boolean {
  return rule.parent?.type === 'atrule' && /keyframes$/.test((rule.parent as AtRule).name)
}

function rewriteSelector(selector: string, scheme: string | null): string {
  const processor = selectorParser((selectors) => {
    for (const one of selectors.nodes) {
      one.walkTags((tag) => {
        tag.value = domTag(tag.value) + (tag.value === 'page' ? STYLE_SLOT.page : '')
      })
      one.walkClasses((name) => {
        name.setPropertyWithoutEscape('value', STYLE_SLOT.classPrefix + name.toString().trim().slice(1))
      })
      // The engine writes ids with a prefix of the component's instance; `#_` keeps the weight of an id.
      one.walkIds((name) => {
        name.replaceWith(selectorParser.tag({ value: `:is(#_,[id$="--${name.value}"])` }))
      })
      one.walkPseudos((pseudo) => {
        if (pseudo.value !== ':host') return
        const inner = pseudo.nodes.length > 0 ? pseudo.nodes.map(String).join(',') : ''
        pseudo.replaceWith(selectorParser.tag({ value: `[is="${STYLE_SLOT.host}"]${inner ? `:is(${inner})` : ''}` }))
      })
      const first = one.first
      const onPage = first?.type === 'tag' && first.value.startsWith('wx-page')
      const theme = scheme ? `:where([data-theme="${scheme}"]) ` : ''
      one.prepend(selectorParser.tag({ value: theme + (onPage ? '' : STYLE_SLOT.ancestor) }))
    }
  })
  return processor.processSync(selector)
}

/** vant's icon font comes from a network; the package @vant/icons carries the same font. */
function useVantFont(project: Project, rule: AtRule): void {
  if (!/vant-icon/.test(rule.toString())) return
  const font = project.vantIconFont()
  if (!font) return
  rule.walkDecls('src', (declaration) => {
    declaration.value = font
  })
}
