import { draw } from './draw'

document.body.append(draw('iframe', { class: 'device', src: '/phone?slot=1', title: '手机' }))
