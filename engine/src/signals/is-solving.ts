import { courtesy } from './key-words.ts'

const accents = /[\u0300-\u036f]/g
const polite = new RegExp(String.raw`^(?:${courtesy})(?![\p{L}])`, 'u')
/** Says that somebody is there, or will look: nothing of the case. */
const holding = new RegExp(
  String.raw`^(?:(?:so|ok|okay|alright|gut|bien|bon|bom) )?(?:` +
    [
      String.raw`(?:just )?(?:one|a) (?:moment|second|minute)|hold on|bear with me|let me (?:check|look|see|have|take|find)|i ?(?:ll|m|am|will) (?:just |now )?(?:check|look|have a look|take a look|get back|find out|on it|here|taking over|be right|right back)|looking into|how (?:can|may) i help|my name is|this is [\p{L}]+ (?:from|speaking)|i am [\p{L}]+ from|sorry|i apologi[sz]e|please (?:wait|hold)`,
      String.raw`(?:einen|kurzen|bitte einen) (?:kurzen )?(?:moment|augenblick)|ich (?:schaue|sehe|prufe|kummere|melde|ubernehme|bin (?:gleich|sofort))|mein name ist|wie kann ich|entschuldig|tut mir leid`,
      String.raw`un (?:momento|segundo)|dejame|dejeme|permitame|voy a (?:ver|revisar|mirar|comprobar)|lo (?:reviso|miro|compruebo)|en que puedo|me llamo|mi nombre|lo siento|disculp`,
      String.raw`un (?:instant|moment)|je (?:regarde|verifie|vais (?:voir|regarder|verifier)|m occupe|m en occupe|m appelle|suis desole)|comment puis je|desole`,
      String.raw`(?:so )?um (?:momento|instante|segundo)|vou (?:ver|verificar|checar|olhar)|estou (?:vendo|verificando)|meu nome|como posso|desculp|sinto muito`,
    ].join('|') +
    ')',
  'u',
)
const mostPolite = 6
const fewest = 3

/**
 * Whether a person's reply says something of the case. Greetings, thanks, and that somebody is there or will look say nothing of it; whatever
 * else has three words, or a number, does. Read in the five languages that Baton speaks; of another one everything but numbers is taken by its
 * length.
 */
export function isSolving(text: string): boolean {
  return text
    .normalize('NFKD')
    .replace(accents, '')
    .toLowerCase()
    .split(/[.!?,;:\n…–—]+/u)
    .some((piece) => {
      const words = piece.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
      const count = words === '' ? 0 : words.split(' ').length
      if (/\p{N}/u.test(words)) return true
      if (count < fewest || holding.test(words)) return false
      return !(polite.test(words) && count <= mostPolite)
    })
}
