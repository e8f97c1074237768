// @ts-check
/** Domain time in Danish words; always Copenhagen's, wherever the browser is. */

const full = new Intl.DateTimeFormat('da-DK', {
  dateStyle: 'full',
  timeStyle: 'short',
  timeZone: 'Europe/Copenhagen',
})

/** "mandag den 4. januar 2016 kl. 08.00" @param {Date} at */
export const timeText = (at) => full.format(at)

/** @param {string} text */
export const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1)
