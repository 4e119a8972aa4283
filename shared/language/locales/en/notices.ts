import type { Notices } from '../../notices.ts'

export const notices: Notices = {
  reminder: (title) => `Reminder: ${title}`,
  due: (when) => `Due ${when}`,
  webhookDisabled: {
    title: 'Your webhook was disabled',
    text: (
      url,
    ) => `Nothing sent to this webhook has arrived for days, or its receiver says that it is gone. It gets nothing more:

${url}

What was tried, and why it failed, is in its log. When the receiver is well again, switch it on, and it is asked once more.
`,
  },
  confirmation: {
    subject: 'Is this your address? Confirm it for your reminders',
    text: (link) => `Somebody, you we hope, asked for reminders of their tasks by e-mail to this address.

To get them, open this page within three days and press the button:

${link}

If it was not you, do nothing: no reminders will come.
`,
  },
}
