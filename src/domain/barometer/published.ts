import type { Published } from '../goal-set.ts'

/** Why the published score differs from pejl's, with what is too long to stand beside it; "" when it does not. */
export const wholeReason = (published: Published | null): string =>
  [published?.whyDifferent, published?.whyMore].filter(Boolean).join('; ')
