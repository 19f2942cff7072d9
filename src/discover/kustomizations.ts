import type { Tree } from '../core/tree.ts'

/** The files that say what a kustomization consists of. */
export function kustomizationFiles({ files }: Tree): string[] {
  return files.filter(isKustomizationFile)
}

/** True for the names that kustomize looks for (`RecognizedKustomizationFileNames` of its `konfig` package). */
export function isKustomizationFile(path: string): boolean {
  return /(^|\/)(kustomization\.ya?ml|Kustomization)$/.test(path)
}
