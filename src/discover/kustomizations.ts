import type { Tree } from '../core/tree.ts'

/** The file names that kustomize looks for (`RecognizedKustomizationFileNames` in its `konfig` package). */
export const kustomizationNames = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'] as const

/** The paths of all kustomization files of a tree. */
export function kustomizationFiles({ files }: Tree): string[] {
  return files.filter(isKustomizationFile)
}

/** True for the path of a kustomization file. */
export function isKustomizationFile(path: string): boolean {
  return /(^|\/)(kustomization\.ya?ml|Kustomization)$/.test(path)
}
