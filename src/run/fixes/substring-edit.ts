/**
 * What a part of a text has to become for the whole to become another: `12` for the `10` in `10s` where `12s` is
 * wanted. What stands before and after the part stays. `null` where no such part does it.
 */
export function partFor(text: string, part: string, wanted: string): string | null {
  if (part === '') return null
  const [whole, own] = [text.toLowerCase(), part.toLowerCase()]
  for (let at = whole.indexOf(own); at >= 0; at = whole.indexOf(own, at + 1)) {
    const rest = whole.length - at - own.length
    const keeps = wanted.startsWith(text.slice(0, at)) && wanted.endsWith(text.slice(at + own.length))
    const other = wanted.slice(at, wanted.length - rest)
    if (keeps && at + rest < wanted.length && other !== part) return other
  }
  return null
}
