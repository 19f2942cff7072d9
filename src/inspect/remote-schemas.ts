import type { Render } from '../core/render.ts'
import type { SkippedFile } from '../core/report.ts'
import { quote } from '../rules/message/quote.ts'

/** The schemas on the network that the values of releases should have been held against: none is ever fetched. */
export function remoteSchemas(renders: Iterable<Render>): SkippedFile[] {
  const known = [...renders].flatMap((render) => render.remoteSchemas)
  const names = new Map(known.map((remote) => [JSON.stringify(remote), remote]))
  return [...names.values()].map(({ file, address }) => ({
    file,
    reason: `refers to ${quote(address)}, which is not fetched: values are not held against that`,
  }))
}
