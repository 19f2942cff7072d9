import { readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SchemaFile } from '../../src/schema/bundled-schemas.ts'
import type { KindShape } from '../../src/schema/kind-shape.ts'
import { download } from '../../engine/build/go.ts'
import { kindsOf } from './crds.ts'
import { helmReleaseDefinition } from './helm-release.ts'
import { builtInKinds } from './openapi.ts'
import { origins } from './origins.ts'
import { share } from './share.ts'

/** How each file of schemas/kinds is made from Go modules. */
export const makers = {
  'argo-cd': () => share(released('Argo CD', 'argo-cd', kindsOf(yamlIn('argo-cd', 'manifests/crds')))),
  flux: () =>
    share([
      ...released('helm-controller', 'helmRelease', kindsOf([helmReleaseDefinition()])),
      ...released('kustomize-controller', 'kustomizeController', kustomizations()),
    ]),
  'gateway-api': () => share(released('Gateway API', 'gateway-api', gatewayKinds())),
  kubernetes: () => share(released('Kubernetes', 'kubernetes', builtInKinds(swagger()))),
} as const satisfies Record<string, () => SchemaFile>

/** Names the release that kinds are of, as far as people speak of it: `Kubernetes 1.37`. */
function released(name: string, origin: keyof typeof origins, kinds: readonly KindShape[]): KindShape[] {
  const [, release = ''] = /^v(\d+\.\d+)/.exec(origins[origin].version) ?? []
  return kinds.map((kind) => ({ ...kind, release: `${name} ${release}` }))
}

function kustomizations(): KindShape[] {
  return kindsOf(yamlIn('kustomizeController', 'config/crd/bases'))
}

/** The experimental channel has all that the standard one has, and more: what a cluster has is not known here. */
function gatewayKinds(): KindShape[] {
  return kindsOf(
    ['experimental', 'standard'].flatMap((channel) => yamlIn('gateway-api', `config/crd/${channel}`)),
  )
}

function swagger(): string {
  const folder = folderOf('kubernetes')
  return readFileSync(join(folder, 'api/openapi-spec/swagger.json'), 'utf8')
}

function yamlIn(origin: keyof typeof origins, folder: string): string[] {
  const path = join(folderOf(origin), folder)
  return readdirSync(path)
    .filter((file) => file.endsWith('.yaml'))
    .toSorted()
    .map((file) => readFileSync(join(path, file), 'utf8'))
}

function folderOf(origin: keyof typeof origins): string {
  const { module, version } = origins[origin]
  return download(tmpdir(), module, version)
}
