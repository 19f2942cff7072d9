import { oncePer } from '../core/once-per.ts'
import type { Tree } from '../core/tree.ts'
import { bundledKinds } from '../schema/bundled-kinds.ts'
import { servedKinds } from '../schema/istio.ts'

/**
 * The APIs that a cluster is assumed to serve besides Kubernetes' own, if nothing states them: in a tree with objects of
 * Istio the APIs of Istio, the Gateway API, Argo CD and Flux, as `group/version` and `group/version/Kind`; else nothing, as
 * with `helm template`. Without them objects that templates render only for `.Capabilities.APIVersions` would not be
 * checked.
 */
export const apisOfMesh = oncePer(({ files, read }: Tree): readonly string[] => {
  const isMesh = files.some((path) => /\.(ya?ml|json|tpl)$/.test(path) && statesIstio(read(path)))
  return isMesh ? meshApis() : []
})

/**
 * True for a file with an object of Istio. A template that tests capabilities does not count, since it proves nothing about
 * the cluster.
 */
function statesIstio(data: Uint8Array | undefined): boolean {
  const bytes = Buffer.from(data?.buffer ?? new ArrayBuffer(0), data?.byteOffset ?? 0, data?.byteLength ?? 0)
  return bytes.includes('istio.io/') && !bytes.includes('.Capabilities') && istioObject.test(bytes.toString())
}

const istioObject =
  /^\s*(?:- )?["']?apiVersion["']?:\s*["']?(?:networking|security|telemetry|extensions)\.istio\.io\//m

function meshApis(): string[] {
  return [...new Set([...istioApis(), ...bundledApis()].flatMap(([api, kind]) => [api, `${api}/${kind}`]))]
}

function istioApis(): [api: string, kind: string][] {
  return Object.entries(servedKinds).flatMap(([kind, { group, versions }]) =>
    versions.map((version): [string, string] => [`${group}/${version}`, kind]),
  )
}

function bundledApis(): [api: string, kind: string][] {
  return Object.entries(bundledKinds).flatMap(([name, file]): [string, string][] => {
    const [group, version, kind] = name.split('/')
    return file !== 'kubernetes' && kind !== undefined ? [[`${group}/${version}`, kind]] : []
  })
}
