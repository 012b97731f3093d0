import { draw } from '../draw'
import { askInLayer } from '../layer'
import { codesOnOtherPhones } from '../scan/codes-shown'

/** What the camera would have read: a code that another phone shows, or text that is pasted; `null` when left. */
export function askForCode(): Promise<string | null> {
  return askInLayer<string | null>({ place: 'bottom', label: '扫码', dismissed: null }, (answer) => {
    const input = draw('textarea', {
      class: 'scan-input',
      rows: 2,
      placeholder: '粘贴码的内容',
      'aria-label': '码的内容',
    })
    const others = draw('div', { class: 'scan-codes' })
    const look = async () => {
      const codes = await codesOnOtherPhones()
      others.replaceChildren(
        ...(codes.length === 0
          ? [draw('p', { class: 'sheet-text' }, '别的手机上现在没有码。打开第二台手机，亮出会员码再扫。')]
          : codes.map(({ text, holder }) =>
              draw(
                'button',
                { class: 'scan-code', onClick: () => answer(text) },
                draw('b', {}, `${holder} 手机上的码`),
                draw('span', {}, text),
              ),
            )),
      )
    }
    void look()
    return draw(
      'div',
      { class: 'sheet' },
      draw('h2', { class: 'sheet-title' }, '扫码'),
      others,
      draw('button', { class: 'button-plain', onClick: () => void look() }, '再看一次'),
      input,
      draw(
        'div',
        { class: 'sheet-buttons' },
        draw('button', { class: 'button-plain', onClick: () => answer(null) }, '取消'),
        draw(
          'button',
          { class: 'button-main', onClick: () => input.value !== '' && answer(input.value) },
          '用这段文字',
        ),
      ),
    )
  })
}
