/**
 * Block Kit as Slack takes it: limits, required fields, no unknown properties. Only what a careful
 * app uses; another block or element is refused until it is added here.
 */
import {
  all,
  among,
  anything,
  byType,
  type Check,
  flag,
  list,
  matching,
  shape,
  text,
  unique,
  whole,
} from './shape.ts'

const type = anything
const id = text(255)
const plain = (max: number): Check =>
  byType({ plain_text: shape({ type, text: text(max) }, { emoji: flag }) })
const rich = (max: number): Check =>
  byType({
    plain_text: shape({ type, text: text(max) }, { emoji: flag }),
    mrkdwn: shape({ type, text: text(max) }, { verbatim: flag }),
  })

const confirm = shape(
  { title: plain(100), text: rich(300) },
  { confirm: plain(30), deny: plain(30), style: among('primary', 'danger') },
)
const option = shape({ text: rich(75), value: text(150) }, { description: rich(75) })
const date = matching(/^\d{4}-\d{2}-\d{2}$/)
const focus = { focus_on_load: flag }
const choice = { type, action_id: id }
const image = shape({ type, alt_text: text(2000) }, { image_url: text(3000), slack_file: anything })

const elements = {
  button: shape(
    { type, text: plain(75) },
    {
      action_id: id,
      value: text(2000),
      url: text(3000),
      style: among('primary', 'danger'),
      accessibility_label: text(75),
      confirm,
    },
  ),
  static_select: shape(
    { ...choice, options: list(1, 100, option) },
    { placeholder: plain(150), initial_option: option, confirm, ...focus },
  ),
  overflow: shape({ ...choice, options: list(1, 5, option) }, { confirm }),
  datepicker: shape(choice, { placeholder: plain(150), initial_date: date, confirm, ...focus }),
}
const inputs = {
  ...elements,
  radio_buttons: shape(
    { ...choice, options: list(1, 10, option) },
    { initial_option: option, confirm, ...focus },
  ),
  checkboxes: shape(
    { ...choice, options: list(1, 10, option) },
    { initial_options: list(1, 10, option), confirm, ...focus },
  ),
  plain_text_input: shape(choice, {
    placeholder: plain(150),
    initial_value: text(3000, 0),
    multiline: flag,
    min_length: whole(0, 3000),
    max_length: whole(1, 3000),
    dispatch_action_config: anything,
    ...focus,
  }),
  url_text_input: shape(choice, {
    placeholder: plain(150),
    initial_value: text(3000, 0),
    ...focus,
  }),
}
const { button: _, overflow: __, ...fields } = inputs

const own = { block_id: id }
const section: Check = (value, at) => {
  const faults = shape(
    { type },
    {
      text: rich(3000),
      fields: list(1, 10, rich(2000)),
      accessory: byType({ ...inputs, image }),
      expand: flag,
      ...own,
    },
  )(value, at)
  const { text: body, fields: columns } = value as { text?: unknown; fields?: unknown }
  return body || columns ? faults : [...faults, { at, says: 'must define one of: text, fields' }]
}

const block = byType({
  section,
  header: shape({ type, text: plain(150) }, own),
  divider: shape({ type }, own),
  context: shape({ type, elements: list(1, 10, contextElement) }, own),
  actions: shape({ type, elements: all(list(1, 25, byType(inputs)), unique('action_id')) }, own),
  image: shape(
    { type, alt_text: text(2000) },
    { image_url: text(3000), slack_file: anything, title: plain(2000), ...own },
  ),
  input: shape(
    { type, label: plain(2000), element: byType(fields) },
    { hint: plain(2000), optional: flag, dispatch_action: flag, ...own },
  ),
})

function contextElement(value: unknown, at: string) {
  const image_ = (value as { type?: unknown })?.type === 'image'
  return (image_ ? image : rich(3000))(value, at)
}

/** At most so many blocks, block_ids all different. */
export const blocks = (max: number): Check => all(list(0, max, block), unique('block_id'))
export { plain }
