import fc from 'fast-check'
import { landOn, tableOf } from '../../../cloudfunctions/domain/draw/odds'
import { columnOf } from '../../../miniprogram/components/lucky-wheel/columns'
import {
  angleOf,
  type Cell,
  cellAt,
  cellsOf,
  type WheelPrize,
} from '../../../miniprogram/components/lucky-wheel/wheel-cells'
import {
  rotationAt,
  rotationShowing,
  shownAt,
  TURN_MS,
  turnTo,
} from '../../../miniprogram/components/lucky-wheel/wheel-turn'

/** Prizes as an event may have them: up to twelve, odds in whole millionths that add up to at most one. */
const prizes = fc
  .array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 1, maxLength: 12 })
  .chain((weights) => fc.record({ weights: fc.constant(weights), all: fc.integer({ min: 12, max: 1_000_000 }) }))
  .map(({ weights, all }): WheelPrize[] => {
    const sum = weights.reduce((total, weight) => total + weight, 0)
    return weights.map((weight, index) => ({
      id: `p${index}`,
      name: `奖品 ${index}`,
      odds: Math.max(1, Math.floor((all - weights.length) * (weight / sum))) / 1_000_000,
      unitsLeft: index % 3,
    }))
  })

const rolls = fc.integer({ min: 0, max: 2 ** 52 - 1 }).map((bits) => bits / 2 ** 52)
const rotations = fc.double({ min: 0, max: 360, maxExcluded: true, noNaN: true })

const widthOf = ({ from, to }: Cell): number => to - from

test('pointer-lies: wherever the wheel stood, it comes to rest in a cell of what was drawn, clear of its edges', () => {
  fc.assert(
    fc.property(prizes, rolls, rotations, (offered, roll, from) => {
      const cells = cellsOf(offered)
      const prizeId = landOn(tableOf(offered), roll)
      const angle = angleOf(cells, { prizeId, roll })
      if (angle === null) throw new Error(`no cell for ${prizeId}`)
      const shown = shownAt(rotationAt(turnTo(angle, from), TURN_MS) % 360)
      const cell = cellAt(cells, shown)
      if (cell === null) throw new Error(`nothing at ${shown}`)
      expect(cell.prizeId).toBe(prizeId)
      expect(Math.min(shown - cell.from, cell.to - shown)).toBeGreaterThan(widthOf(cell) * 0.19)
    }),
    { numRuns: 1000 },
  )
})

test('pointer-lies: a draw shown again, without turning, is shown at the same place', () => {
  fc.assert(
    fc.property(prizes, rolls, rotations, (offered, roll, from) => {
      const cells = cellsOf(offered)
      const angle = angleOf(cells, { prizeId: landOn(tableOf(offered), roll), roll }) ?? Number.NaN
      const turned = rotationAt(turnTo(angle, from), TURN_MS) % 360
      const apart = Math.abs(turned - rotationShowing(angle)) % 360
      expect(Math.min(apart, 360 - apart)).toBeLessThan(1e-9)
    }),
  )
})

test('pointer-lies: a wheel without such a cell shows none', () => {
  const everyTime = cellsOf([{ id: 'a', name: '甲', odds: 1, unitsLeft: 1 }])
  expect(angleOf(everyTime, { prizeId: null, roll: 0.5 })).toBeNull()
  expect(angleOf(everyTime, { prizeId: 'b', roll: 0.5 })).toBeNull()
  expect(angleOf([], { prizeId: null, roll: 0.5 })).toBeNull()
})

test('cells close the circle without a gap, none narrower than the others are to blame for, the likelier the wider', () => {
  fc.assert(
    fc.property(prizes, (offered) => {
      const cells = cellsOf(offered)
      expect(cells[0]?.from).toBe(0)
      expect(cells.at(-1)?.to).toBe(360)
      for (const [index, cell] of cells.entries()) {
        expect(cell.from).toBe(index === 0 ? 0 : cells[index - 1]?.to)
        expect(widthOf(cell)).toBeGreaterThanOrEqual(Math.min(15, 216 / cells.length) - 1e-9)
      }
      const won = offered.map(({ id, odds }) => ({
        odds,
        width: widthOf(cells.find((cell) => cell.prizeId === id) as Cell),
      }))
      const byOdds = [...won].sort((one, other) => one.odds - other.odds)
      for (const [index, { width }] of byOdds.entries()) {
        expect(width).toBeGreaterThanOrEqual((byOdds[index - 1]?.width ?? 0) - 1e-9)
      }
    }),
  )
})

test('between two prizes lies one cell that wins nothing, unless every draw wins', () => {
  const two = [
    { id: 'a', name: '甲', odds: 0.4, unitsLeft: 0 },
    { id: 'b', name: '乙', odds: 0.1, unitsLeft: 2 },
  ]
  expect(cellsOf(two).map(({ prizeId, name, isGone }) => [prizeId, name, isGone])).toEqual([
    ['a', '甲', true],
    [null, '谢谢参与', false],
    ['b', '乙', false],
    [null, '谢谢参与', false],
  ])
  const always = two.map((prize) => ({ ...prize, odds: 0.5 }))
  expect(cellsOf(always).map(({ prizeId }) => prizeId)).toEqual(['a', 'b'])
})

test('a turn begins where the wheel stands, never goes back, and rests at its end however late the frame comes', () => {
  fc.assert(
    fc.property(rotations, rotations, (angle, from) => {
      const turn = turnTo(angle, from)
      expect(rotationAt(turn, 0)).toBe(from)
      let before = from
      for (let elapsedMs = 0; elapsedMs <= TURN_MS; elapsedMs += TURN_MS / 60) {
        const rotation = rotationAt(turn, elapsedMs)
        expect(rotation).toBeGreaterThanOrEqual(before)
        before = rotation
      }
      expect(turn.to - turn.from).toBeGreaterThanOrEqual(4 * 360)
      expect(turn.to - turn.from).toBeLessThanOrEqual(5 * 360)
      expect(rotationAt(turn, TURN_MS)).toBe(turn.to)
      expect(rotationAt(turn, 3_600_000)).toBe(turn.to)
      expect(rotationAt(turn, -1)).toBe(from)
    }),
  )
})

test.each([
  ['谢谢参与', 6, '谢|谢|参|与'],
  ['50 积分', 6, '50|积|分'],
  ['棉朵 A5 笔记本', 6, '棉|朵|A5|笔|记|本'],
  ['长绒棉浴巾两条装', 6, '长|绒|棉|浴|巾|…'],
  ['', 6, ''],
  ['满1000减100', 6, '满|1000|减|100'],
  ['Blütenfreundschaft 手帕', 6, 'Blüt…|手|帕'],
])('columnOf: %s in %i signs is %s', (name, most, expected) => {
  expect(columnOf(name, most).join('|')).toBe(expected)
})
