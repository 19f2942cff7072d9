import { groupByEach } from '../../core/group.ts'
import { fullHost, isWildcard, normalHost } from '../../istio/hosts/hosts.ts'
import { servicesFor } from '../../istio/hosts/services.ts'
import { routesOf } from '../../istio/routing/routes.ts'
import { derived } from '../../model/derived.ts'
import { meshOfOtherObjects, type Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { isUnfilled } from '../../syntax/unfilled.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'
import type { Problem } from '../problem.ts'

/** Source: istio `pilot/pkg/model/push_context.go` and `config.go`, which look hosts up by their text. */
export const hostSpelling = defineRule({
  id: 'egress/host-spelling',
  codes: ['policy-without-effect', 'destination-without-cluster'],
  severity: 'error',
  summary: 'A host in another spelling than that of its Service or ServiceEntry.',
  why: 'To DNS a capital letter and a dot at the end of a name make no difference. Istio compares the hosts of objects letter for letter: a DestinationRule for `API.example.com` does nothing for the ServiceEntry of `api.example.com`, so that its TLS and its limits are missing, and a route to that host fails with 503.',
  fix: 'Write hosts in small letters and without a dot at the end, in every object alike.',
  across: {
    *DestinationRule(rule, mesh) {
      const node = rule.spec.get('host')
      const declared = otherSpelling(mesh, node.text, rule.namespace)
      if (declared === undefined) return
      const effect = 'the rule has no effect on it'
      yield spellingProblem('policy-without-effect', node, declared, effect)
    },

    *VirtualService(virtualService, mesh) {
      for (const { destination } of routesOf(mesh, virtualService)) {
        const node = destination.get('host')
        const declared = otherSpelling(mesh, node.text, virtualService.namespace)
        if (declared === undefined) continue
        yield spellingProblem('destination-without-cluster', node, declared, 'requests fail with 503')
      }
    },
  },
})

type Code = 'policy-without-effect' | 'destination-without-cluster'

function spellingProblem(code: Code, node: Node, declared: string, effect: string): Problem<Code> {
  return {
    code,
    node,
    message: `${quote(node.text)} is declared as ${quote(declared)}, and Istio compares hosts letter for letter: ${effect}; write both in small letters and without a dot at the end`,
    about: normalHost(node.text),
  }
}

/**
 * How a host is declared that a name differs from only in capital letters or a dot at the end; `undefined` if the name is
 * declared as it is written, by no object, or only by wildcards.
 */
function otherSpelling(mesh: Mesh, text: string, namespace: string): string | undefined {
  if (text === '' || isWildcard(text) || isUnfilled(text)) return undefined
  const name = fullHost(text, namespace)
  const isNormal = text === normalHost(text)
  const allFiles = meshOfOtherObjects(mesh) ?? mesh
  const [spellings = [], others = []] = [mesh, allFiles].map((candidate) => entryHosts(candidate).get(name))
  const [isService, isOtherService] = [mesh, allFiles].map(
    (candidate) => servicesFor(candidate, name).length > 0,
  )
  if ([...spellings, ...others].includes(text) || (isNormal && (isService || isOtherService)))
    return undefined
  if (isService) return text.includes('.') ? normalHost(text) : text.toLowerCase()
  return spellings[0]
}

/** The hosts of ServiceEntries as they are written, by their normal form. */
const entryHosts = derived(['ServiceEntry'], (mesh) => {
  const hosts = mesh.ofKind('ServiceEntry').flatMap((entry) => entry.spec.items('hosts'))
  const texts = new Set(hosts.map(({ text }) => text).filter((text) => !isWildcard(text)))
  return groupByEach(texts, (text) => [normalHost(text)])
})
