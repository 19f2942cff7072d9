import { ambientReach } from '../../istio/ambient/ztunnel.ts'
import { defineRule } from '../rule.ts'

export const sidecarIgnored = defineRule({
  id: 'ambient/sidecar-ignored',
  codes: ['no-sidecar'],
  severity: 'warning',
  istio: ['IST0167'],
  summary: 'A Sidecar for workloads in ambient mode.',
  why: 'Workloads in ambient mode have no sidecar. Ztunnel and waypoints read no Sidecar, so that it neither limits nor extends what the workloads can call.',
  fix: 'Remove the Sidecar; limit calls with AuthorizationPolicies at the called workloads.',
  across: {
    *Sidecar(sidecar, mesh) {
      const reach = ambientReach(mesh, sidecar)
      if (reach === 'no') return
      yield {
        code: 'no-sidecar',
        node: sidecar.root.at('metadata', 'name'),
        at: 'object',
        message: 'the workloads of this Sidecar are in ambient mode, where nothing reads it; remove it',
        ...(reach === 'likely' && { confidence: 'likely' }),
      }
    },
  },
})
