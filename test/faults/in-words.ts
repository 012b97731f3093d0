import type { Act, Script } from './script'

/** A script as a few lines that a person reads: the time, then what happens at once. */
export function inWords({ order, rounds }: Script): string {
  const lines = rounds.flatMap(({ advance, acts }) => [
    `  to ${advance.to} (${advance.ms} ms)`,
    ...acts.map((act) => `    ${actInWords(act)}`),
  ])
  return [`order ${order}`, ...lines].join('\n')
}

function actInWords({ do: deed, details, request, tries, doubled, faults }: Act): string {
  const known = Object.entries(details).map(([name, value]) => `${name} ${value}`)
  const luck = faults.map(({ kind, nth, ms }) => `${kind}${kind === 'delay' ? ` ${ms} ms` : ''} at call ${nth}`)
  const how = [...(doubled ? ['twice at once'] : []), ...(tries > 1 ? [`up to ${tries} times`] : []), ...luck]
  return `${deed}(${known.join(', ')}) #${request}${how.length > 0 ? `: ${how.join(', ')}` : ''}`
}
