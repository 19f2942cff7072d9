import { hasGo } from '../../engine/native-helm.ts'

/** What a test run is started with. */
interface Surroundings {
  readonly hasGo: boolean
  /** The variable `CI`. */
  readonly ci: string | undefined
}

/**
 * Whether what needs Go can be tested. Elsewhere such tests are skipped, visibly; in CI nobody would see that, so that
 * a run without Go fails there. Throws an error that says what is missing.
 */
export function goIsHere(
  { hasGo: hasGoHere, ci }: Surroundings = { hasGo: hasGo(), ci: process.env['CI'] },
): boolean {
  if (!hasGoHere && isCi(ci)) {
    throw new Error(
      'Go is missing: in CI the engine is compared with the native helm itself and never with a recording; install the Go that engine/go.mod names',
    )
  }
  return hasGoHere
}

/** Whether the variable `CI` says so. */
export function isCi(ci: string | undefined): boolean {
  return !['', '0', 'false'].includes(ci ?? '')
}
