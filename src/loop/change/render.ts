import { changeCard, type ScoreChange } from '../../cards/change.ts'
import type { Render } from '../kind.ts'

export const renderChange: Render<ScoreChange> = async (_pejl, { intent }) => changeCard(intent)
