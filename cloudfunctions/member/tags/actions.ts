import * as v from 'valibot'
import { command, query } from '../../edge/serve'
import { forgetTag, pauseTag, tags } from './tags'

const TagName = v.pipe(v.string(), v.regex(/^[\w:-]{1,64}$/))

export const tagActions = {
  tags: query(v.object({}), tags),
  forgetTag: command(v.object({ tag: TagName }), forgetTag),
  pauseTag: command(v.object({ tag: TagName, paused: v.boolean() }), pauseTag),
}
