import type { PickerRequest } from '../../seams'
import { tag } from './tag'

type Mode = PickerRequest['mode']

/** Opens the shell's picker. Of a multiSelector each turn of a wheel is told (`columnchange`), and other rows that the page
 *  sets then appear on the wheels. */
export const picker = tag({
  name: 'picker',
  style: `
    wx-picker {
      display: block;
      cursor: pointer;
    }
  `,
  defaults: {
    mode: 'selector',
    headerText: '',
    disabled: false,
    range: [] as readonly unknown[],
    rangeKey: '',
    value: null,
    start: '',
    end: '',
    fields: 'day',
    customItem: '',
    level: 'region',
    name: '',
  },
  create(element) {
    const textOf = (item: unknown): string => {
      const key = element.properties.rangeKey
      return String(key && typeof item === 'object' && item !== null ? (item as Record<string, unknown>)[key] : item)
    }
    const columns = (mode: Mode): string[][] => {
      const { range } = element.properties
      if (mode === 'selector') return [range.map(textOf)]
      if (mode === 'multiSelector') return range.map((column) => (column as readonly unknown[]).map(textOf))
      return []
    }
    let opened = false
    const refresh = (): void => {
      const { mode, value } = element.properties
      if (!opened || mode !== 'multiSelector') return
      element.context.shell.pickerColumns({ columns: columns(mode), value: Array.isArray(value) ? value : [] })
    }
    const open = async (): Promise<void> => {
      const { disabled, headerText, value, start, end, fields } = element.properties
      const mode = element.properties.mode as Mode
      if (disabled) return
      opened = true
      const asked = element.context.shell.picker({
        mode,
        header: headerText,
        columns: columns(mode),
        value: value ?? defaultOf(mode),
        start,
        end,
        fields: fields as PickerRequest['fields'],
        ...(mode === 'multiSelector' && { onTurn: (turn) => element.trigger('columnchange', turn) }),
      })
      const chosen = await asked.finally(() => {
        opened = false
      })
      if (!chosen) return element.trigger('cancel', {})
      element.set({ value: chosen.value })
      // WeChat tells the index of a single column as text.
      element.trigger('change', { value: mode === 'selector' ? String(chosen.value) : chosen.value })
    }
    const activate = (): void => void open().catch(element.context.reportError)
    element.listen('tap', activate)
    return {
      changed: { range: refresh, value: refresh },
      control: { activate, value: () => element.properties.value, reset: () => element.set({ value: null }) },
    }
  },
})

function defaultOf(mode: Mode): unknown {
  if (mode === 'selector') return 0
  return mode === 'multiSelector' || mode === 'region' ? [] : ''
}
