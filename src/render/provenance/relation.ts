import type { Slot } from './slots.ts'

/** How much of a field's text a slot holds: 3 all of it, 2 a part, 1 the other way round, 0 nothing. */
export function relation({ value }: Slot, text: string): 0 | 1 | 2 | 3 {
  const own = value === null ? '' : String(value)
  if (own === text) return 3
  if (own === '' || text === '') return 0
  if (text.toLowerCase().includes(own.toLowerCase())) return 2
  return own.includes(text) || decoded(text).includes(own) ? 1 : 0
}

/** What a Secret holds is written in base64. */
function decoded(text: string): string {
  return /^[A-Za-z0-9+/]{4,}={0,2}$/.test(text) ? atobOrNothing(text) : ''
}

function atobOrNothing(text: string): string {
  try {
    return atob(text)
  } catch {
    return ''
  }
}
