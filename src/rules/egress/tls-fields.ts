import { isSet } from '../message/empty-lists.ts'
import { table } from '../../core/table.ts'
import { policyLevels } from '../../istio/routing/destination.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Node } from '../../model/node.ts'
import { isUnfilled } from '../../syntax/unfilled.ts'
import { isPresent } from '../message/is-present.ts'
import { quote } from '../message/quote.ts'
import { webhookProblem } from '../message/webhook-problem.ts'
import { defineRule } from '../rule.ts'
import type { Problem } from '../problem.ts'

/** Source: istio `pkg/config/validation/agent/validation.go`, ValidateTLS. */
export const tlsFields = defineRule({
  id: 'egress/tls-fields',
  codes: [
    'configmap-syntax',
    'configmap-in-other-namespace',
    'verification-skipped',
    'files-beside-credential',
    'missing-client-certificate',
  ],
  severity: 'error',
  istio: ['IST0106'],
  summary: 'TLS settings of a DestinationRule exclude each other, or one of them is missing.',
  why: 'Certificates come from files or from a credential, never from both; MUTUAL needs a client certificate; and settings for verification exclude `insecureSkipVerify`. Istio refuses the DestinationRule, and TLS stays as it was.',
  fix: 'Keep only `credentialName`, or only the files: `clientCertificate` with `privateKey` for MUTUAL, `caCertificates` for the server.',
  on: {
    *DestinationRule(rule) {
      for (const tls of policyLevels(rule).map((level) => level.get('tls'))) {
        yield* configMapProblems(tls, rule)
        yield* skippedVerification(tls)
        yield* credentialProblems(tls)
      }
    },
  },
})

/** Checks a reference to a ConfigMap, which Istio only reads in the namespace of the rule. */
function* configMapProblems(
  tls: Node,
  rule: Manifest,
): Generator<Problem<'configmap-syntax' | 'configmap-in-other-namespace'>> {
  const credential = tls.get('credentialName')
  const [, path] = /^configmap:\/\/(.*)$/s.exec(credential.text) ?? []
  if (path === undefined || isUnfilled(path)) return
  const [namespace = '', name = '', ...extraParts] = path.split('/')
  if (namespace === '' || name === '' || extraParts.length > 0) {
    yield webhookProblem(
      'configmap-syntax',
      credential,
      `credentialName ${quote(credential.text)} has to be \`configmap://NAMESPACE/NAME\``,
    )
    return
  }
  // If the rule does not state its namespace, it is known only when somebody applies the rule.
  const ruleNamespace = rule.root.at('metadata', 'namespace').text
  if (ruleNamespace === '' || namespace === ruleNamespace) return
  yield webhookProblem(
    'configmap-in-other-namespace',
    credential,
    `credentialName ${quote(credential.text)} is in another namespace than the DestinationRule: Istio only reads ConfigMaps of ${quote(ruleNamespace)}`,
  )
}

function* skippedVerification(tls: Node): Generator<Problem<'verification-skipped'>> {
  const skip = tls.get('insecureSkipVerify')
  if (skip.scalar !== true) return
  const excluded = (verifying[tls.get('mode').text] ?? []).map((name) => tls.get(name)).filter(isSet)
  for (const node of excluded) {
    const message = `\`${nameOf(node)}\` and \`insecureSkipVerify: true\` exclude each other: leave one of the two out`
    yield webhookProblem('verification-skipped', node, message, {
      node: skip,
      note: 'switches verification off',
    })
  }
}

/** The fields that say how to verify the server, by mode. A credential of MUTUAL may contain only the client certificate. */
const verifying = table<readonly string[]>({
  SIMPLE: ['caCertificates', 'credentialName', 'subjectAltNames'],
  MUTUAL: ['caCertificates', 'subjectAltNames'],
})

function* credentialProblems(
  tls: Node,
): Generator<Problem<'files-beside-credential' | 'missing-client-certificate'>> {
  const mode = tls.get('mode')
  const credential = tls.get('credentialName')
  if (mode.text !== 'SIMPLE' && mode.text !== 'MUTUAL') return
  if (isPresent(credential)) yield* filesBeside(tls, credential)
  else if (mode.text === 'MUTUAL') yield* missingFiles(tls, mode)
}

function* filesBeside(tls: Node, credential: Node): Generator<Problem<'files-beside-credential'>> {
  const files = ['clientCertificate', 'privateKey', 'caCertificates', 'caCrl']
  for (const node of files.map((name) => tls.get(name)).filter(isPresent)) {
    const message = `\`${nameOf(node)}\` and \`credentialName\` exclude each other: leave one of the two out`
    const related = { node: credential, note: 'names the certificates and the key' }
    yield webhookProblem('files-beside-credential', node, message, related)
  }
}

function* missingFiles(tls: Node, mode: Node): Generator<Problem<'missing-client-certificate'>> {
  const missing = ['clientCertificate', 'privateKey'].filter((name) => !isPresent(tls.get(name)))
  if (missing.length === 0) return
  const fields = missing.map((name) => `\`${name}\``).join(' and ')
  const message = `mode \`MUTUAL\` needs ${fields}, or \`credentialName\``
  yield webhookProblem('missing-client-certificate', mode, message)
}

function nameOf(node: Node): string {
  return String(node.pathKeys.at(-1))
}
