import type { GeneralComponent } from 'glass-easel'
import { findElements } from './find-elements'
import type { Handles } from './handles'
import { listOf, type Methods, objectOf, optionalTextOf, type Params, textOf, textsOf } from './parameters'
import { plain, valueAt } from './plain'

/** What a client asks of one page. */
export function pageMethods(handles: Handles): Methods {
  const search = (params: Params) =>
    findElements(handles.page(params).component as GeneralComponent, textOf(params, 'selector'))
  return {
    'Page.getElement': (params) => {
      const [found] = search(params)
      if (!found) throw new Error(`no such element: ${params.selector}`)
      return handles.describe(found)
    },
    'Page.getElements': (params) => ({ elements: search(params).map((element) => handles.describe(element)) }),
    'Page.getData': (params) => ({
      data: plain(valueAt(handles.page(params).instance.data, optionalTextOf(params, 'path'))),
    }),
    'Page.setData': (params) =>
      new Promise<void>((resolve) => handles.page(params).instance.setData(objectOf(params, 'data'), resolve)),
    'Page.callMethod': async (params) => {
      const { instance, path } = handles.page(params)
      const name = textOf(params, 'method')
      const method = instance[name]
      if (typeof method !== 'function') throw new Error(`page "${path}" does not have a method "${name}"`)
      return { result: plain(await method.apply(instance, listOf(params, 'args'))) }
    },
    'Page.getWindowProperties': (params) => {
      const page = handles.page(params)
      // Pages share one window here; it is that of the page on top.
      if (page !== handles.topPage())
        throw new Error(`page "${page.path}" is not on top: its window cannot be measured`)
      return { properties: textsOf(params, 'names').map((name) => plain(valueAt(window, name))) }
    },
  }
}
