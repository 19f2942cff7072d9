import type { HiddenFinding, Weakening } from '../../model/check-problems.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'
import type { Problem } from '../problem.ts'

export const configWeakens = defineRule({
  id: 'meshgate/config-weakens',
  codes: ['hides-new', 'loosens', 'may-loosen', 'hides', 'first'],
  severity: 'error',
  summary: 'A change weakens the check that judges it.',
  why: 'Whoever writes a pull request would decide what it may contain: a severity set to `off`, a wider allow-list or an excluded folder lets any later change pass, too.',
  fix: 'Take the change back, or have it approved by somebody who decides what is checked: with the label that `approve-label` of the workflow names, or with `approve-weakening`. The severity of this rule is always that of base.',
  on: {
    *weakening(weakening) {
      yield { ...problems[weakening.code](weakening), node: weakening.node, about: weakening.change }
    },
  },
})

type WeakeningProblem = Omit<Problem<Weakening['code']>, 'node'>

const problems: Readonly<Record<Weakening['code'], (weakening: Weakening) => WeakeningProblem>> = {
  'hides-new': ({ change, hidden }) => ({
    code: 'hides-new',
    message: `${quote(change)} hides what this change makes wrong, ${listed(hidden.filter(({ isNew }) => isNew))}: ${advice}`,
    ...relatedOf(hidden),
  }),
  loosens: ({ change, hidden }) => ({
    code: 'loosens',
    message: `${quote(change)} lets later changes pass that are stopped today${alsoHidden(hidden)}: ${advice}`,
    ...relatedOf(hidden),
  }),
  'may-loosen': ({ change, hidden }) => ({
    code: 'may-loosen',
    message: `${quote(change)} changes what a rule lets pass, and nothing shows that it lets no more pass${alsoHidden(hidden)}: ${advice}`,
    ...relatedOf(hidden),
  }),
  hides: ({ change, hidden }) => ({
    code: 'hides',
    severity: 'warning',
    message: `${quote(change)} hides ${listed(hidden)}: make sure that it is right about the mesh`,
    ...relatedOf(hidden),
  }),
  first: ({ change, hidden }) => ({
    code: 'first',
    severity: 'warning',
    message: `${quote(change)} leaves out what was found without a configuration${alsoHidden(hidden)}: make sure that all that is applied is listed`,
    ...relatedOf(hidden),
  }),
}

const advice = 'take it back, or have it approved by somebody who decides what is checked'

function alsoHidden(hidden: readonly HiddenFinding[]): string {
  return hidden.length === 0 ? '' : ` and hides ${listed(hidden)}`
}

/** `2 errors and 1 warning, first X at FILE:LINE`. */
function listed(hidden: readonly HiddenFinding[]): string {
  const [first] = hidden
  const counts = (['error', 'warning', 'info'] as const).flatMap((severity) => {
    const number = hidden.filter((finding) => finding.severity === severity).length
    return number === 0 ? [] : `${number} ${nouns[severity]}${number === 1 ? '' : 's'}`
  })
  return `${counts.join(' and ')}, first ${quote(first!.rule)} at ${quote(`${first!.at.file}:${first!.at.line}`)}`
}

const nouns = { error: 'error', warning: 'warning', info: 'note' } as const

/** Limit on the hidden findings that a message names. */
const maxRelated = 3

function relatedOf(hidden: readonly HiddenFinding[]): Pick<Problem, 'related'> {
  return {
    related: hidden.slice(0, maxRelated).map(({ rule, at }) => ({ node: at, note: `${rule}, hidden` })),
  }
}
