import type { Bug } from './bug'

/** What can go wrong with what is known of her taste. */
export const KNOWN_OF_HER: readonly Bug[] = [
  {
    name: 'forgotten-tag-kept',
    rule: 'no decision reads a tag that she threw away',
    patches: [
      {
        file: 'domain/tags/drawer.ts',
        find: '    kept: record.kept.filter((each) => each.tag !== tag),',
        replace: '    kept: record.kept,',
      },
    ],
  },
  {
    name: 'taste-read-of-one-who-wants-nothing-personal',
    rule: 'whoever is not profiled is decided on, and shown a shelf, as everybody is',
    patches: [
      {
        file: 'member/rewards/rewards.ts',
        find: 'const taste = personalised ?',
        replace: 'const taste = now > 0 ?',
      },
    ],
  },
  {
    name: 'decision-reads-every-taste',
    rule: 'whoever is not profiled is decided on as everybody is',
    patches: [
      {
        file: 'edge/decide-for.ts',
        find: 'isProfiled(member) ? tasteOf',
        replace: 'isProfiled(member) || now > 0 ? tasteOf',
      },
    ],
  },
  {
    name: 'batch-counted-again',
    rule: 'a batch of what a phone recorded counts once a request',
    patches: [
      {
        file: 'behaviour/record.ts',
        find: 'return { answered: member.recorded ?? [], member, rewardTags }',
        replace: 'return { answered: [], member, rewardTags }',
      },
    ],
  },
]
