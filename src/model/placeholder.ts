export { isUnfilled, isUnfilled as isToBeFilled, placeholderIn } from './unfilled.ts'
