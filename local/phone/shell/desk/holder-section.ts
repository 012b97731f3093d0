import type { Person } from '../../seams'
import { draw } from '../draw'

export interface HolderChoice {
  readonly element: HTMLElement
  show(openid: string): void
}

/** Who holds a phone: one of the people, or another by openid. */
export function drawHolder(people: readonly Person[], onHold: (openid: string) => void): HolderChoice {
  const choose = (openid: string) => {
    show(openid)
    onHold(openid)
  }
  const cards = people.map(({ openid, name, note }) =>
    draw(
      'button',
      { class: 'person', role: 'radio', 'data-openid': openid, onClick: () => choose(openid) },
      draw('b', {}, name),
      draw('span', {}, note),
    ),
  )
  const openid = draw('input', { placeholder: '另一个人的 openid', 'aria-label': '另一个人的 openid', pattern: OPENID })
  const other = draw(
    'form',
    { class: 'other' },
    openid,
    draw('button', { type: 'submit', class: 'quiet' }, '换成这个人'),
  )
  other.addEventListener('submit', (event) => {
    event.preventDefault()
    if (openid.value !== '') choose(openid.value)
  })

  const show = (held: string) => {
    for (const card of cards) card.setAttribute('aria-checked', String(card.dataset.openid === held))
    openid.value = people.some((person) => person.openid === held) ? '' : held
  }
  return {
    element: draw(
      'div',
      { class: 'people', role: 'radiogroup', 'aria-label': '谁拿着手机' },
      ...cards,
      draw('details', {}, draw('summary', {}, '另一个人…'), other),
    ),
    show,
  }
}

/** As WeChat makes them; one of digits alone would be read as a number by the SDK. */
const OPENID = '(?=.*[A-Za-z_\\-])[0-9A-Za-z_\\-]{6,64}'
