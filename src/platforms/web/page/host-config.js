// @ts-check
/** How cards look: sizes here, colours as the page's own variables, so that they follow light and dark. */

/** @param {string} name */
const tone = (name) => ({ default: `var(--${name})`, subtle: `var(--${name})` })

const foregroundColors = {
  default: { default: 'var(--ink)', subtle: 'var(--ink-soft)' },
  dark: tone('ink'),
  light: tone('ink-soft'),
  accent: tone('accent-ink'),
  good: tone('accent-ink'),
  warning: tone('attention'),
  attention: tone('attention'),
}

export const hostConfig = {
  fontFamily: 'inherit',
  fontSizes: { small: 14, default: 16, medium: 18, large: 19, extraLarge: 34 },
  fontWeights: { lighter: 400, default: 400, bolder: 650 },
  lineHeights: { small: 20, default: 24, medium: 26, large: 26, extraLarge: 40 },
  spacing: { small: 6, default: 12, medium: 16, large: 24, extraLarge: 32, padding: 16 },
  separator: { lineThickness: 1, lineColor: 'var(--line)' },
  containerStyles: {
    default: { backgroundColor: 'transparent', foregroundColors },
    emphasis: { backgroundColor: 'var(--inset)', foregroundColors },
  },
  inputs: {
    label: {
      inputSpacing: 'small',
      requiredInputs: { weight: 'Bolder', suffix: ' *', suffixColor: 'attention' },
      optionalInputs: { weight: 'Bolder' },
    },
    errorMessage: { color: 'Attention' },
  },
  actions: {
    maxActions: 20,
    spacing: 'default',
    buttonSpacing: 0, // page.css has a gap, also between rows
    actionsOrientation: 'horizontal',
    actionAlignment: 'left',
    allowTitleToWrap: true,
  },
  textBlock: { headingLevel: 2 },
}
