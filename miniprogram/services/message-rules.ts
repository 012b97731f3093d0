import { act } from './act'
import { type Answer, call, type DataOf, type InputOf } from './call'

export function loadRules(): Promise<Answer<DataOf<'brand', 'messageRules'>>> {
  return call('brand', 'messageRules', {})
}

/** `version`: of the rule as it was seen, so that pausing it again later is another act. */
export function setRule(
  { kind, paused }: InputOf<'brand', 'setRule'>,
  version: number,
): Promise<Answer<DataOf<'brand', 'setRule'>>> {
  return act('brand', 'setRule', { kind, paused }, String(version))
}

export function loadDecisions(page: InputOf<'brand', 'decisions'>): Promise<Answer<DataOf<'brand', 'decisions'>>> {
  return call('brand', 'decisions', page)
}
