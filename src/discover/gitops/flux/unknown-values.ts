/**
 * Why a release without some of its values is not complete: "rendered without the values of Secret `web`, which this
 * repository does not show".
 *
 * @param holders the sources of the values, at least one
 */
export function unknownValuesReason(holders: readonly string[]): string {
  const hidden = holders.length > 1 ? ` and ${holders.length - 1} more` : ''
  return `rendered without the values of ${holders[0]!}${hidden}, which this repository does not show`
}
