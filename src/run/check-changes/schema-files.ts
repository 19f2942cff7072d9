import type { ConfiguredTree } from './named-files.ts'
import { compareText } from '../../core/order.ts'
import type { CheckChange } from '../../core/report.ts'
import { resolveLinks } from '../../core/tree.ts'
import { kindsBySchemaFile, namesSchemaFile, schemaFiles } from '../../inspect/configured-schemas.ts'
import type { Scope } from '../../inspect/types.ts'
import type { Reader } from '../../yaml/reader.ts'

/** A file that `schemas` names in base or head and that differs between them. */
export interface SchemaFileDifference {
  readonly file: string
  readonly change: 'added' | 'removed' | 'changed'
  readonly effect: CheckChange['effect']
  /** Kinds that base's file describes and no schema of head does: `example.com/v1/Widget`. */
  readonly lostKinds: readonly string[]
}

/**
 * The schema files that differ between base and head. They may loosen the check although no line of the configuration
 * changes. A file that is removed together with its entry is omitted, since the configuration shows that.
 */
export async function schemaFileDifferences(
  base: ConfiguredTree,
  head: ConfiguredTree,
  scope: Scope,
): Promise<SchemaFileDifference[]> {
  const named = [base, head].flatMap(({ reader, config }) => schemaFiles(reader, config.schemas ?? []))
  const differs = (file: string): boolean => textOf(base.reader, file) !== textOf(head.reader, file)
  if (!named.some(differs)) return []
  const [baseFiles, headFiles] = await Promise.all([kindsOf(base, scope), kindsOf(head, scope)])
  const [baseKinds, headKinds] = [baseFiles, headFiles].map((files) => new Set([...files.values()].flat()))
  return [...new Set([...baseFiles.keys(), ...headFiles.keys()])]
    .filter((file) => headFiles.has(file) || namesSchemaFile(head.config.schemas ?? [], file))
    .filter(differs)
    .toSorted(compareText)
    .map((file) => {
      const lostKinds = [...(baseFiles.get(file) ?? [])].filter((kind) => !headKinds!.has(kind))
      const gained = [...(headFiles.get(file) ?? [])].filter((kind) => !baseKinds!.has(kind))
      const change = !headFiles.has(file) ? 'removed' : baseFiles.has(file) ? 'changed' : 'added'
      const tightens = change === 'added' && gained.length === headFiles.get(file)!.length
      return {
        file,
        change,
        lostKinds,
        effect: lostKinds.length > 0 ? 'loosens' : tightens ? 'tightens' : 'changes',
      }
    })
}

function kindsOf({ reader, config }: ConfiguredTree, scope: Scope): Promise<Map<string, readonly string[]>> {
  return kindsBySchemaFile(reader, config.schemas ?? [], scope)
}

function textOf({ tree, text }: Reader, file: string): string | undefined {
  return text(resolveLinks(tree, file) ?? file)
}

/** The differences for the report. */
export function schemaFileChanges(differences: readonly SchemaFileDifference[]): CheckChange[] {
  return differences.map(({ file, change, effect, lostKinds }) => ({
    at: { file, line: 1, column: 1, endLine: 1, endColumn: 1 },
    side: change === 'removed' ? 'base' : 'head',
    key: 'schemas',
    effect,
    ...(change === 'removed' && { before: file }),
    ...(change === 'added' && { after: file }),
    ...noteOf(change, lostKinds),
  }))
}

function noteOf(
  change: SchemaFileDifference['change'],
  lostKinds: readonly string[],
): Pick<CheckChange, 'note'> {
  if (lostKinds.length > 0) return { note: `no schema of ${lostKinds.join(', ')} is left` }
  return change === 'changed' ? { note: 'the schema itself changes' } : {}
}
