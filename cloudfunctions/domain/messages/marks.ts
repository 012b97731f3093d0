import type { Mark } from './counts'
import { hasLeft, type MessageDecision } from './decision'

/** What she did with a message, or did not. */
export type Response = 'opened' | 'acted' | 'irrelevant' | 'unsubscribed' | 'ignored'

type Marked = Pick<MessageDecision, 'state' | 'marks'>

/**
 * The marks that a response adds (rule N-10). A message that left is a signal once it was opened or acted upon, and noise once
 * it was not relevant, turned the kind off, or came to nothing in three days; noise outweighs, so that no message is both.
 * One that lay in the inbox alone is neither. Nothing when it has its marks already.
 */
export function marksOf(decision: Marked, response: Response): readonly Mark[] {
  if (!hasLeft(decision)) return marksInInbox(decision, response)
  const { marks } = decision
  if (marks.includes(response)) return []
  const isNoise = marks.includes('noise')
  const isSignal = marks.includes('signal') && !isNoise
  switch (response) {
    case 'opened':
    case 'acted':
      return isSignal || isNoise ? [response] : [response, 'signal']
    case 'irrelevant':
    case 'unsubscribed':
      if (isNoise) return [response]
      return isSignal ? [response, 'noise', 'signalWithdrawn'] : [response, 'noise']
    case 'ignored':
      return isSignal || isNoise ? [] : [response, 'noise']
  }
}

const IN_INBOX: Readonly<Partial<Record<Response, Mark>>> = { opened: 'seen', irrelevant: 'unwanted' }

function marksInInbox({ marks }: Marked, response: Response): readonly Mark[] {
  const mark = IN_INBOX[response]
  return mark === undefined || marks.includes(mark) ? [] : [mark]
}

export const isOpened = ({ marks }: Pick<MessageDecision, 'marks'>): boolean =>
  marks.includes('opened') || marks.includes('seen')

export const isIrrelevant = ({ marks }: Pick<MessageDecision, 'marks'>): boolean =>
  marks.includes('irrelevant') || marks.includes('unwanted')
