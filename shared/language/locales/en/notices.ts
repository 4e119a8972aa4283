import type { Notices } from '../../notices.ts'

export const notices: Notices = {
  reminder: (title) => `Reminder: ${title}`,
  due: (when) => `Due ${when}`,
  confirmation: {
    subject: 'Is this your address? Confirm it for your reminders',
    text: (link) => `Somebody, you we hope, asked for reminders of their tasks by e-mail to this address.

To get them, open this page within three days and press the button:

${link}

If it was not you, do nothing: no reminders will come.
`,
  },
}
