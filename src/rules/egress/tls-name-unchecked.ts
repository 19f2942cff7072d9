import { versionText } from '../../core/istio-version.ts'
import { policyLevels, originatesTls } from '../../istio/routing/destination.ts'
import { atLeast } from '../../model/istio-version.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { isPresent } from '../message/is-present.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'
import type { Problem } from '../problem.ts'
import { backendPolicyViews } from '../shared/converted-views.ts'
import { entriesStateNoNames, hasSni, statesNoNames } from './helpers/tls-names.ts'

export const tlsNameUnchecked = defineRule({
  id: 'egress/tls-name-unchecked',
  codes: ['insecure-skip-verify', 'missing-ca', 'missing-subject-alt-names'],
  severity: 'warning',
  istio: ['IST0128', 'IST0129'],
  summary: 'TLS settings accept the certificate of any server.',
  why: 'Without `sni` the proxy compares the name in the certificate with the host of the request; with `sni` it compares nothing unless `subjectAltNames` lists the names. It then accepts any certificate that the CA has signed, also that of an attacker in between; with `insecureSkipVerify`, and before Istio 1.21 without `caCertificates`, it accepts any certificate at all. Of a BackendTLSPolicy Istio uses `hostname` only as `sni`, although the Gateway API defines more (istio `pilot/pkg/networking/core/cluster_tls.go`, setAutoSniAndAutoSanValidation).',
  fix: 'List the names of the server in `subjectAltNames`, or leave `sni` out if it equals the called host; never skip verification outside of tests.',
  across: {
    *DestinationRule(rule, mesh) {
      const blocks = policyLevels(rule).map((level) => level.get('tls'))
      for (const tls of blocks.filter(skipsVerification)) yield skippedProblem(tls, rule)
      const verifying = blocks.filter((tls) => originatesTls(tls) && !skipsVerification(tls))
      const trusting = verifying.filter((tls) => trustsAnyCertificate(tls, mesh))
      for (const tls of trusting) yield missingCa(tls, mesh)
      const unnamed = verifying.filter((tls) => !trusting.includes(tls) && hasSni(tls) && statesNoNames(tls))
      if (unnamed.length === 0 || !entriesStateNoNames(mesh, rule)) return
      for (const tls of unnamed) yield uncheckedName(rule, tls)
    },

    ...backendPolicyViews(uncheckedNames),
  },
})

/** Reports settings that send a name and compare none. */
function* uncheckedNames(rule: Manifest, mesh: Mesh): Generator<Problem<'missing-subject-alt-names'>> {
  const blocks = policyLevels(rule).map((level) => level.get('tls'))
  const unnamed = blocks.filter((tls) => hasSni(tls) && statesNoNames(tls))
  if (unnamed.length === 0 || !entriesStateNoNames(mesh, rule)) return
  for (const tls of unnamed) yield uncheckedName(rule, tls)
}

function skipsVerification(tls: Node): boolean {
  return originatesTls(tls) && tls.get('insecureSkipVerify').scalar === true
}

function skippedProblem(tls: Node, rule: Manifest): Problem<'insecure-skip-verify'> {
  const host = quote(rule.spec.get('host').text)
  return {
    code: 'insecure-skip-verify',
    node: tls.get('insecureSkipVerify'),
    message: `\`insecureSkipVerify\` accepts any certificate for ${host}, also self-signed ones and those of other hosts; remove it`,
  }
}

/**
 * True if a block accepts any certificate because it names no CA. Since 1.21 the CAs of the system are used
 * (VERIFY_CERTIFICATE_AT_CLIENT). The CAs of a credential are in its Secret.
 */
function trustsAnyCertificate(tls: Node, mesh: Mesh): boolean {
  return (
    !atLeast(mesh, 1, 21) && !isPresent(tls.get('caCertificates')) && !isPresent(tls.get('credentialName'))
  )
}

function missingCa(tls: Node, { context }: Mesh): Problem<'missing-ca'> {
  return {
    code: 'missing-ca',
    node: tls.get('mode'),
    message: `without \`caCertificates\` Istio ${versionText(context.istioVersion)} accepts any certificate: it uses the CAs of the system from 1.21 on; set \`caCertificates\``,
    missing: tls.get('caCertificates'),
  }
}

function uncheckedName({ originals }: Manifest, tls: Node): Problem<'missing-subject-alt-names'> {
  const sni = tls.get('sni')
  const [field, names] = originals
    ? ['hostname', `add \`subjectAltNames: [{type: Hostname, hostname: ${sni.text}}]\``]
    : ['sni', 'list the accepted names in `subjectAltNames`']
  return {
    code: 'missing-subject-alt-names',
    node: sni,
    at: 'key',
    missing: tls.get('subjectAltNames'),
    message: `with \`${field}\` ${quote(sni.data)} and no \`subjectAltNames\` the name in the certificate is not checked: ${names}`,
  }
}
