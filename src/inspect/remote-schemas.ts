import type { Render } from '../core/render.ts'
import type { SkippedFile } from '../core/report.ts'
import { quote } from '../rules/message/quote.ts'

/** The schemas on the network that a values.schema.json refers to, once each. They are never fetched. */
export function skippedRemoteSchemas(renders: Iterable<Render>): SkippedFile[] {
  const references = [...renders].flatMap((render) =>
    render.status === 'not-built' ? [] : render.remoteSchemas,
  )
  const referenceByName = new Map(references.map((reference) => [JSON.stringify(reference), reference]))
  return [...referenceByName.values()].map(({ file, address }) => ({
    file,
    reason: `refers to ${quote(address)}, which is not fetched: values are not held against that`,
  }))
}
