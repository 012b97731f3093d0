import { Component } from 'glass-easel'
import { treeElementOf } from '../dom-backend'
import { controlOf, type Defaults, type TagElement, tag } from './tag'

/** Collects what its fields hold when a button inside with `form-type` is tapped. */
export const form = tag({
  name: 'form',
  defaults: { reportSubmit: false, reportSubmitTimeout: 0 },
  create(element) {
    return {
      control: {
        functions: {
          submit: () => element.trigger('submit', { value: collect(element), formId: '' }),
          reset() {
            for (const { dom } of fieldsOf(element)) controlOf(dom)?.reset?.()
            element.trigger('reset', {})
          },
        },
      },
    }
  },
})

/** Submits or resets the form around an element. */
export function actOnForm(dom: HTMLElement, action: 'submit' | 'reset'): void {
  const around = dom.closest('wx-form')
  const act = around ? controlOf(around)?.functions?.[action] : undefined
  act?.()
}

function collect(element: TagElement<Defaults>): Record<string, unknown> {
  return Object.fromEntries(fieldsOf(element).map(({ name, value }) => [name, value]))
}

/** Named fields in the order of the document: tags that hold a value, and components with `wx://form-field`. */
function fieldsOf({ dom, registry }: TagElement<Defaults>): { name: string; value: unknown; dom: Element }[] {
  return [...dom.querySelectorAll('*')].flatMap((inner) => {
    const node = treeElementOf(inner)
    if (!node || (node.$$ as unknown) !== inner || !Component.isComponent(node)) return []
    const { name, value } = node.data as { name?: unknown; value?: unknown }
    if (typeof name !== 'string' || name === '') return []
    const control = controlOf(inner)
    if (control?.value) return [{ name, value: control.value(), dom: inner }]
    return registry.isFormField(node) ? [{ name, value, dom: inner }] : []
  })
}
