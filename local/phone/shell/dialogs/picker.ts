import type { PickerRequest } from '../../seams'
import { draw } from '../draw'
import { askInLayer } from '../layer'
import { columnsOf } from './picker-columns'
import { drawWheel } from './wheel'

/** A sheet of wheels; `null` when it was left without a choice. */
export function askPicker(request: PickerRequest): Promise<{ readonly value: unknown } | null> {
  return askInLayer<{ readonly value: unknown } | null>(
    { place: 'bottom', label: request.header || '选择', dismissed: null },
    (answer) => {
      const columns = columnsOf(request)
      const wheels = columns.labels.map((label, column) => drawWheel(label, () => refill(column + 1)))
      const chosen = () => wheels.map(({ index }) => index)
      const refill = (from: number) => {
        for (const [column, wheel] of wheels.entries()) if (column >= from) wheel.fill(columns.rows(column, chosen()))
      }
      // Wheels can be turned only once they are laid out.
      requestAnimationFrame(() => {
        for (const [column, wheel] of wheels.entries()) {
          wheel.fill(columns.rows(column, chosen()))
          wheel.turnTo(columns.start[column] ?? 0)
        }
      })
      return draw(
        'div',
        { class: 'sheet picker' },
        draw(
          'div',
          { class: 'picker-head' },
          draw('button', { onClick: () => answer(null) }, '取消'),
          draw('span', {}, request.header),
          draw(
            'button',
            { class: 'picker-confirm', onClick: () => answer({ value: columns.value(chosen()) }) },
            '确定',
          ),
        ),
        draw('div', { class: 'wheels' }, ...wheels.map(({ element }) => element)),
      )
    },
  )
}
