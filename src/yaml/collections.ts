import { blockOrIndentlessList, flowOnly, type AllowedCollections } from './allowed-collections.ts'
import { readBlockList, readBlockMap, readIndentlessList } from './block.ts'
import { readFlowList, readFlowMap } from './flow.ts'
import type { CollectionReader } from './reading.ts'
import * as token from './token.ts'

/** The function that reads the collection that a token begins; `undefined` if no collection may begin there. */
export function collectionReader(kind: number, allowed: AllowedCollections): CollectionReader | undefined {
  if (kind === token.listStart) return readFlowList
  if (kind === token.mapStart) return readFlowMap
  if (kind === token.entry) return allowed === blockOrIndentlessList ? readIndentlessList : undefined
  if (allowed === flowOnly) return undefined
  if (kind === token.blockMapStart) return readBlockMap
  return kind === token.blockListStart ? readBlockList : undefined
}
