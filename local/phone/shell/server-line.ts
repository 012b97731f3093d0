import type { PhoneToServer, ServerToPhone } from '../seams'
import type { MiniProgram } from './mini-program'
import { pressNativeButton } from './native-taps'
import type { PhoneControls } from './phone-controls'

/** Does what the server asks through `/phone/socket`, and tells it what happens in the mini program. The socket is opened
 *  anew when the server has been started again. */
export function followServer(webview: HTMLIFrameElement, program: MiniProgram, controls: PhoneControls): void {
  let socket = connect()

  const send = (message: PhoneToServer) => {
    if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message))
  }

  const obey = (message: ServerToPhone) => {
    switch (message.kind) {
      case 'reload':
        return program.reload(message.keepState)
      case 'compileErrors':
        return program.showCompileErrors(message.errors)
      case 'hold':
        webview.addEventListener('load', () => send({ kind: 'held' }), { once: true })
        return controls.hold(message.openid)
      case 'automator':
        void answer(message)
    }
  }

  const answer = async ({ id, method, params }: ServerToPhone & { readonly kind: 'automator' }) => {
    try {
      send({ kind: 'automatorResult', id, result: await result(method, params) })
    } catch (fault) {
      send({ kind: 'automatorError', id, message: fault instanceof Error ? fault.message : String(fault) })
    }
  }

  const result = async (method: string, params: Record<string, unknown>): Promise<unknown> => {
    if (method === 'Tool.native' && pressNativeButton(params.method)) return {}
    if (!program.host) throw new Error('小程序还没有打开')
    return program.host.automator(method, params)
  }

  webview.addEventListener('load', () => {
    if (!program.host) return
    program.host.onAutomatorEvent((method, params) => send({ kind: 'automatorEvent', method, params }))
    send({ kind: 'ready' })
  })

  function connect(): WebSocket {
    const opened = new WebSocket(`ws://${location.host}/phone/socket`)
    opened.addEventListener('open', () => {
      if (program.host && webview.contentDocument?.readyState === 'complete') send({ kind: 'ready' })
    })
    opened.addEventListener('message', ({ data }) => obey(JSON.parse(String(data)) as ServerToPhone))
    opened.addEventListener('close', () => {
      window.setTimeout(() => {
        socket = connect()
      }, RECONNECT_AFTER_MS)
    })
    return opened
  }
}

const RECONNECT_AFTER_MS = 1_000
