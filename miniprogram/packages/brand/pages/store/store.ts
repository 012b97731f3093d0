import type { StoreView } from '../../../../../typings/contract'
import { loadable } from '../../../../loading/loadable'
import { findStore, saveStore } from '../../../../services/brand-stores'
import { editable, nothingEdited } from '../../form/editable'
import { type Checked, checkedBy, type FieldGroup, type Form } from '../../form/field'

interface WrittenStore {
  readonly name: string
  readonly address: string
}

Page({
  ...loadable,
  ...editable,
  data: nothingEdited<StoreView>(),

  findOne: findStore,

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
