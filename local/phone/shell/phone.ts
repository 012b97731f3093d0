import type { Shell } from '../seams'
import { keepOnlyBelongingsOf } from './belongings'
import { leaveToBackground } from './dialogs/background'
import { openMenu } from './dialogs/menu'
import { miniProgramOn, type RunningHost } from './mini-program'
import { type PhoneControls, phoneControls } from './phone-controls'
import { phoneShell } from './phone-shell'
import { keepState } from './phone-state'
import { showCodes } from './scan/codes-shown'
import { drawScreen } from './screen'
import { server } from './server'
import { followServer } from './server-line'

declare global {
  interface Window {
    /** Of the phone, for the webview in it. */
    memberDayShell?: Shell
    /** Of the webview, for the phone around it. */
    memberDayHost?: RunningHost
    /** Of the phone, for the desk that it stands on. */
    memberDayPhone?: PhoneControls
  }
}

/** Switches the phone on: its place on the desk, from 1, is the `slot` of its address. */
async function start(): Promise<void> {
  const slot = Number(new URLSearchParams(location.search).get('slot') ?? 1)
  const { project, people, templates } = await server.surroundings()
  keepOnlyBelongingsOf(project)
  const state = keepState(slot, people)

  const screen = drawScreen({
    back: () => program.host?.back(),
    swipeBack: () => program.host?.back(true),
    chooseTab: (pagePath) => program.host?.switchTab(pagePath),
    menu: () => void openMenu(program),
    close: () => void leaveToBackground(program),
    refresh: () => program.host?.pullDownRefresh(),
  })
  const program = miniProgramOn(screen)
  const controls = phoneControls(screen, program, state)
  window.memberDayShell = phoneShell(screen, program, state, (templateId) => templates[templateId]?.title ?? templateId)
  window.memberDayPhone = controls

  const nameOf = (openid: string) => people.find((person) => person.openid === openid)?.name ?? openid
  showCodes(screen.webview, () => nameOf(state.current.openid))
  document.addEventListener('visibilitychange', () => program.host?.setForeground(!document.hidden))
  followServer(screen.webview, program, controls)
  screen.statusBar.showTime(Date.now())
  program.restart('')
  window.dispatchEvent(new Event('phone-ready'))
}

void start()
