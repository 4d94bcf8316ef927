/** The button's words, before the chat is loaded. A test keeps them equal to the wording that the chat itself uses. */
export interface Labels {
  open: string
  close: string
  unread(n: number): string
}

const words: Record<string, readonly [open: string, close: string, one: string, other: string]> = {
  en: ['Open chat', 'Close', '1 new message', 'new messages'],
  de: ['Chat öffnen', 'Schließen', '1 neue Nachricht', 'neue Nachrichten'],
  es: ['Abrir el chat', 'Cerrar', '1 mensaje nuevo', 'mensajes nuevos'],
  fr: ['Ouvrir le chat', 'Fermer', '1 nouveau message', 'nouveaux messages'],
  pt: ['Abrir o chat', 'Fechar', '1 nova mensagem', 'novas mensagens'],
}

export function labelsFor(language: string): Labels {
  const [open, close, one, other] = words[language] ?? words['en'] ?? ['', '', '', '']
  return { open, close, unread: (n) => (n === 1 ? one : `${n} ${other}`) }
}

/** The first language of the list that Baton speaks. */
export function languageOf(tags: readonly (string | null | undefined)[]): string | null {
  for (const tag of tags) {
    const language = tag?.slice(0, 2).toLowerCase() ?? ''
    if (Object.hasOwn(words, language)) return language
  }
  return null
}
