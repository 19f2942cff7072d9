import { table } from '../../core/table.ts'
import { parseIstioVersion, versionText } from '../../core/istio-version.ts'
import { atLeast } from '../../model/istio-version.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { MeshConfigSource } from '../../model/mesh-config.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'
import type { Problem } from '../problem.ts'
import { editableField, meshConfigViews } from './helpers/config-fields.ts'

/** Sources: istio.io/api `mesh/v1alpha1/config.proto` of 1.30 to 1.32, and the release notes. */
export const meshNeedsIstio = defineRule({
  id: 'mesh/needs-istio',
  codes: ['newer-field', 'newer-mode'],
  severity: 'warning',
  summary: 'A field of the MeshConfig that is newer than the Istio of the mesh.',
  why: 'Istiod reads the MeshConfig without complaint and leaves out what it does not know, so that the mesh behaves as without the field (istio `pkg/util/protomarshal`, ApplyYAML).',
  fix: 'Upgrade Istio first, remove the field, or correct `istio-version` in `.meshgate.yaml`.',
  across: meshConfigViews(check),
})

/** The release that has a field first. */
const fieldsSince = table<string>({
  defaultInboundHttpRetryPolicy: '1.32',
  defaultTrafficPolicy: '1.31',
  serviceEntryVisibility: '1.31',
})

function* check(source: MeshConfigSource, mesh: Mesh): Generator<Problem<'newer-field' | 'newer-mode'>> {
  if (!mesh.context.isIstioVersionStated) return
  const release = versionText(mesh.context.istioVersion)
  for (const [name, since] of Object.entries(fieldsSince)) {
    const field = source.config.get(name)
    if (!field.exists || field.isNull || hasRelease(mesh, since)) continue
    yield {
      code: 'newer-field',
      node: editableField(source, field),
      at: 'key',
      message: `${quote(name)} needs Istio ${since}; this mesh runs ${release}, which leaves it out`,
      about: name,
    }
  }
  const mode = source.config.at('outboundTrafficPolicy', 'mode')
  if (mode.text === 'ALLOW_ANY_DYNAMIC_DNS' && !hasRelease(mesh, '1.31'))
    yield newerMode(source, mode.text, release)
}

function hasRelease(mesh: Mesh, release: string): boolean {
  const { major, minor } = parseIstioVersion(release)!
  return atLeast(mesh, major, minor)
}

/** Istiod of an older release lets requests to unknown hosts pass only with ALLOW_ANY. */
function newerMode(source: MeshConfigSource, mode: string, release: string): Problem<'newer-mode'> {
  return {
    code: 'newer-mode',
    node: editableField(source, source.config.at('outboundTrafficPolicy', 'mode')),
    confidence: 'likely',
    message: `${quote(mode)} needs Istio 1.31; this mesh runs ${release}, which then blocks unknown hosts; write \`ALLOW_ANY\``,
    about: mode,
  }
}
