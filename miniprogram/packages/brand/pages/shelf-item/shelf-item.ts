import type { BrandReward } from '../../../../../typings/contract'
import { loadable } from '../../../../loading/loadable'
import { isHeldBack } from '../../../../privacy/personal'
import { addUnits, findReward, saveReward } from '../../../../services/brand-rewards'
import { uploadPicture } from '../../../../services/reward-picture'
import { askFirst } from '../../form/ask-first'
import { type Editing, editable, nothingEdited } from '../../form/editable'
import type { FieldGroup, Form } from '../../form/field'
import { wholeFault } from '../../form/figures'
import { rewardForm, rewardGroups, rewardTerms, type WrittenTerms } from './reward-form'

/** The most units of one reward, those given out included (rule R-2). */
const MOST_UNITS = 10_000

interface ShelfItemData extends Editing<BrandReward> {
  /** Units to be added, as they are typed. */
  stock: Form
  stockGroups: readonly FieldGroup[]
  stockFaults: Readonly<Record<string, string>>
  stockTrouble: string
  /** What came of the shelf's own buttons. */
  shelfNote: string
}

const STOCK: Form = { units: '' }

const data: ShelfItemData = {
  ...nothingEdited<BrandReward>(),
  stock: STOCK,
  stockGroups: [{ id: 'stock', fields: [{ kind: 'whole', key: 'units', label: '再放上', unit: '份', hint: '数量' }] }],
  stockFaults: {},
  stockTrouble: '',
  shelfNote: '',
}

type StockEvent = WechatMiniprogram.CustomEvent<{ value: string }>

Page({
  ...loadable,
  ...editable,
  data,

  findOne: findReward,

  formOf(kept: BrandReward | null) {
    return rewardForm(kept)
  },

  groupsOf(form: Form) {
    return rewardGroups(form)
  },

  check(form: Form) {
    return rewardTerms(form)
  },

  write(terms: WrittenTerms, kept: BrandReward | null) {
    const over = kept === null ? {} : { id: kept.id, version: kept.version }
    return saveReward({ ...terms, ...over, onSale: kept?.onSale ?? true })
  },

  /** A picture of hers, in place of those that come with the mini program. Leaving the album changes nothing. */
  onOwnPicture() {
    return this.whileBusy(async () => {
      const chosen = await wx
        .chooseMedia({ count: 1, mediaType: ['image'], sizeType: ['compressed'] })
        .catch((failure) => (isHeldBack(failure) ? 'heldBack' : null))
      if (chosen === 'heldBack') return this.faultPicture('没有同意，图片没有选')
      const [file] = chosen?.tempFiles ?? []
      if (file === undefined) return
      const answer = await uploadPicture(file.tempFilePath)
      if (!answer.ok) return this.faultPicture(answer.error.message)
      this.setField('picture', answer.data)
    })
  },

  faultPicture(picture: string) {
    this.setData({ faults: { ...this.data.faults, picture } })
  },

  onUnits(event: StockEvent) {
    this.setData({ stock: { units: event.detail.value }, stockFaults: {}, stockTrouble: '' })
  },

  onAddUnits() {
    return this.whileBusy(async () => {
      const { kept } = this.data
      if (kept === null) return
      const typed = String(this.data.stock.units).trim()
      const room = MOST_UNITS - kept.units
      const fault = room < 1 ? '一份礼品最多一万份' : wholeFault(typed, 1, room)
      if (fault !== '') return this.setData({ stockFaults: { units: fault } })
      const answer = await addUnits(kept, Number(typed))
      if (!answer.ok) return this.setData({ stockTrouble: answer.error.message })
      this.rebase(answer.data)
      this.setData({ stock: STOCK, stockTrouble: `放上了 ${typed} 份` })
    })
  },

  onShelf() {
    return this.whileBusy(async () => {
      const { kept } = this.data
      if (kept === null || !(kept.onSale ? await this.confirmTakingOff(kept) : true)) return
      const onSale = !kept.onSale
      const work = (latest: BrandReward) => {
        const { units: _units, unitsLeft: _unitsLeft, ...terms } = latest
        return saveReward({ ...terms, onSale })
      }
      this.setData({ shelfNote: await this.doBeside(work, onSale ? '已上架' : '已下架') })
    })
  },

  confirmTakingOff({ name }: BrandReward): Promise<boolean> {
    return askFirst({
      title: '下架这份礼品',
      content: `会员不再看到“${name}”，也不能再换。已经换到的券照常使用，随时可以重新上架。`,
      confirmText: '下架',
    })
  },
})
