import { oncePer } from '../core/once-per.ts'
import { originOf } from '../core/render.ts'
import type { DeletionPolicy, Manager } from '../core/target.ts'
import type { Manifest } from './manifest.ts'

/**
 * The setting that keeps an object when Argo CD prunes it (gitops-engine `pkg/sync/sync_context.go`, isPruningDisabled
 * and objRequiresPruneConfirmation) or deletes it with its Application (argo-cd `controller/appcontroller.go`,
 * shouldBeDeleted); `null` without one. An option in the annotation takes precedence over that of the Application.
 */
export function keptByArgo(
  manifest: Manifest,
  how: 'prune' | 'cascade',
  { syncOptions = [] }: DeletionPolicy,
): string | null {
  const annotations = manifest.root.at('metadata', 'annotations')
  const annotated = annotations
    .get('argocd.argoproj.io/sync-options')
    .text.split(',')
    .map((option) => option.trim())
  const prefix = how === 'prune' ? 'Prune=' : 'Delete='
  const annotatedOption = annotated.find((option) => option.startsWith(prefix))
  const option = annotatedOption ?? syncOptions.find((candidate) => candidate.startsWith(prefix))
  if (option === `${prefix}false` || option === `${prefix}confirm`)
    return annotatedOption === undefined
      ? `syncOptions: [${option}]`
      : `argocd.argoproj.io/sync-options: ${option}`
  return how === 'cascade' && annotations.get('helm.sh/resource-policy').text === 'keep'
    ? 'helm.sh/resource-policy: keep'
    : null
}

/**
 * The annotation or label, as `name: value`, that keeps an object when a Kustomization of Flux prunes or is deleted; `null`
 * without one (kustomize-controller `internal/controller/kustomization_controller.go`, deleteObjects).
 */
export function keptByFlux({ root }: Manifest): string | null {
  const metadata = root.get('metadata')
  for (const [name, value] of fluxKeepers)
    for (const place of ['annotations', 'labels'])
      if (metadata.at(place, name).text.toLowerCase() === value) return `${name}: ${value}`
  return null
}

const fluxKeepers = [
  ['kustomize.toolkit.fluxcd.io/prune', 'disabled'],
  ['kustomize.toolkit.fluxcd.io/reconcile', 'disabled'],
  ['kustomize.toolkit.fluxcd.io/ssa', 'ignore'],
] as const

/** The annotation that keeps an object when Helm upgrades or uninstalls its release; `null` without one. */
export function keptByHelm(manifest: Manifest): string | null {
  return manifest.root.at('metadata', 'annotations').get('helm.sh/resource-policy').text === 'keep'
    ? 'helm.sh/resource-policy: keep'
    : isInCrdsFolder(manifest)
      ? 'crds/'
      : null
}

/** True for an object in the folder `crds` of a chart: Helm creates it, and neither changes nor deletes it later. */
export function isInCrdsFolder({ root, origins }: Manifest): boolean {
  const file = origins && originOf(origins, root.location.line)?.file
  return file !== undefined && crdsFolder.test(file) && !templatesFolder.test(file)
}

const crdsFolder = /(?:^|\/)crds\//

/** `templates/crds/` is an ordinary folder of templates. */
const templatesFolder = /(?:^|\/)templates\//

/**
 * True for a hook of Helm or Argo CD, which is never pruned. Flux ignores such annotations in what a Kustomization
 * builds, and Argo CD does not treat CRDs as hooks (gitops-engine `pkg/sync/hook/helm/hook.go`).
 * @param manager the kind of the object whose controller applies it
 */
export function isHook(manifest: Manifest, manager?: Manager['kind']): boolean {
  if (manager === 'Kustomization') return false
  const { helm, isOfArgo } = hooksOf(manifest)
  const isHelmHook = helm !== null && !(manager === 'Application' && helm === 'crd-install')
  return isHelmHook || isOfArgo
}

/** What makes an object a hook: the text of Helm's annotation, `null` without one, and whether it has that of Argo CD. */
export const hooksOf = oncePer(({ root }: Manifest) => {
  const annotations = root.at('metadata', 'annotations')
  const hook = annotations.get('helm.sh/hook')
  return {
    helm: hook.exists ? hook.text : null,
    isOfArgo: annotations.get('argocd.argoproj.io/hook').exists,
  }
})
