import type { NativeBuild } from './native.ts'

/** How the engine's build compares with that of the native kustomize. The first two need no reason. */
export type BuildVerdict =
  | 'equal'
  | 'both refuse'
  | 'refused in other words'
  | 'only native builds'
  | 'only the engine builds'
  | 'different'

/** Compares two builds of one case. */
export function buildVerdict(native: NativeBuild, engine: NativeBuild): BuildVerdict {
  if ('error' in native) {
    if (!('error' in engine)) return 'only the engine builds'
    return comparable(native.error) === comparable(engine.error) ? 'both refuse' : 'refused in other words'
  }
  if ('error' in engine) return 'only native builds'
  return native.manifest === engine.manifest ? 'equal' : 'different'
}

/** A message without the addresses of Go pointers, which differ from run to run. */
function comparable(message: string): string {
  return message.replaceAll(/0x[0-9a-f]+/g, '0x')
}
