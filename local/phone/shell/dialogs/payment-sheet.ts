import { draw } from '../draw'
import { askInLayer } from '../layer'

export interface PaymentRequest {
  readonly package: string
}

/** How the person ends the cashier. Nothing is charged here: the outcome goes to the local cloud, which calls back. */
export function askPayment(request: PaymentRequest): Promise<'success' | 'cancel' | 'fail'> {
  return askInLayer<'success' | 'cancel' | 'fail'>(
    { place: 'bottom', label: '微信支付', dismissed: 'cancel' },
    (answer) =>
      draw(
        'div',
        { class: 'sheet' },
        draw(
          'div',
          { class: 'sheet-head' },
          draw('h2', { class: 'sheet-title' }, '微信支付'),
          draw('button', { class: 'sheet-close', 'aria-label': '取消支付', onClick: () => answer('cancel') }, '×'),
        ),
        draw('p', { class: 'sheet-text' }, '这是本地的收银台，不会真的扣款。'),
        draw('p', { class: 'sheet-code' }, request.package),
        draw('button', { class: 'button-main', onClick: () => answer('success') }, '支付'),
        draw(
          'div',
          { class: 'sheet-buttons' },
          draw(
            'button',
            { class: 'button-plain', 'data-native': 'closePaymentDialog', onClick: () => answer('cancel') },
            '取消',
          ),
          draw('button', { class: 'button-plain', onClick: () => answer('fail') }, '支付失败'),
        ),
      ),
  )
}
