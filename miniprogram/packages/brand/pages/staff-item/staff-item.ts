import { dayLabel } from '../../../../days/day'
import { dayAt } from '../../../../days/instant'
import { loadable } from '../../../../loading/loadable'
import { type Colleague, dismiss, findColleague, limitStaff } from '../../../../services/brand-staff'
import type { Answer } from '../../../../services/call'
import { askFirst } from '../../form/ask-first'
import { type Editing, editable, nothingEdited } from '../../form/editable'
import { checkedBy, type FieldGroup, type Form } from '../../form/field'
import { LIMIT_FIELDS, limitFaults, limitsOf } from '../../form/limit-fields'
import { ROLES } from '../staff/staff-rows'

interface StaffItemData extends Editing<Colleague> {
  dismissTrouble: string
  /** For display alone. */
  title: string
  since: string
}

const data: StaffItemData = {
  ...nothingEdited<Colleague>(),
  dismissTrouble: '',
  title: '',
  since: '',
}

const GROUPS: readonly FieldGroup[] = [{ id: 'limits', title: '在柜台', fields: LIMIT_FIELDS }]

Page({
  ...loadable,
  ...editable,
  data,

  /** There is no new one to write here: who comes without an id is told that nobody was found. */
  async find(): Promise<Answer<Colleague>> {
    const answer = await findColleague(this.data.id)
    if (answer.ok) this.showWho(answer.data)
    return answer
  },

  showWho({ name, role, storeName, enrolledAt, dismissedAt }: Colleague) {
    const since = `${dayLabel(dayAt(enrolledAt))}上岗`
    this.setData({
      title: name,
      since: `${storeName} · ${ROLES[role]} · ${dismissedAt === null ? since : `${since}，${dayLabel(dayAt(dismissedAt))}离岗`}`,
    })
  },

  formOf(kept: Colleague): Form {
    return { dailyAwards: String(kept.dailyAwards), dailyPoints: String(kept.dailyPoints) }
  },

  groupsOf() {
    return GROUPS
  },

  check(form: Form) {
    return checkedBy(limitFaults(form), () => limitsOf(form))
  },

  async write(limits: ReturnType<typeof limitsOf>, kept: Colleague): Promise<Answer<Colleague>> {
    const answer = await limitStaff({ ...limits, staffId: kept.staffId, version: kept.version })
    return answer.ok ? { ok: true, data: { ...kept, ...answer.data } } : answer
  },

  onDismiss() {
    return this.whileBusy(async () => {
      const { kept } = this.data
      if (kept === null) return
      const isMeant = await askFirst({
        title: `让${kept.name}离岗`,
        content: '这部手机马上不能再积分和核销，做过的记录都留着。以后想再来，要发一个新的邀请码。',
        confirmText: '离岗',
      })
      if (!isMeant) return
      const answer = await dismiss(kept)
      this.setData({ dismissTrouble: answer.ok ? '' : answer.error.message })
      if (answer.ok || answer.error.code === 'ALREADY_DONE') await this.load()
    })
  },
})
