import { expect, it } from 'vitest'
import { lint } from '../../src/lint.ts'
import { rules } from '../../src/rules/index.ts'
import { askAboutEgress } from '../model/egress-about.ts'
import { askAboutRequests } from '../model/requests-about.ts'
import { caseTexts, scalarsIn, withScalar } from './case-scalars.ts'
import { meshOf } from './objects.ts'

/** A name that every object of JavaScript has, in the place of a kind, protocol, mode or other text that tables have. */
const member = 'constructor'

it('no rule and no simulator takes a text for a member of an object', () => {
  const failed = caseTexts.flatMap(({ name, text }) =>
    scalarsIn(text).flatMap((scalar) => {
      try {
        const mesh = meshOf(withScalar(text, scalar, member), '', 'default')
        lint(mesh, rules)
        askAboutEgress(mesh)
        askAboutRequests(mesh)
        return []
      } catch (error) {
        return [`${name}: ${text.slice(0, scalar.start).split('\n').at(-1)}${member}: ${String(error)}`]
      }
    }),
  )
  expect(failed).toEqual([])
})
