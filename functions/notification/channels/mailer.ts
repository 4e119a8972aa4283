import type { Transporter } from 'nodemailer'
import { Undelivered } from '../undelivered.ts'

export interface Mail {
  /** the same on every attempt: mail servers and readers recognise a repetition by the Message-ID that follows from it */
  id: string
  to: string
  subject: string
  text: string
  date: Date
}

/** Resolves when the mail server has taken it. @throws Undelivered */
export type Mailer = (mail: Mail) => Promise<void>

interface Options {
  /** `smtp://user:password@host:587` or `smtps://…`; undefined where no server is configured */
  smtpUrl: () => Promise<string | undefined>
  /** address that e-mails come from, such as `Todo <reminders@example.com>` */
  from: string
  /** milliseconds for one e-mail */
  timeout?: number
}

/** Milliseconds: to connect, to be greeted, and for each answer. */
const TIMEOUTS = { connectionTimeout: 5000, greetingTimeout: 5000, socketTimeout: 10_000, dnsTimeout: 5000 }
/** Milliseconds for all of it: a server may answer each time just before its time is over. */
const TIMEOUT = 25_000

/** E-mail by SMTP. */
export function createMailer({ smtpUrl, from, timeout = TIMEOUT }: Options): Mailer {
  const domain = /@([^\s>]+)/.exec(from)?.[1] ?? 'localhost'
  let opened: Promise<Transporter> | undefined
  const transporter = () => {
    opened ??= open(smtpUrl)
    opened.catch(() => {
      opened = undefined
    })
    return opened
  }

  return async ({ id, to, subject, text, date }) => {
    const mail = {
      from,
      to: { name: '', address: to },
      subject,
      text,
      messageId: `<${id}@${domain}>`,
      date,
      // RFC 3834: nothing answers it automatically.
      headers: { 'Auto-Submitted': 'auto-generated' },
      signal: AbortSignal.timeout(timeout),
    }
    const mailer = await transporter()
    await mailer.sendMail(mail).catch((error) => {
      throw refused(error, to)
    })
  }
}

async function open(smtpUrl: Options['smtpUrl']): Promise<Transporter> {
  const url = await smtpUrl()
  if (!url)
    throw new Undelivered('No mail server is configured here, so no e-mail can be sent.', { why: 'no-mail-server' })
  const { createTransport } = await import('nodemailer')
  return createTransport({ url, ...TIMEOUTS, disableFileAccess: true, disableUrlAccess: true } as object) as Transporter
}

/** RFC 5321 section 4.2.1: 4yz is for now, 5yz for good. What went wrong before an answer may go right later. */
function refused(error: Error & { responseCode?: number; code?: string }, endpoint: string): Undelivered {
  const { responseCode, code } = error
  if (code === 'EAUTH') return failed('The mail server does not accept our password.', 'mail-login', error)
  if (!responseCode) return failed('The mail server could not be reached.', `mail-${code ?? error.name}`, error)
  const again = responseCode < 500
  const words = `The mail server ${again ? 'put off' : 'refused'} mail for ${endpoint} (${responseCode}).`
  return new Undelivered(words, { why: `mail-${responseCode}`, again, cause: error })
}

const failed = (words: string, why: string, cause: Error) => new Undelivered(words, { why, again: true, cause })
