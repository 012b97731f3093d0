import type { Person } from '../../seams'
import { draw } from '../draw'
import type { DeliveredMessage } from '../server'
import { describeDay, describeTime } from './days'
import { drawSection } from './section'

export interface MessageSection {
  readonly element: HTMLElement
  /** Newest first. */
  show(messages: readonly DeliveredMessage[]): void
}

/** Service messages as they lie in the chat list, and those that WeChat refused, with its reason. */
export function drawMessages(people: readonly Person[], onOpen: (message: DeliveredMessage) => void): MessageSection {
  const list = draw('div', { class: 'messages' })
  let shown = ''
  return {
    element: drawSection('微信送达', list),
    show(messages) {
      const key = JSON.stringify(messages.slice(0, MOST_SHOWN))
      if (key === shown) return
      shown = key
      list.replaceChildren(
        ...(messages.length === 0
          ? [draw('p', { class: 'hint' }, '还没有消息。')]
          : messages.slice(0, MOST_SHOWN).map((message) => drawCard(message, people, onOpen))),
      )
    },
  }
}

const MOST_SHOWN = 20

function drawCard(
  message: DeliveredMessage,
  people: readonly Person[],
  onOpen: (message: DeliveredMessage) => void,
): HTMLElement {
  const { at, openid, templateId, data, accepted, errCode, errMsg } = message
  const name = people.find((person) => person.openid === openid)?.name ?? openid
  return draw(
    'article',
    { class: `message${accepted ? '' : ' message-refused'}` },
    draw('header', {}, draw('b', {}, `发给 ${name}`), draw('time', {}, `${describeDay(at)} ${describeTime(at)}`)),
    draw('p', { class: 'message-template' }, templateId),
    draw(
      'dl',
      {},
      ...Object.entries(data ?? {}).flatMap(([key, { value }]) => [draw('dt', {}, key), draw('dd', {}, String(value))]),
    ),
    accepted
      ? draw('button', { class: 'link', onClick: () => onOpen(message) }, '进入小程序查看')
      : draw('p', { class: 'note' }, `没有送达：${errCode} ${errMsg}`),
  )
}
