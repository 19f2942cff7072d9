import {
  injectionLabel,
  isSystemNamespace,
  modeLabel,
  namespaceLabels,
  revisionLabel,
} from '../../istio/workload/dataplane.ts'
import { injectorValues } from '../../istio/workload/injector.ts'
import type { Manifest } from '../../model/manifest.ts'
import { defineRule } from '../rule.ts'

/** After istio `pkg/config/analysis/analyzers/injection/injection.go`. */
export const injectedByDefault = defineRule({
  id: 'workload/injected-by-default',
  codes: ['no-injection-label'],
  severity: 'info',
  istio: ['IST0148'],
  summary: 'A Namespace says nothing of sidecars, and its pods get them.',
  why: 'Istio is installed with `enableNamespacesByDefault`: every namespace that does not refuse is injected, those of tools and operators too.',
  fix: 'Say what is meant: `istio-injection: enabled`, or `disabled`.',
  across: {
    *Namespace(namespace, mesh) {
      const injector = injectorValues(mesh, '')
      const everywhere = injector?.at('sidecarInjectorWebhook', 'enableNamespacesByDefault')
      if (everywhere?.scalar !== true || saysSomething(namespace)) return
      if (isSystemNamespace(namespace.name) || namespace.name === mesh.rootNamespace) return
      yield {
        code: 'no-injection-label',
        node: namespace.root.at('metadata', 'name'),
        at: 'object',
        message: `the pods get sidecars although no label asks for them: this Istio injects by default; write \`${injectionLabel}: enabled\`, or \`disabled\``,
      }
    },
  },
})

function saysSomething(namespace: Manifest): boolean {
  const labels = namespaceLabels(namespace)
  return [injectionLabel, revisionLabel, modeLabel].some((label) => labels.get(label).exists)
}
