import type { Shell } from '../seams'
import { askActionSheet } from './dialogs/action-sheet'
import { showImages } from './dialogs/image-viewer'
import { askModal } from './dialogs/modal'
import { askPayment } from './dialogs/payment-sheet'
import { askPicker, changePickerColumns } from './dialogs/picker'
import { askPrivacy } from './dialogs/privacy-dialog'
import { askForCode } from './dialogs/scan-prompt'
import { showShareCard } from './dialogs/share-card'
import { askSubscription, type TitleOf } from './dialogs/subscribe-dialog'
import type { MiniProgram } from './mini-program'
import type { StateKeeper } from './phone-state'
import type { PhoneScreen } from './screen'
import { subscriptionMemory } from './subscription-memory'

/** What the mini program finds as `parent.memberDayShell`. */
export function phoneShell(screen: PhoneScreen, program: MiniProgram, state: StateKeeper, titleOf: TitleOf): Shell {
  return {
    navigationBar: screen.showNavigationBar,
    tabBar: screen.showTabBar,
    toast: screen.toast.show,
    hideToast: screen.toast.hide,
    modal: askModal,
    actionSheet: askActionSheet,
    picker: askPicker,
    pickerColumns: changePickerColumns,
    scan: askForCode,
    subscribeDialog: ({ templateIds }) =>
      askSubscription(templateIds, titleOf, subscriptionMemory(state.current.openid)),
    paymentSheet: askPayment,
    shareCard: (card) => showShareCard(card, program.restart),
    privacyDialog: askPrivacy,
    pageStyle({ background, pullDownRefreshing, canPullDown }) {
      screen.showPageBackground(background)
      screen.showPullDown({ refreshing: pullDownRefreshing, possible: canPullDown })
      screen.reveal()
    },
    brightness: screen.dim,
    fault: screen.faults.add,
    previewImages: showImages,
    pageStack: program.noteOpenPages,
    restart: program.restart,
    get theme() {
      return state.current.theme
    },
    get network() {
      return state.current.network
    },
    get textScale() {
      return state.current.textScale
    },
    get openid() {
      return state.current.openid
    },
    get screen() {
      return screen.measure()
    },
  }
}
