import type { ShippingContact } from '../../../typings/contract'

export type ContactFaults = Readonly<Record<keyof ShippingContact, string>>

export const NO_FAULTS: ContactFaults = { name: '', phone: '', address: '' }

export type Contact =
  | { readonly ok: true; readonly contact: ShippingContact }
  | { readonly ok: false; readonly faults: ContactFaults }

/** The contact as it is sent, or what is still to be written, field by field. */
export function contactOf(written: ShippingContact): Contact {
  const name = written.name.trim()
  const phone = written.phone.replace(/[\s-]/g, '').replace(/^\+?86(?=1\d{10}$)/, '')
  const address = written.address.trim()
  const faults: ContactFaults = {
    name: name === '' ? '请写收件人的名字' : '',
    phone: /^1\d{10}$/.test(phone) ? '' : '请写 11 位手机号',
    address: address.length < 5 ? '请写到门牌号，快递才找得到' : '',
  }
  const isWhole = Object.values(faults).every((fault) => fault === '')
  return isWhole ? { ok: true, contact: { name, phone, address } } : { ok: false, faults }
}
