/** A target in a sentence, by its id: `kustomization apps/web` for a kustomization, else the id. */
export function targetTitle(id: string): string {
  return id.replace(/^kustomize:/, 'kustomization ')
}
