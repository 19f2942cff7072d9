import { describe, expect, test } from 'vitest'
import { lint, type LintFinding } from '../../../src/lint.ts'
import { rules } from '../../../src/rules/index.ts'
import { invalid } from '../../../src/rules/schema/invalid.ts'
import { unknownKind } from '../../../src/rules/schema/unknown-kind.ts'
import { meshOf } from '../objects.ts'
import { casesOf, hasIstioCases } from './cases.ts'

const cases = casesOf('crd')

/** Cases whose verdict differs from that of an API server, with the reason. */
const exempt: Readonly<Record<string, string>> = {
  'crd/serviceentry-valid.yaml/0':
    'an address `001:db8::` without quotes is a map with a null in YAML, as Go reads it too; an API server takes texts only',
}

describe.skipIf(!hasIstioCases)('what the API server says by Istio’s definitions', () => {
  test('all cases are read', () => expect(cases.length).toBeGreaterThanOrEqual(59))

  test.each(cases.filter(({ name }) => !(name in exempt)))('$name: $verdict', ({ verdict, text }) => {
    const messages = refusals(text).map(({ message }) => message)
    if (verdict.startsWith('reject')) expect(messages).not.toEqual([])
    else expect(messages).toEqual([])
  })

  test('each exempt case exists and has another result than its verdict', () => {
    for (const name of Object.keys(exempt)) {
      const exemptCase = cases.find((candidate) => candidate.name === name)
      expect(refusals(exemptCase!.text).length > 0).not.toBe(exemptCase!.verdict.startsWith('reject'))
    }
  })
})

/** The rules that report documents which Istio accepts, but which have no effect or another effect than they seem to. */
const ineffective: Readonly<Record<string, readonly string[]>> = {
  // The document has the names of the fields in place of principals, which are `ISSUER/SUBJECT`.
  'crd/authz-valid.yaml/0': ['jwt/principal-never-matches'],
  // The address of the exemption above.
  'crd/serviceentry-valid.yaml/0': ['egress/static-endpoint'],
  // A `workloadSelector` without a resolution, of which istiod warns, too.
  'crd/serviceentry-valid.yaml/2': ['egress/webhook'],
}

describe.skipIf(!hasIstioCases)('what Istio calls valid', () => {
  const valid = cases.filter(({ name }) => name.includes('-valid.'))

  // A document alone lacks the objects that it refers to; rules report these as likely, not as certain.
  test.each(valid)('$name has no error and no warning, except those of the table', ({ name, text }) => {
    const findings = lint(meshOf(text), rules).filter(
      ({ severity, confidence }) => severity !== 'info' && confidence === 'certain',
    )
    expect([...new Set(findings.map(({ rule }) => rule))].toSorted()).toEqual(ineffective[name] ?? [])
  })
})

/** Cases that the webhook accepts and the schema refuses, since Istio tests only a part of the object; with the message. */
const refusedBySchema: Readonly<Record<string, RegExp>> = {
  'webhook/TestValidateTlsOptions/7-simple-more-than-2-certs': /2 items/,
  'webhook/TestValidateRequestAuthentication/7-empty-issuer-and-set-jwksuri': /must not be empty/,
  'webhook/TestValidateServiceEntries/48-partial-wildcard-hosts': /resolution: NONE/,
  'webhook/TestValidateHTTPDirectResponse/7-with-bytes-body': /base64/,
  'webhook/TestValidateHTTPDirectResponse/8-with-bytes-body-over-100kb': /base64/,
}

describe.skipIf(!hasIstioCases)('what the webhook accepts', () => {
  const accepted = casesOf('webhook').filter(({ verdict }) => verdict.startsWith('accept'))

  test.each(accepted)('$name is accepted by the schema too, except those of the table', ({ name, text }) => {
    const messages = refusals(text).map(({ message }) => message)
    if (name in refusedBySchema) expect(messages.join()).toMatch(refusedBySchema[name]!)
    else expect(messages).toEqual([])
  })
})

function refusals(text: string): LintFinding[] {
  return lint(meshOf(text), [invalid, unknownKind]).filter(({ refusedBy }) => refusedBy === 'schema')
}
