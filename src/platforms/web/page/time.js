// @ts-check
/** Domain time in Danish words; always Copenhagen's, wherever the browser is. */

const full = new Intl.DateTimeFormat('da-DK', {
  dateStyle: 'full',
  timeStyle: 'short',
  timeZone: 'Europe/Copenhagen',
})

const short = new Intl.DateTimeFormat('da-DK', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'Europe/Copenhagen',
})

/** The time of day stays in one piece. @param {string} text */
const whole = (text) => text.replace('kl. ', 'kl.\u00a0')

/** "mandag den 4. januar 2016 kl. 08.00" @param {Date} at */
export const timeText = (at) => whole(full.format(at))

/** "man. 25. jan. kl. 08.00" @param {Date} at */
export const shortTimeText = (at) => {
  const { weekday, day, month, hour, minute } = Object.fromEntries(
    short.formatToParts(at).map(({ type, value }) => [type, value]),
  )
  return whole(`${weekday} ${day}. ${month} kl. ${hour}.${minute}`)
}

/** @param {string} text */
export const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1)
