import type { CheckInRules } from '../../../../../typings/contract'
import { loadable } from '../../../../loading/loadable'
import { loadCheckInRules, saveCheckInRewards } from '../../../../services/brand-rules'
import type { Answer } from '../../../../services/call'
import { type Editing, editable, nothingEdited } from '../../form/editable'
import { type Checked, checkedBy, type FieldGroup, type Form } from '../../form/field'
import { wholeFault } from '../../form/figures'

interface CheckInRulesData extends Editing<CheckInRules> {
  /** For display alone. */
  today: string
}

const data: CheckInRulesData = { ...nothingEdited<CheckInRules>(), today: '' }

const PLACES = [0, 1, 2, 3, 4, 5, 6]
const keyOf = (place: number) => `day${place + 1}`

const GROUPS: readonly FieldGroup[] = [
  {
    id: 'rewards',
    fields: PLACES.map((place) => ({
      kind: 'whole',
      key: keyOf(place),
      label: `第${'一二三四五六七'.charAt(place)}天`,
      unit: '积分',
    })),
  },
]

Page({
  ...loadable,
  ...editable,
  data,

  async find(): Promise<Answer<CheckInRules>> {
    const answer = await loadCheckInRules()
    if (answer.ok) this.setData({ today: answer.data.today.join('、') })
    return answer
  },

  formOf({ tomorrow }: CheckInRules): Form {
    return Object.fromEntries(PLACES.map((place) => [keyOf(place), String(tomorrow[place])]))
  },

  groupsOf() {
    return GROUPS
  },

  check(form: Form): Checked<readonly number[]> {
    const typed = PLACES.map((place) => String(form[keyOf(place)]).trim())
    const faults = Object.fromEntries(PLACES.map((place) => [keyOf(place), wholeFault(typed[place] ?? '', 1, 1000)]))
    return checkedBy(faults, () => typed.map(Number))
  },

  write(rewards: readonly number[], { version }: CheckInRules) {
    return saveCheckInRewards({ rewards, version })
  },
})
