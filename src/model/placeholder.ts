export { isSubstitution as isUnfilled, isUnfilled as isToBeFilled, placeholderIn } from './unfilled.ts'
