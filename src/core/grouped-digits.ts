/** A number with thousands separators, independent of the locale: `1,204`. */
export function groupedDigits(number: number): string {
  return String(number).replace(/\B(?=(\d{3})+$)/g, ',')
}
