/** The web chat's API as its page uses it. */
type Post = { id: number; text: string; author: string; conversation: string; card: object | null }

/** Posts JSON and reads the answer. Throws for anything but a 200. */
export async function post<T>(url: string, path: string, body: object): Promise<T> {
  const response = await fetch(`${url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`)
  return (await response.json()) as T
}

/** Types a command in a person's private chat: pejl's answer. */
export async function typeCommand(url: string, som: string, text: string): Promise<Post> {
  const body = { som, conversation: `person:${som}`, text }
  const { posts } = await post<{ posts: Post[] }>(url, '/api/command', body)
  return posts.at(-1) as Post
}

/** Sends a figure in from the form in a post; the card that answers, as text. */
export async function sendFigure(
  url: string,
  som: string,
  form: number,
  { item, base, figure }: { item: string; base: number; figure: string },
): Promise<string> {
  const data = { items: `${item}@${base}`, [`figure:${item}`]: figure }
  const { posts } = await post<{ posts: Post[] }>(url, '/api/submit', {
    som,
    post: form,
    verb: 'report',
    data,
  })
  return posts.at(-1)?.text ?? ''
}

export const moveClock = (url: string, to: string): Promise<{ now: string }> =>
  post(url, '/api/clock', { to })
