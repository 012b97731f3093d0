import type { PickerRequest } from '../../seams'
import { draw } from '../draw'
import { askInLayer } from '../layer'
import { columnsOf } from './picker-columns'
import { drawWheel } from './wheel'

/** A sheet of wheels; `null` when it was left without a choice. */
export async function askPicker(request: PickerRequest): Promise<{ readonly value: unknown } | null> {
  const wheels = drawWheels(request)
  open = wheels
  const chosen = await askInLayer<{ readonly value: unknown } | null>(
    { place: 'bottom', label: request.header || '选择', dismissed: null },
    (answer) => {
      // Wheels can be turned only once they are laid out.
      requestAnimationFrame(wheels.turnToStart)
      return draw(
        'div',
        { class: 'sheet picker' },
        draw(
          'div',
          { class: 'picker-head' },
          draw('button', { onClick: () => answer(null) }, '取消'),
          draw('span', {}, request.header),
          draw('button', { class: 'picker-confirm', onClick: () => answer({ value: wheels.value() }) }, '确定'),
        ),
        wheels.element,
      )
    },
  )
  if (open === wheels) open = null
  return chosen
}

/** Other rows for the multiSelector that is open, as when its page answers the turn of a wheel. */
export function changePickerColumns(
  change: Pick<PickerRequest, 'columns'> & { readonly value: readonly number[] },
): void {
  open?.change(change)
}

interface Wheels {
  readonly element: HTMLElement
  value(): unknown
  turnToStart(): void
  change(change: Pick<PickerRequest, 'columns'> & { readonly value: readonly number[] }): void
}

let open: Wheels | null = null

function drawWheels(request: PickerRequest): Wheels {
  let columns = columnsOf(request)
  let started = false
  const rests: number[] = []
  const wheels = columns.labels.map((label, column) => drawWheel(label, () => turned(column)))
  const indexes = () => wheels.map(({ index }) => index)

  const refill = (from: number) => {
    for (const [column, wheel] of wheels.entries()) if (column >= from) wheel.fill(columns.rows(column, indexes()))
  }
  const turned = (column: number) => {
    refill(column + 1)
    if (!started || !request.onTurn) return
    clearTimeout(rests[column])
    rests[column] = window.setTimeout(() => request.onTurn?.({ column, value: indexes()[column] ?? 0 }), RESTS_AFTER_MS)
  }
  const turnTo = (rows: readonly number[]) => {
    for (const [column, wheel] of wheels.entries()) {
      wheel.fill(columns.rows(column, indexes()))
      wheel.turnTo(rows[column] ?? 0)
    }
  }

  return {
    element: draw('div', { class: 'wheels' }, ...wheels.map(({ element }) => element)),
    value: () => columns.value(indexes()),
    turnToStart() {
      turnTo(columns.start)
      started = true
    },
    change({ columns: rows, value }) {
      started = false
      columns = columnsOf({ ...request, columns: rows, value })
      turnTo(columns.start)
      started = true
    },
  }
}

/** A wheel that has not moved for this long stays where it is. */
const RESTS_AFTER_MS = 120
