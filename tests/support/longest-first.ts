import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Those that start processes and browsers take longest; begun last, they would be waited for alone. */
const LONGEST = [
  'kill.test',
  'start.test',
  'terminal.test',
  'journey.test',
  'faults/outbox.test',
  'page.test',
]

export default class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const place = LONGEST.findIndex((name) => moduleId.includes(name))
      return place < 0 ? LONGEST.length : place
    }
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b))
  }
}
