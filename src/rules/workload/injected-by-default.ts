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

/** Source: istio `pkg/config/analysis/analyzers/injection/injection.go`. */
export const injectedByDefault = defineRule({
  id: 'workload/injected-by-default',
  codes: ['no-injection-label'],
  severity: 'info',
  istio: ['IST0148'],
  summary: 'A Namespace has no label for sidecars, and its pods get them.',
  why: 'Istio is installed with `enableNamespacesByDefault`: the pods of every namespace without a label get sidecars, also those of tools and operators.',
  fix: 'Set the label explicitly: `istio-injection: enabled`, or `disabled`.',
  across: {
    *Namespace(namespace, mesh) {
      const injector = injectorValues(mesh, '')
      const injectsByDefault = injector?.at('sidecarInjectorWebhook', 'enableNamespacesByDefault')
      if (injectsByDefault?.scalar !== true || hasInjectionLabel(namespace)) return
      if (isSystemNamespace(namespace.name) || namespace.name === mesh.rootNamespace) return
      yield {
        code: 'no-injection-label',
        node: namespace.root.at('metadata', 'name'),
        at: 'object',
        message: `the pods get sidecars although no label asks for them: this Istio injects sidecars by default; write \`${injectionLabel}: enabled\`, or \`disabled\``,
      }
    },
  },
})

function hasInjectionLabel(namespace: Manifest): boolean {
  const labels = namespaceLabels(namespace)
  return [injectionLabel, revisionLabel, modeLabel].some((label) => labels.get(label).exists)
}
