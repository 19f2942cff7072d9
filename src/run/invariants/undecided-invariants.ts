import type { Config } from '../../core/config.ts'
import type { SkippedFile } from '../../core/report.ts'

/** Why a run does not decide invariants: it reads some paths, or an edit may follow at once. */
const reasons = {
  paths:
    'its invariants are about whole meshes, and this run reads only some paths; `meshgate check` without paths decides them',
  session: 'its invariants are decided once no edit follows for a moment',
} as const

/** Lists the configuration as not checked where a run does not decide its invariants; nothing if it has none. */
export function undecidedInvariants(
  { invariants }: Config,
  configFile: string | null,
  why: keyof typeof reasons,
): SkippedFile[] {
  return invariants && invariants.length > 0 ? [{ file: configFile ?? '.', reason: reasons[why] }] : []
}
