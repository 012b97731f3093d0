import * as v from 'valibot'
import { isOnTheCalendar } from '../../domain/time/day'
import { command, query } from '../../edge/serve'
import { erase } from './erase'
import { eraseTerms } from './erase-terms'
import { exportData } from './export-data'
import { profile, saveProfile } from './profile'

const Nothing = v.object({})

/** A leap day is a birthday too. */
const isDayOfSomeYear = (day: string): boolean => isOnTheCalendar(`2024-${day}`)

const Saving = v.object({
  nickname: v.exactOptional(v.pipe(v.string(), v.trim(), v.maxLength(20))),
  avatar: v.exactOptional(v.pipe(v.string(), v.maxLength(400))),
  phoneCode: v.exactOptional(v.pipe(v.string(), v.minLength(1), v.maxLength(200))),
  birthday: v.exactOptional(v.pipe(v.string(), v.regex(/^\d\d-\d\d$/), v.check(isDayOfSomeYear))),
  minor: v.exactOptional(v.boolean()),
})

export const rightsActions = {
  profile: query(Nothing, profile),
  saveProfile: command(Saving, saveProfile),
  exportData: command(Nothing, exportData),
  eraseTerms: query(Nothing, eraseTerms),
  erase: command(Nothing, erase),
}
