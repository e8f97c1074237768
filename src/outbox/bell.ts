/** Tells work that goes on already that there may be more to do. */
export type Bell = {
  ring(): void
  /** Resolves when it is next rung; the same promise until then. */
  rung(): Promise<void>
}

export function newBell(): Bell {
  let next = Promise.withResolvers<void>()
  return {
    ring() {
      next.resolve()
      next = Promise.withResolvers()
    },
    rung: () => next.promise,
  }
}
