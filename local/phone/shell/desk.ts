import { drawBench } from './desk/bench'
import { type Device, placeDevice } from './desk/device'
import { drawHolder } from './desk/holder-section'
import { draw } from './draw'
import { server } from './server'

/** One phone or two on a desk, the bench beside them. Where the window is itself a phone's, the phone is all there is. */
async function start(): Promise<void> {
  const two = new URLSearchParams(location.search).get('phones') === '2'
  const phones = draw('div', { class: 'phones' })
  const desk = draw('div', { class: 'desk' }, phones)
  document.body.append(desk)

  const surroundings = await server.surroundings()
  /** Of two phones, each has who holds it above itself. */
  const placeWithHolder = async (slot: number): Promise<Device> => {
    const holder = drawHolder(surroundings.people, (openid) => device.controls.hold(openid))
    const device = await placeDevice(slot, phones, holder.element)
    holder.show(device.controls.state.openid)
    return device
  }
  const devices: readonly [Device, ...Device[]] = two
    ? [await placeWithHolder(1), await placeWithHolder(2)]
    : [await placeDevice(1, phones, null)]
  frame(devices)

  const clock = surroundings.hasCloud ? await server.clock() : null
  desk.append(drawBench({ surroundings, devices, clock }))
}

/** Draws devices around the screens for as long as the window is wide enough. */
function frame(devices: readonly Device[]): void {
  const narrow = window.matchMedia('(max-width: 760px)')
  const apply = () => {
    for (const { controls } of devices) controls.setFramed(!narrow.matches)
  }
  narrow.addEventListener('change', apply)
  apply()
}

void start()
