import { button } from './button'
import { canvas } from './canvas'
import { checkbox, checkboxGroup } from './checkbox'
import { form } from './form'
import { icon } from './icon'
import { coverImage, image } from './image'
import { input } from './input'
import { label } from './label'
import { matchMediaTag } from './match-media'
import { movableArea, movableView } from './movable'
import { navigator } from './navigator'
import { pageContainer } from './page-container'
import { navigationBar, pageMeta } from './page-meta'
import { picker } from './picker'
import { pickerView, pickerViewColumn } from './picker-view'
import { progress } from './progress'
import { radio, radioGroup } from './radio'
import { richText } from './rich-text'
import { rootPortal } from './root-portal'
import { scrollView } from './scroll-view'
import { slider } from './slider'
import { swiper, swiperItem } from './swiper'
import { switchTag } from './switch'
import { defineTag, type Tag } from './tag'
import { text } from './text'
import { textarea } from './textarea'
import { unavailableTags } from './unavailable'
import { coverView, view } from './view'

const TAGS = [
  button,
  canvas,
  checkbox,
  checkboxGroup,
  coverImage,
  coverView,
  form,
  icon,
  image,
  input,
  label,
  matchMediaTag,
  movableArea,
  movableView,
  navigationBar,
  navigator,
  pageContainer,
  pageMeta,
  picker,
  pickerView,
  pickerViewColumn,
  progress,
  radio,
  radioGroup,
  richText,
  rootPortal,
  scrollView,
  slider,
  swiper,
  swiperItem,
  switchTag,
  text,
  textarea,
  view,
  ...unavailableTags,
] as unknown as readonly Tag[]

/** Registers the built-in tags with the engine. */
export function defineTags(parts: Parameters<typeof defineTag>[1]): void {
  for (const tag of TAGS) defineTag(tag, parts)
}

/** How the built-in tags look, before any style of the mini program. */
export const TAG_STYLES = TAGS.map(({ style }) => style ?? '').join('\n')
