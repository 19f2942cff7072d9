import { versionText } from '../../core/istio-version.ts'
import { levelsOf, originatesTls } from '../../istio/routing/destination.ts'
import { atLeast } from '../../model/istio-version.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { isPresent } from '../message/is-present.ts'
import { quote } from '../message/quote.ts'
import { defineRule, type Problem } from '../rule.ts'
import { entriesNameNothing, hasSni, namesNothing } from './helpers/tls-names.ts'

export const tlsNameUnchecked = defineRule({
  id: 'egress/tls-name-unchecked',
  codes: ['insecure-skip-verify', 'missing-ca', 'missing-subject-alt-names'],
  severity: 'warning',
  istio: ['IST0128', 'IST0129'],
  summary: 'TLS that takes the certificate of any server.',
  why: 'Without `sni` Istio has the name in the certificate compared with the host of the request; with `sni` it compares nothing unless `subjectAltNames` says what with. Any certificate that the CA has signed will then do, that of an attacker in between as well; with `insecureSkipVerify`, and before Istio 1.21 without `caCertificates`, any certificate at all.',
  fix: 'List the names of the server in `subjectAltNames`, or leave `sni` out where it is the host that is called; never skip verification outside of tests.',
  across: {
    *DestinationRule(rule, mesh) {
      const blocks = levelsOf(rule).map((level) => level.get('tls'))
      for (const tls of blocks.filter(skips)) yield skipped(tls, rule)
      const checking = blocks.filter((tls) => originatesTls(tls) && !skips(tls))
      const trusting = checking.filter((tls) => trustsAll(tls, mesh))
      for (const tls of trusting) yield trusted(tls, mesh)
      const unnamed = checking.filter((tls) => !trusting.includes(tls) && hasSni(tls) && namesNothing(tls))
      if (unnamed.length === 0 || !entriesNameNothing(mesh, rule)) return
      for (const tls of unnamed) yield unchecked(tls)
    },
  },
})

function skips(tls: Node): boolean {
  return originatesTls(tls) && tls.get('insecureSkipVerify').scalar === true
}

function skipped(tls: Node, rule: Manifest): Problem<'insecure-skip-verify'> {
  const host = quote(rule.spec.get('host').text)
  return {
    code: 'insecure-skip-verify',
    node: tls.get('insecureSkipVerify'),
    message: `\`insecureSkipVerify\` takes any certificate for ${host}, be it self-signed or of another host`,
  }
}

/** The CAs of the system are used since 1.21 (VERIFY_CERTIFICATE_AT_CLIENT). Those of a credential are in its Secret. */
function trustsAll(tls: Node, mesh: Mesh): boolean {
  return (
    !atLeast(mesh, 1, 21) && !isPresent(tls.get('caCertificates')) && !isPresent(tls.get('credentialName'))
  )
}

function trusted(tls: Node, { context }: Mesh): Problem<'missing-ca'> {
  return {
    code: 'missing-ca',
    node: tls.get('mode'),
    message: `without \`caCertificates\` release ${versionText(context.istioVersion)} takes any certificate: the CAs of the system are used from 1.21 on`,
    missing: tls.get('caCertificates'),
  }
}

function unchecked(tls: Node): Problem<'missing-subject-alt-names'> {
  const sni = tls.get('sni')
  return {
    code: 'missing-subject-alt-names',
    node: sni,
    at: 'key',
    missing: tls.get('subjectAltNames'),
    message: `with \`sni\` ${quote(sni.data)} and no \`subjectAltNames\` the name in the certificate is not checked: list the names that it may have`,
  }
}
