import type { BrandAwardRules, CheckInRules } from '../../typings/contract'
import { act } from './act'
import { type Answer, call, type InputOf } from './call'

export function loadCheckInRules(): Promise<Answer<CheckInRules>> {
  return call('brand', 'checkInRules', {})
}

export function saveCheckInRewards(rewards: InputOf<'brand', 'saveCheckIn'>): Promise<Answer<CheckInRules>> {
  return act('brand', 'saveCheckIn', rewards, '')
}

export function declareOutage(day: string): Promise<Answer<CheckInRules>> {
  return act('brand', 'declareOutage', { day }, '')
}

export function loadAwardRules(): Promise<Answer<BrandAwardRules>> {
  return call('brand', 'awardRules', {})
}

export function saveAwardRules(rules: InputOf<'brand', 'saveAwardRules'>): Promise<Answer<BrandAwardRules>> {
  return act('brand', 'saveAwardRules', rules, '')
}
