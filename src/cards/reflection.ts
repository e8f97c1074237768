export type ReflectionData = {
  title: string
  opening: string
  questions: string
  reflection: string
  open: boolean
  answer: string
  problem: string
  privacy: string
  shareable: boolean
}
export type ReflectionCard = { name: 'reflection'; data: ReflectionData; text: string }

/** Two or three questions to a leader in private; afterwards the answer, with a button to share it. */
export function reflectionCard(data: ReflectionData): ReflectionCard {
  const text = [
    data.title,
    data.opening,
    data.questions,
    data.open ? '' : data.answer,
    data.privacy,
  ]
  return { name: 'reflection', data, text: text.filter((part) => part !== '').join('\n') }
}
