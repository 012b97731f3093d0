import type { BrandPlan } from '../../../../../typings/contract'
import { loadable } from '../../../../loading/loadable'
import { findPlan, savePlan } from '../../../../services/brand-plans'
import { askFirst } from '../../form/ask-first'
import { editable, nothingEdited } from '../../form/editable'
import type { Form } from '../../form/field'
import { planForm, planGroups, planTerms, type WrittenPlan } from './plan-form'

Page({
  ...loadable,
  ...editable,
  data: {
    ...nothingEdited<BrandPlan>(),
    /** What came of taking it on or off sale. */
    saleNote: '',
  },

  findOne: findPlan,

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

  confirmTakingOff({ name }: BrandPlan): Promise<boolean> {
    return askFirst({
      title: '停售这个方案',
      content: `会员不能再开通“${name}”。已经开通的照旧用到期满，随时可以恢复出售。`,
      confirmText: '停售',
    })
  },
})
