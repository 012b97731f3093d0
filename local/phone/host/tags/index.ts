import { button } from './button'
import { form } from './form'
import { coverImage, image } from './image'
import { defineTag, type Tag } from './tag'
import { text } from './text'
import { coverView, view } from './view'

const TAGS = [button, coverImage, coverView, form, image, text, view] as const

/** Registers the built-in tags with the engine. */
export function defineTags(parts: Parameters<typeof defineTag>[1]): void {
  for (const tag of TAGS) defineTag(tag as unknown as Tag, parts)
}

/** How the built-in tags look, before any style of the mini program. */
export const TAG_STYLES = TAGS.map((tag) => ('style' in tag ? tag.style : '')).join('\n')
