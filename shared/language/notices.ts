/** What is sent to people outside of the chat, in one language: small, for functions that need nothing else of it. */
export interface Notices {
  /** the subject of a reminder by e-mail */
  reminder(title: string): string
  /** @param when a date in words */
  due(when: string): string
  /** that an address is to be confirmed */
  /** that a developer's webhook gets nothing more; `title`: on one line */
  webhookDisabled: { title: string; text(url: string): string }
  confirmation: { subject: string; text(link: string): string }
}
