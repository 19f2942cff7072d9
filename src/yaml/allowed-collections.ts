/** Which collections may begin at a token: flow only, block as well, or also a block sequence at its key's column. */
export type AllowedCollections = typeof flowOnly | typeof block | typeof blockOrIndentlessList
export const flowOnly = 0
export const block = 1
/** After the key of a block map: its value may be a list whose `-` is in the column of the key. */
export const blockOrIndentlessList = 2
