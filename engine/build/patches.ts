// What the engine copies of other modules, and what it changes there.
import { HELM_COPIES, helmPatches } from './patches/helm.ts'
import { KUBE_OPENAPI_COPIES, kubeOpenapiPatches } from './patches/kube-openapi.ts'
import { KUSTOMIZE_COPIES, kustomizePatches } from './patches/kustomize.ts'
import { KYAML_COPIES, kyamlPatches } from './patches/kyaml.ts'
import type { Copies, Patch } from './patches/patch.ts'

/** The packages copied of each module. */
export const COPIES: Copies = {
  ...HELM_COPIES,
  ...KUSTOMIZE_COPIES,
  ...KYAML_COPIES,
  ...KUBE_OPENAPI_COPIES,
}

/** @param versions the versions of modules by their paths */
export function patches(versions: (module: string) => string): Patch[] {
  return [
    ...helmPatches(versions('k8s.io/client-go')),
    ...kustomizePatches,
    ...kyamlPatches,
    ...kubeOpenapiPatches,
  ]
}
