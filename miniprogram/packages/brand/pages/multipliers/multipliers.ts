import type { AwardRules, BrandAwardRules } from '../../../../../typings/contract'
import { dayAt } from '../../../../days/instant'
import { loadable } from '../../../../loading/loadable'
import { loadAwardRules, saveAwardRules } from '../../../../services/brand-rules'
import { editable, nothingEdited } from '../../form/editable'
import type { Form } from '../../form/field'
import { dayKey, multiplierForm, multiplierGroups, multiplierRules } from './multiplier-form'

type DayEvent = WechatMiniprogram.CustomEvent<{ value: string }>
type RemoveEvent = WechatMiniprogram.CustomEvent<{ key: string }>

Page({
  ...loadable,
  ...editable,
  data: nothingEdited<BrandAwardRules>(),

  find: loadAwardRules,

  formOf(kept: BrandAwardRules) {
    return multiplierForm(kept)
  },

  groupsOf(form: Form) {
    return multiplierGroups(form, dayAt(Date.now()))
  },

  check(form: Form) {
    return multiplierRules(form, this.data.kept?.tiers ?? {})
  },

  write(rules: AwardRules, { version }: BrandAwardRules) {
    return saveAwardRules({ ...rules, version })
  },

  /** A day that is there already stays as it is. */
  onDay(event: DayEvent) {
    const key = dayKey(event.detail.value)
    if (event.detail.value < dayAt(Date.now())) return this.setData({ trouble: '请选今天或以后的日子' })
    this.setForm({ [key]: '2', ...this.data.form })
  },

  onRemove(event: RemoveEvent) {
    const { [event.detail.key]: _removed, ...form } = this.data.form
    this.setForm(form)
  },
})
