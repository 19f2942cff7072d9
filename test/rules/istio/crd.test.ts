import { describe, expect, test } from 'vitest'
import { lint, type LintFinding } from '../../../src/lint.ts'
import { rules } from '../../../src/rules/index.ts'
import { invalid } from '../../../src/rules/schema/invalid.ts'
import { unknownKind } from '../../../src/rules/schema/unknown-kind.ts'
import { meshOf } from '../objects.ts'
import { casesOf, isThere } from './cases.ts'

const cases = casesOf('crd')

/** Cases whose verdict is not that of an API server, with the reason. */
const exempt: Readonly<Record<string, string>> = {
  'crd/serviceentry-valid.yaml/0':
    'an address `001:db8::` without quotes is a map with a null in YAML, as Go reads it too; an API server takes texts only',
}

describe.skipIf(!isThere)('what the API server says by Istio’s definitions', () => {
  test('all cases are read', () => expect(cases.length).toBeGreaterThanOrEqual(59))

  test.each(cases.filter(({ name }) => !(name in exempt)))('$name: $verdict', ({ verdict, text }) => {
    const found = refusals(text).map(({ message }) => message)
    if (verdict.startsWith('reject')) expect(found).not.toEqual([])
    else expect(found).toEqual([])
  })

  test('what is exempt is a case, and comes out otherwise', () => {
    for (const name of Object.keys(exempt)) {
      const one = cases.find((each) => each.name === name)
      expect(refusals(one!.text).length > 0).not.toBe(one!.verdict.startsWith('reject'))
    }
  })
})

/** What is wrong with documents that Istio calls valid: it is taken, and does nothing or something else than it reads. */
const wanting: Readonly<Record<string, readonly string[]>> = {
  // The names of the fields stand where principals belong, which are `ISSUER/SUBJECT`.
  'crd/authz-valid.yaml/0': ['jwt/principal-never-matches'],
  // The address of the exemption above.
  'crd/serviceentry-valid.yaml/0': ['egress/static-endpoint'],
  // istiod warns of it, too: a selector of workloads without a resolution.
  'crd/serviceentry-valid.yaml/2': ['egress/webhook'],
}

describe.skipIf(!isThere)('what Istio calls valid', () => {
  const valid = cases.filter(({ name }) => name.includes('-valid.'))

  // A document alone lacks what others bring along: of that, rules say nothing that is certain.
  test.each(valid)('$name has no error and no warning, or is known to be wanting', ({ name, text }) => {
    const found = lint(meshOf(text), rules).filter(
      ({ severity, confidence }) => severity !== 'info' && confidence === 'certain',
    )
    expect([...new Set(found.map(({ rule }) => rule))].toSorted()).toEqual(wanting[name] ?? [])
  })
})

/** What the webhook takes and the definitions do not: what was tried was not the whole object. */
const stricter: Readonly<Record<string, RegExp>> = {
  'webhook/TestValidateTlsOptions/7-simple-more-than-2-certs': /2 items/,
  'webhook/TestValidateRequestAuthentication/7-empty-issuer-and-set-jwksuri': /must not be empty/,
  'webhook/TestValidateServiceEntries/48-partial-wildcard-hosts': /resolution: NONE/,
  'webhook/TestValidateHTTPDirectResponse/7-with-bytes-body': /base64/,
  'webhook/TestValidateHTTPDirectResponse/8-with-bytes-body-over-100kb': /base64/,
}

describe.skipIf(!isThere)('what the webhook accepts', () => {
  const accepted = casesOf('webhook').filter(({ verdict }) => verdict.startsWith('accept'))

  test.each(accepted)('$name is taken by the schema too, or is known to be refused', ({ name, text }) => {
    const found = refusals(text).map(({ message }) => message)
    if (name in stricter) expect(found.join()).toMatch(stricter[name]!)
    else expect(found).toEqual([])
  })
})

function refusals(text: string): LintFinding[] {
  return lint(meshOf(text), [invalid, unknownKind]).filter(({ refusedBy }) => refusedBy === 'schema')
}
