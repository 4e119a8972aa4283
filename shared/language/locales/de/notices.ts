import type { Notices } from '../../notices.ts'

export const notices: Notices = {
  reminder: (title) => `Erinnerung: ${title}`,
  due: (when) => `Fällig ${when}`,
  webhookDisabled: {
    title: 'Dein Webhook wurde abgeschaltet',
    text: (
      url,
    ) => `Seit Tagen kommt bei diesem Webhook nichts an, oder sein Empfänger sagt, dass es ihn nicht mehr gibt. Er bekommt nichts mehr:

${url}

Was versucht wurde und woran es lag, steht in seinem Protokoll. Wenn der Empfänger wieder in Ordnung ist, schalte ihn ein, dann wird er neu gefragt.
`,
  },
  confirmation: {
    subject: 'Ist das deine Adresse? Bestätige sie für deine Erinnerungen',
    text: (link) => `Jemand, hoffentlich du, möchte Erinnerungen an Aufgaben per E-Mail an diese Adresse bekommen.

Damit sie kommen, öffne innerhalb von drei Tagen diese Seite und drücke den Knopf:

${link}

Wenn du das nicht warst, brauchst du nichts zu tun: es kommen keine Erinnerungen.
`,
  },
}
