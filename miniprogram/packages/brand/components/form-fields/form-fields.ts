import type { Field, Form, Value } from '../../form/field'

type KeyEvent<Detail extends WechatMiniprogram.IAnyObject = object> = WechatMiniprogram.CustomEvent<
  Detail,
  object,
  { key: string }
>
type ChoiceEvent = WechatMiniprogram.CustomEvent<object, object, { key: string; value: string }>

Component({
  properties: {
    /** `FieldGroup[]` */
    groups: { type: Array, value: [] as unknown[] },
    /** What is written by now, by the fields' keys. */
    values: { type: Object, value: {} as Form },
    /** What is wrong, by the fields' keys. */
    faults: { type: Object, value: {} as Record<string, string> },
  },
  methods: {
    tell(key: string, value: Value) {
      this.triggerEvent('change', { key, value })
    },

    onInput(event: KeyEvent<{ value: string }>) {
      this.tell(event.currentTarget.dataset.key, event.detail.value)
    },

    /** vant's steppers and switches tell the value alone. */
    onValue(event: WechatMiniprogram.CustomEvent<never, object, { key: string }>) {
      this.tell(event.currentTarget.dataset.key, event.detail)
    },

    onChoice({ currentTarget }: ChoiceEvent) {
      this.tell(currentTarget.dataset.key, currentTarget.dataset.value)
    },

    /** Of a wheel: it tells the place. */
    onPlace(event: KeyEvent<{ value: string | number }>) {
      const { key } = event.currentTarget.dataset
      const field = this.field(key)
      const choice = field?.kind === 'choice' ? field.choices[Number(event.detail.value)] : undefined
      if (choice !== undefined) this.tell(key, choice.value)
    },

    onTag({ currentTarget }: ChoiceEvent) {
      const { key, value } = currentTarget.dataset
      const chosen = String(this.data.values[key] ?? '')
        .split(',')
        .filter((each) => each !== '')
      const others = chosen.filter((each) => each !== value)
      this.tell(key, (others.length < chosen.length ? others : [...chosen, value]).join(','))
    },

    onDay(event: KeyEvent<{ value: string }>) {
      this.tell(event.currentTarget.dataset.key, event.detail.value)
    },

    onMomentDay(event: KeyEvent<{ value: string }>) {
      const { key } = event.currentTarget.dataset
      const time = this.moment(key).slice(11) || this.timeOf(key)
      this.tell(key, `${event.detail.value} ${time}`)
    },

    onMomentTime(event: KeyEvent<{ value: string }>) {
      const { key } = event.currentTarget.dataset
      this.tell(key, `${this.moment(key).slice(0, 10)} ${event.detail.value}`)
    },

    moment(key: string): string {
      return String(this.data.values[key] ?? '')
    },

    field(key: string): Field | undefined {
      const groups = this.data.groups as ReadonlyArray<{ readonly fields: readonly Field[] }>
      return groups.flatMap((group) => group.fields).find((each) => each.key === key)
    },

    timeOf(key: string): string {
      const field = this.field(key)
      return field?.kind === 'moment' ? field.time : '00:00'
    },

    onOwnPicture(event: KeyEvent) {
      this.triggerEvent('picture', { key: event.currentTarget.dataset.key })
    },

    onRemove(event: KeyEvent) {
      this.triggerEvent('remove', { key: event.currentTarget.dataset.key })
    },
  },
})
