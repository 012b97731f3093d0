import { drawBench } from './desk/bench'
import { type Device, placeDevice } from './desk/device'
import { drawHolder } from './desk/holder-section'
import { draw } from './draw'
import { server } from './server'

/** One phone or two on a desk, the bench beside them. Where the window is itself a phone's, the phone is all there is. */
async function start(): Promise<void> {
  const count = new URLSearchParams(location.search).get('phones') === '2' ? 2 : 1
  const phones = draw('div', { class: 'phones' })
  const desk = draw('div', { class: 'desk' }, phones)
  document.body.append(desk)

  const { people, hasCloud } = await server.surroundings()
  const devices: Device[] = []
  for (let slot = 1; slot <= count; slot++) {
    const holder = count === 1 ? null : drawHolder(people, (openid) => devices[slot - 1]?.controls.hold(openid))
    const device = await placeDevice(slot, phones, holder?.element ?? null)
    holder?.show(device.controls.state.openid)
    devices.push(device)
  }

  const narrow = window.matchMedia('(max-width: 760px)')
  const frame = () => {
    for (const { controls } of devices) controls.setFramed(!narrow.matches)
  }
  narrow.addEventListener('change', frame)
  frame()

  const clock = hasCloud ? await server.clock() : null
  desk.append(drawBench({ people, devices, clock }))
}

void start()
