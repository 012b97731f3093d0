import type { MessageKind, Preferences } from '../../../typings/contract'
import { loadable, type Phase } from '../../loading/loadable'
import { type KindRow, kindRows } from '../../messages/kind-rows'
import { allowKind, loadPreferences } from '../../services/messages'
import { askPermission, loadPermissions, type Permissions, tellAnswers } from '../../services/permission'

interface MessageSettingsData {
  /** From the server; null until it has answered. */
  preferences: Preferences | null
  permissions: Permissions | null
  phase: Phase
  trouble: string
  busy: boolean
  /** The kind whose switch is on its way; empty for none. */
  turning: MessageKind | ''
  /** For display alone. */
  rows: readonly KindRow[]
}

const data: MessageSettingsData = {
  preferences: null,
  permissions: null,
  phase: 'loading',
  trouble: '',
  busy: false,
  turning: '',
  rows: [],
}

type KindEvent = WechatMiniprogram.CustomEvent<object, object, { row: KindRow }>

Page({
  ...loadable,
  data,

  onLoad() {
    return this.load()
  },

  /** What the cloud has not heard yet is told first: a yes to the opening of a member day turns its switch on. Without
   *  permissions the switches are there all the same. */
  async load() {
    this.stopWaiting()
    await tellAnswers()
    const [preferences, permissions] = await Promise.all([loadPreferences(), loadPermissions()])
    if (!preferences.ok) return this.showFailure(preferences.error)
    this.show({
      preferences: preferences.data,
      permissions: permissions.ok ? permissions.data : this.data.permissions,
      trouble: permissions.ok ? '' : permissions.error.message,
    })
  },

  /** It moves under her finger, and goes back where it was when it was not taken. */
  onSwitch(event: KindEvent) {
    const { kind, on } = event.currentTarget.dataset.row
    const { preferences: before } = this.data
    if (before === null) return
    return this.whileBusy(async () => {
      this.setData({ turning: kind })
      this.show({ preferences: { ...before, messages: { ...before.messages, [kind]: !on } }, trouble: '' })
      const answer = await allowKind(kind, !on)
      this.setData({ turning: '' })
      if (answer.ok) this.show({ preferences: answer.data })
      else this.show({ preferences: before, trouble: answer.error.message })
    })
  },

  /** WeChat is asked first, while this is still her tap. */
  async onAllow(event: KindEvent) {
    if (this.data.busy) return
    const asking = askPermission([event.currentTarget.dataset.row.templateId])
    await this.whileBusy(async () => {
      const asked = await asking
      if (asked.kind === 'notAsked') return this.show({ trouble: asked.message })
      const untold = asked.permissions === null ? '记下了，连上网络以后会更新。' : ''
      this.show({ permissions: asked.permissions ?? this.data.permissions, trouble: untold })
    })
  },

  show(change: Partial<Pick<MessageSettingsData, 'preferences' | 'permissions' | 'trouble'>>) {
    const { preferences, permissions } = { ...this.data, ...change }
    if (preferences === null) return
    this.setData({ ...change, phase: 'ready', rows: kindRows(preferences, permissions) })
  },
})
