import { Component, type Element as TreeElement } from 'glass-easel'
import { findElements } from './find-elements'
import type { Handles } from './handles'
import { attributeOf, domOf, tagNameOf } from './nodes'
import { listOf, type Methods, objectOf, optionalTextOf, type Params, textOf, textsOf } from './parameters'
import { plain, valueAt } from './plain'
import { wxmlOf } from './wxml-of'

/** What a client reads of one element, and data and methods of custom components. */
export function elementMethods(handles: Handles): Methods {
  const search = (params: Params) => findElements(handles.element(params), textOf(params, 'selector'))
  const each = (params: Params, read: (element: TreeElement, name: string) => unknown) => {
    const element = handles.element(params)
    return textsOf(params, 'names').map((name) => plain(read(element, name)))
  }
  return {
    'Element.getElement': (params) => {
      const [found] = search(params)
      if (!found) throw new Error(`no such element: ${params.selector}`)
      return handles.describe(found)
    },
    'Element.getElements': (params) => ({ elements: search(params).map((element) => handles.describe(element)) }),
    'Element.getDOMProperties': (params) => ({ properties: each(params, domProperty) }),
    'Element.getAttributes': (params) => ({ attributes: each(params, attributeText) }),
    'Element.getStyles': (params) => ({ styles: each(params, computedStyle) }),
    'Element.getProperties': (params) => ({ properties: each(params, property) }),
    'Element.getWXML': (params) => ({ wxml: wxmlOf(handles.element(params), params.type === 'outer') }),
    'Element.getOffset': (params) => {
      const { left, top } = domOf(handles.element(params)).getBoundingClientRect()
      return { left: left + window.scrollX, top: top + window.scrollY }
    },
    'Element.getData': (params) => ({
      data: plain(valueAt(handles.custom(params).data, optionalTextOf(params, 'path'))),
    }),
    'Element.setData': (params) => handles.custom(params).setData(objectOf(params, 'data')),
    'Element.callMethod': async (params) => {
      const component = handles.custom(params)
      const name = textOf(params, 'method')
      const method = Component.getMethod(component, name)
      if (!method) throw new Error(`component "${component.is}" does not have a method "${name}"`)
      return { result: plain(await method.apply(component.getMethodCaller(), listOf(params, 'args'))) }
    },
  }
}

function domProperty(element: TreeElement, name: string): unknown {
  const dom = domOf(element)
  if (!(name in dom)) throw new Error(`<${tagNameOf(element)}> does not have a DOM property "${name}"`)
  return Reflect.get(dom, name)
}

/** As text, like the DOM's attributes; `null` for what is not set and for what text cannot say. */
function attributeText(element: TreeElement, name: string): string | null {
  const value = attributeOf(element, name)
  if (value === undefined || value === null || value === false || typeof value === 'object') return null
  return value === true ? '' : String(value)
}

function computedStyle(element: TreeElement, name: string): string {
  const kebab = name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
  return getComputedStyle(domOf(element)).getPropertyValue(kebab)
}

/** The client first asks for `__propPublic` and refuses by itself what is not among its keys. */
function property(element: TreeElement, name: string): unknown {
  if (name === '__propPublic') return Object.fromEntries(propertyNames(element).map((one) => [one, true]))
  if (name === '_translateX' || name === '_translateY') {
    const { m41, m42 } = new DOMMatrix(getComputedStyle(domOf(element)).transform)
    return name === '_translateX' ? m41 : m42
  }
  if (name === 'dataset') return element.dataset
  return attributeOf(element, name)
}

function propertyNames(element: TreeElement): string[] {
  const own = Component.isComponent(element)
    ? Component.listProperties(element)
    : element.attributes.map((attribute) => attribute.name)
  return ['id', 'class', 'style', 'dataset', ...own]
}
