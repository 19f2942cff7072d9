import { distinctBy } from '../../core/distinct.ts'
import { groupBy } from '../../core/group.ts'
import { hostCovers } from '../../istio/hosts/hosts.ts'
import { quotedText, textMatch, type TextPattern } from '../request/match/text-match.ts'
import { never, type RequestFunction } from './diagram.ts'
import { everyRequest, patternCondition, noRequest, type SpaceCondition } from './conditions.ts'
import { hostInDomain, nameOfHost, otherHost } from './gateway-hosts.ts'
import { patternWords } from './pattern-words.ts'
import type { Axis, RequestSpace } from './request-space.ts'
import type { SpaceDraft } from './space-draft.ts'

/**
 * The server names of TLS connections: `none` without TLS; `of host` if clients send the requested host or another
 * name; `any` if the name is unrelated to a host. The first atom of the axis `sni` is the name of the host, or no name.
 */
export type ServerNames = 'none' | 'of host' | 'any'

/** Connections whose server name matches. */
export function serverNameCondition(
  pattern: TextPattern,
  draft: SpaceDraft,
  names: ServerNames,
): SpaceCondition {
  const matches = (name: string): boolean => textMatch(pattern)(name) === true
  const ofNone = matches('') ? everyRequest : noRequest
  if (names === 'none') return ofNone
  const named = patternCondition(draft.text('sni', pattern, patternWords('sni', pattern)))
  if (names === 'any') return choice(({ space }) => nameless(space), ofNone, named)
  const hosts = hostsWith(pattern)
  if (hosts) draft.text('host', hosts, `hosts with the name ${patternWords('sni', pattern)}`)
  const ofHost: SpaceCondition = ({ space }) => {
    const samples = (space.axis('host')?.samples ?? []) as readonly string[]
    return space.among(
      'host',
      [...samples.keys()].filter((atom) => matches(nameOfHost(samples[atom]!))),
    )
  }
  return choice(({ space }) => space.among('sni', [0]), ofHost, named)
}

/** Connections without TLS, or without a server name. */
function nameless(space: RequestSpace): RequestFunction {
  const plain = space.axis('transport') ? space.among('transport', [0]) : never
  return space.diagram.first(plain, space.among('sni', [0]))
}

/** The second condition if the first is true, otherwise the third. */
function choice(first: SpaceCondition, then: SpaceCondition, otherwise: SpaceCondition): SpaceCondition {
  return (evaluation) => {
    const { diagram } = evaluation.space
    const chosen = first(evaluation)
    return diagram.first(
      diagram.within(chosen, then(evaluation)),
      diagram.without(chosen, otherwise(evaluation)),
    )
  }
}

/** The hosts whose names match; `null` for all of them. */
function hostsWith({ form, text }: TextPattern): TextPattern | null {
  if (form !== 'exact' && form !== 'prefix' && form !== 'suffix') return null
  const [before, after] = [form === 'suffix' ? '.*' : '', form === 'prefix' ? '.*' : '']
  return { form: 'regex', text: `(?i)${before}${quotedText(text)}${after}(:[0-9]+)?` }
}

/**
 * Adds the server names that a listener distinguishes to the axis.
 * @param domains the domains of its servers and of TLS routes
 * @param isOfHost true if the first name is that of the host
 * @param treatmentOf a key that is equal for names that both sides handle alike
 */
export function addServerNames(
  draft: SpaceDraft,
  domains: readonly string[],
  isOfHost: boolean,
  treatmentOf: (name: string) => string,
): void {
  const distinct = [...new Set(domains.map((domain) => domain.toLowerCase()))]
  if (draft.hasTexts('sni'))
    for (const domain of distinct) draft.text('sni', namePattern(domain), `\`${domain}\``)
  else draft.addAxis(nameAxis(distinct, isOfHost, treatmentOf))
}

/** The names of a domain. */
function namePattern(domain: string): TextPattern {
  if (domain === '*') return { form: 'any', text: '' }
  return domain.startsWith('*')
    ? { form: 'regex', text: `.+${quotedText(domain.slice(1))}` }
    : { form: 'exact', text: domain }
}

function nameAxis(
  domains: readonly string[],
  isOfHost: boolean,
  treatmentOf: (name: string) => string,
): Axis {
  const isOtherNamed = domains.some((domain) => hostCovers(domain, otherHost))
  const named = [
    ...domains.map((domain) => ({ name: hostInDomain(domain), label: `\`${domain}\`` })),
    ...(isOtherNamed ? [] : [{ name: otherHost, label: 'any other name' }]),
    { name: '', label: 'no name' },
  ]
  const distinct = distinctBy(named.toReversed(), (item) => item.name).toReversed()
  const groups = [...groupBy(distinct, ({ name }) => treatmentOf(name)).values()]
  return {
    name: 'sni',
    samples: [...(isOfHost ? [undefined] : []), ...groups.map(([first]) => first!.name)],
    labels: groups.map((group) => labelOf(group.map(({ label }) => label))),
    matching: groups.map((_, index) => [isOfHost ? index + 1 : index]),
  }
}

/** Longer lists of names are harder to read than their number. */
const maxNames = 4

function labelOf(labels: readonly string[]): string {
  const shown = labels.slice(0, maxNames).join(' or ')
  return labels.length > maxNames ? `${shown} or ${labels.length - maxNames} others` : shown
}
