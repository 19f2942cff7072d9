import type { Tree } from '../core/tree.ts'

/** The files that say what a kustomization consists of, by the names that kustomize looks for. */
export function kustomizationFiles({ files }: Tree): string[] {
  return files.filter((path) => /(^|\/)(kustomization\.ya?ml|Kustomization)$/.test(path))
}
