import type { StoreView } from '../../../../../typings/contract'
import { loadable, type Phase } from '../../../../loading/loadable'
import { findStore, saveStore } from '../../../../services/brand-stores'
import type { Answer } from '../../../../services/call'
import { type Editing, editable, NOTHING_EDITED } from '../../form/editable'
import { type Checked, checkedBy, type FieldGroup, type Form } from '../../form/field'

interface StoreData extends Editing {
  kept: StoreView | null
  /** Empty for a new one. */
  id: string
  phase: Phase
  trouble: string
  busy: boolean
}

const data: StoreData = { ...NOTHING_EDITED, kept: null, id: '', phase: 'loading', trouble: '', busy: false }

interface WrittenStore {
  readonly name: string
  readonly address: string
}

Page({
  ...loadable,
  ...editable,
  data,

  onLoad({ id = '' }: { id?: string }) {
    this.setData({ id })
    return this.load()
  },

  async find(): Promise<Answer<StoreView | null>> {
    const id = this.data.kept?.id ?? this.data.id
    return id === '' ? { ok: true, data: null } : findStore(id)
  },

  formOf(kept: StoreView | null): Form {
    return { name: kept?.name ?? '', address: kept?.address ?? '' }
  },

  groupsOf(): FieldGroup[] {
    return [
      {
        id: 'store',
        fields: [
          { kind: 'text', key: 'name', label: '店名', most: 40, hint: '例如 淮海路店' },
          { kind: 'paragraph', key: 'address', label: '地址', most: 100, hint: '会员按它找过来' },
        ],
      },
    ]
  },

  check(form: Form): Checked<WrittenStore> {
    const name = String(form.name).trim()
    const address = String(form.address).trim()
    return checkedBy({ name: name === '' ? '请写店名' : '' }, () => ({ name, address }))
  },

  write(store: WrittenStore, kept: StoreView | null) {
    return saveStore({ ...store, ...(kept === null ? {} : { id: kept.id, version: kept.version }) })
  },
})
