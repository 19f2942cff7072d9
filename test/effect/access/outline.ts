import { accessDifference } from '../../../src/effect/access/access-difference.ts'
import type { AccessChange } from '../../../src/effect/access/access-change.ts'
import { manifestTitle } from '../../../src/effect/request/registry/age.ts'
import { meshOfYaml } from '../request/meshes.ts'

/** The difference of two meshes: a line for each class of requests, and why there may be more. */
export function accessOutline(head: string, base: string): string[] {
  const { changes, reservations, added } = accessDifference(meshOfYaml(head), meshOfYaml(base))
  return [
    ...changes.map(changeText),
    ...reservations.map((reason) => `unknown: ${reason}`),
    ...added.map((name) => `new: ${name}`),
  ]
}

function changeText({ entries, phrases, base, head, missing, isReplayed }: AccessChange): string {
  const requests = phrases.map(({ axis, of, except }) => {
    const not = except.length > 0 ? `not ${except.join(' or ')}` : ''
    return `${axis}: ${[of.join(' or '), not].filter((text) => text !== '').join(' but ')}`
  })
  const sides = [base, head].map(({ texts, places }) => {
    const by = places.map(({ object, node }) => `${manifestTitle(object)} ${node.path}`)
    return [texts.join(' or '), ...(by.length > 0 ? [`by ${by.join(' and ')}`] : [])].join(' ')
  })
  return [
    entries.join(' and '),
    ...requests,
    sides.join(' -> '),
    ...missing.map((input) => `if ${input}`),
    ...(isReplayed ? [] : ['NOT REPLAYED']),
  ].join(' | ')
}
