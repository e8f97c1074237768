// @ts-check
/** Choices that all stand there: one group, called as their question is; each is called by its own words. */

/** @type {typeof import('adaptivecards')} */
const AC = /** @type {any} */ (globalThis).AdaptiveCards

const GROUP = 'ac-choiceSetInput-expanded'

class Choices extends AC.ChoiceSetInput {
  /**
   * The renderer calls this again at each choice; its own would put the question into the first one's name.
   * @override
   */
  updateInputControlAriaLabelledBy() {
    const group = this.renderedInputControlElement
    if (!group?.classList.contains(GROUP)) return super.updateInputControlAriaLabelledBy()
    group.setAttribute('role', 'radiogroup')
    group.setAttribute('aria-labelledby', this.getAllLabelIds().join(' '))
    // Its own: another card that asks the same is not answered with it.
    for (const choice of group.querySelectorAll('input')) choice.name = group.id
  }
}

/** The group of choices that an input is; null for a menu and for what is typed. @param {import('adaptivecards').Input} input */
export const groupOf = (input) => input.renderedElement?.querySelector(`.${GROUP}`) ?? null

/** From now on cards are rendered with such groups. */
export function useGroups() {
  AC.GlobalRegistry.elements.register('Input.ChoiceSet', Choices)
}
