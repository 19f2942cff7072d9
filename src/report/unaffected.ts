import { groupedDigits } from '../core/grouped-digits.ts'
import type { Unaffected, Unlisted } from '../core/report.ts'
import { count } from './words.ts'

/** The verdict on a change for which nothing was checked, without a full stop. It must not read like a success. */
export function unaffectedLine({ changedFiles }: Unaffected): string {
  return changedFiles === 0
    ? 'nothing was checked: base and head are the same'
    : 'nothing was checked: this change touches nothing that is rendered or checked'
}

/** The size of a change for which nothing was checked. */
export function unaffectedExtent({ changedFiles }: Unaffected): string {
  return changedFiles === 0 ? 'no changed files' : `${count(changedFiles, 'changed file')} that nothing reads`
}

/** A reminder that existing findings may exist, without a full stop. */
export const notListedText = 'findings that base has are not listed'

/** The findings that a run did not list, since it checked only what the change affects; without a full stop. */
export function unlistedText({ targets }: Unlisted): string {
  return targets === 1
    ? 'findings that base has in 1 unchanged target are not listed'
    : `findings that base has in ${groupedDigits(targets)} unchanged targets are not listed`
}
