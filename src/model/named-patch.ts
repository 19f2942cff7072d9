import { baseName } from '../core/path.ts'

/** True for a file named like a patch: `patches/x.yaml`, `replicas-patch.yaml`. */
export function isNamedPatch(path: string): boolean {
  return /(^|\/)patches\//.test(path) || /(?<![a-z])patch|Patch/.test(baseName(path))
}
