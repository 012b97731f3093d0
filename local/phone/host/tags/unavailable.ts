import { tag } from './tag'

/** Tags that only WeChat can draw. They say so in their place instead of being silently empty. */
const NAMES = [
  'ad',
  'camera',
  'live-player',
  'live-pusher',
  'map',
  'official-account',
  'open-data',
  'video',
  'web-view',
]

export const unavailableTags = NAMES.map((name) =>
  tag({
    name,
    style: `
    wx-${name} {
      display: flex;
      align-items: center;
      justify-content: center;
      width: 300px;
      height: 225px;
      background-color: #eee;
      color: #888;
      font-size: 14px;
    }
  `,
    defaults: { src: '' },
    create(element) {
      const note = document.createElement('span')
      note.textContent = `<${name}> 只能在微信中显示`
      element.dom.append(note)
      return {}
    },
  }),
)
