import { shortNameList } from '../../core/join-words.ts'
import type { LostCheck } from '../../model/check-problems.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'

export const notChecked = defineRule({
  id: 'meshgate/not-checked',
  codes: ['not-rendered', 'still-fails', 'not-read', 'no-targets', 'nothing-checked'],
  severity: 'error',
  summary: 'A change cannot be checked although base can, or nothing is checked.',
  why: 'Targets that do not render have no findings: a change could hide its own defect by breaking the render.',
  fix: 'Repair the render: vendor or fetch the chart that is missing, repair the template, or list the values in `targets`. Or have the change approved by somebody who decides what is checked, with the label that `approve-label` of the workflow names. The severity of this rule is always that of base.',
  on: {
    *lostCheck({ code, node, target, reason, isGuess, missingObjects = [] }) {
      const message = `${messages[code](target, missingObjects)}${reason}`
      yield { code, node, message, about: target, ...(isGuess && { confidence: 'likely' }) }
    },
  },
})

const messages: Readonly<
  Record<LostCheck['code'], (target: string, missingObjects: readonly string[]) => string>
> = {
  'not-rendered': (target, missingObjects) =>
    missingObjects.length === 0
      ? `${quote(target)} renders in base and not here, so that nothing of it is checked: `
      : `${quote(target)} renders as a whole in base and in part here, without ${shortNameList(missingObjects, maxObjects)} of base, so that nothing is known about ${missingObjects.length === 1 ? 'it' : 'these'}: `,
  'still-fails': (target) =>
    `this change touches the files of ${quote(target)}, which renders neither here nor in base, so that it is not checked: `,
  'not-read': (target) => `${quote(target)} cannot be read, so that what it applies is not checked: `,
  'no-targets': () => 'nothing is left to check, where base has charts, values or manifests: ',
  'nothing-checked': (target) =>
    `this change touches ${quote(target)} in a repository of which nothing is checked: `,
}

/** Limit on the objects that a message names. */
const maxObjects = 3
