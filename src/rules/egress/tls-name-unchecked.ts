import { levelsOf, originatesTls } from '../../model/destination.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Node } from '../../model/node.ts'
import { quote } from '../quote.ts'
import { defineRule, type Problem } from '../rule.ts'
import { entriesNameNothing, hasSni, namesNothing } from './tls-names.ts'

export const tlsNameUnchecked = defineRule({
  id: 'egress/tls-name-unchecked',
  severity: 'warning',
  summary: 'TLS that takes the certificate of any server.',
  why: 'Without `sni` Istio has the name in the certificate compared with the host of the request; with `sni` it compares nothing unless `subjectAltNames` says what with. Any certificate that the CA has signed will then do, that of an attacker in between as well; with `insecureSkipVerify` any certificate at all.',
  fix: 'List the names of the server in `subjectAltNames`, or leave `sni` out where it is the host that is called; never skip verification outside of tests.',
  on: {
    *DestinationRule(rule, mesh) {
      const blocks = levelsOf(rule).map((level) => level.get('tls'))
      for (const tls of blocks.filter(skips)) yield skipped(tls, rule)
      const unnamed = blocks.filter((tls) => !skips(tls) && hasSni(tls) && namesNothing(tls))
      if (unnamed.length === 0 || !entriesNameNothing(mesh, rule)) return
      for (const tls of unnamed) yield unchecked(tls)
    },
  },
})

function skips(tls: Node): boolean {
  return originatesTls(tls) && tls.get('insecureSkipVerify').scalar === true
}

function skipped(tls: Node, rule: Manifest): Problem {
  const host = quote(rule.spec.get('host').text)
  return {
    node: tls.get('insecureSkipVerify'),
    message: `\`insecureSkipVerify\` takes any certificate for ${host}, be it self-signed or of another host`,
  }
}

function unchecked(tls: Node): Problem {
  const sni = tls.get('sni')
  return {
    node: sni,
    at: 'key',
    missing: tls.get('subjectAltNames'),
    message: `with \`sni\` ${quote(sni.data)} and no \`subjectAltNames\` the name in the certificate is not checked: list the names that it may have`,
  }
}
