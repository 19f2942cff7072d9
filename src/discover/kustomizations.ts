import type { Tree } from '../core/tree.ts'

/** The paths of all kustomization files of a tree. */
export function kustomizationFiles({ files }: Tree): string[] {
  return files.filter(isKustomizationFile)
}

/** True for the file names that kustomize looks for (`RecognizedKustomizationFileNames` in its `konfig` package). */
export function isKustomizationFile(path: string): boolean {
  return /(^|\/)(kustomization\.ya?ml|Kustomization)$/.test(path)
}
