import type { Invitation, StoreView } from '../../../../../typings/contract'
import { momentLabel } from '../../../../days/span'
import { loadable, type Phase } from '../../../../loading/loadable'
import { copy } from '../../../../privacy/personal'
import { inviteStaff } from '../../../../services/brand-staff'
import { loadStores } from '../../../../services/brand-stores'
import { checkedBy, type Faults, type FieldGroup, type Form, type Value } from '../../form/field'
import { LIMIT_FIELDS, limitFaults, limitsOf } from '../../form/limit-fields'

interface InviteData {
  phase: Phase
  trouble: string
  busy: boolean
  /** By the phone's clock. */
  openedAt: number
  /** From the server. */
  stores: readonly StoreView[]
  /** The code; empty until there is one. It is told this once, and kept nowhere. */
  invite: string
  /** The form. */
  form: Form
  groups: readonly FieldGroup[]
  faults: Faults
  /** For display alone. */
  spelt: string
  until: string
  copied: boolean
}

const data: InviteData = {
  phase: 'loading',
  trouble: '',
  busy: false,
  openedAt: 0,
  stores: [],
  invite: '',
  form: { storeId: '', role: 'clerk', name: '', dailyAwards: '300', dailyPoints: '100000' },
  groups: [],
  faults: {},
  spelt: '',
  until: '',
  copied: false,
}

const ROLES = [
  { value: 'clerk', name: '店员' },
  { value: 'operator', name: '运营' },
]

type FieldEvent = WechatMiniprogram.CustomEvent<{ readonly key: string; readonly value: Value }>

Page({
  ...loadable,
  data,

  onLoad() {
    this.setData({ openedAt: Date.now() })
    return this.load()
  },

  async load() {
    this.stopWaiting()
    const answer = await loadStores()
    if (!answer.ok) return this.showFailure(answer.error)
    const { stores } = answer.data
    const form = { ...this.data.form, storeId: this.data.form.storeId || (stores[0]?.id ?? '') }
    this.setData({ stores, form, groups: groupsOf(form, stores), phase: 'ready', trouble: '' })
  },

  onField(event: FieldEvent) {
    const { key, value } = event.detail
    const form = { ...this.data.form, [key]: value }
    const { [key]: _mended, ...faults } = this.data.faults
    this.setData({ form, groups: groupsOf(form, this.data.stores), faults, trouble: '' })
  },

  onInvite() {
    return this.whileBusy(async () => {
      const { form } = this.data
      const checked = checkedBy(
        { name: String(form.name).trim() === '' ? '请写一个称呼，记录里会用它' : '', ...limitFaults(form) },
        (): Invitation => ({
          storeId: String(form.storeId),
          role: form.role as Invitation['role'],
          name: String(form.name).trim(),
          ...limitsOf(form),
        }),
      )
      if (!checked.ok) return this.setData({ faults: checked.faults })
      const answer = await inviteStaff(checked.input, this.data.openedAt)
      if (!answer.ok) return this.setData({ trouble: answer.error.message })
      const { invite, expiresAt } = answer.data
      this.setData({ invite, spelt: invite.replace(/.{4}(?=.)/g, '$& '), until: momentLabel(expiresAt), trouble: '' })
    })
  },

  async onCopy() {
    const trouble = await copy(this.data.invite)
    this.setData({ copied: trouble === '', trouble })
  },

  /** Whoever opens it has the code filled in. */
  onShareAppMessage() {
    const { invite } = this.data
    return { title: '邀请您上岗', path: `/packages/staff/pages/counter/counter?invite=${invite}` }
  },

  onStores() {
    return wx.navigateTo({ url: '/packages/brand/pages/store/store' })
  },
})

function groupsOf({ role }: Form, stores: readonly StoreView[]): FieldGroup[] {
  return [
    {
      id: 'who',
      fields: [
        { kind: 'text', key: 'name', label: '称呼', most: 40, hint: '例如 何青' },
        { kind: 'choice', key: 'storeId', label: '门店', choices: stores.map(({ id, name }) => ({ value: id, name })) },
        {
          kind: 'choice',
          key: 'role',
          label: '做什么',
          choices: ROLES,
          note:
            role === 'operator'
              ? '运营能打开这个控制台，看到和改动这里的一切。'
              : '店员在柜台积分和核销，打不开控制台。',
        },
      ],
    },
    { id: 'limits', title: '在柜台', fields: LIMIT_FIELDS },
  ]
}
