import type { BrandPlan } from '../../../../../typings/contract'
import { loadable, type Phase } from '../../../../loading/loadable'
import { findPlan, savePlan } from '../../../../services/brand-plans'
import type { Answer } from '../../../../services/call'
import { type Editing, editable, NOTHING_EDITED } from '../../form/editable'
import type { Form } from '../../form/field'
import { planForm, planGroups, planTerms, type WrittenPlan } from './plan-form'

interface PlanData extends Editing {
  kept: BrandPlan | null
  /** Empty for a new one. */
  id: string
  phase: Phase
  trouble: string
  busy: boolean
  /** What came of taking it on or off sale. */
  saleNote: string
}

const data: PlanData = {
  ...NOTHING_EDITED,
  kept: null,
  id: '',
  phase: 'loading',
  trouble: '',
  busy: false,
  saleNote: '',
}

Page({
  ...loadable,
  ...editable,
  data,

  onLoad({ id = '' }: { id?: string }) {
    this.setData({ id })
    return this.load()
  },

  async find(): Promise<Answer<BrandPlan | null>> {
    const id = this.data.kept?.id ?? this.data.id
    return id === '' ? { ok: true, data: null } : findPlan(id)
  },

  formOf(kept: BrandPlan | null) {
    return planForm(kept)
  },

  groupsOf(form: Form) {
    return planGroups(form)
  },

  check(form: Form) {
    return planTerms(form)
  },

  write(terms: WrittenPlan, kept: BrandPlan | null) {
    const over = kept === null ? {} : { id: kept.id, version: kept.version }
    return savePlan({ ...terms, ...over, onSale: kept?.onSale ?? true })
  },

  onSwitchSale() {
    return this.whileBusy(async () => {
      const { kept } = this.data
      if (kept === null || !(kept.onSale ? await this.confirmTakingOff(kept) : true)) return
      const onSale = !kept.onSale
      const work = (latest: BrandPlan) => savePlan({ ...latest, onSale })
      this.setData({ saleNote: await this.doBeside(work, onSale ? '已恢复出售' : '已停售') })
    })
  },

  async confirmTakingOff({ name }: BrandPlan): Promise<boolean> {
    const { confirm } = await wx.showModal({
      title: '停售这个方案',
      content: `会员不能再开通“${name}”。已经开通的照旧用到期满，随时可以恢复出售。`,
      confirmText: '停售',
      cancelText: '先不',
      confirmColor: '#3b7257',
    })
    return confirm
  },
})
