import { makeFrames } from './frames.ts'
import { makeLexicon, type Token } from './lexicon.ts'
import { READ_AT_MOST, readWords } from './read-words.ts'

/** Longer messages tell a story; whether it helped is not read out of it. */
const WORDS_AT_MOST = 40

const words = makeLexicon({
  yes: `
    yes, yep, yeah, yup, yess, ya, yas, aye, sure did, it did, indeed, ja, jap, jo, jup, jawohl, si, sip, claro, oui, ouais, ouaip, sim, siim, isso, exacto, exactly, genau`,
  no: `no, nope, nah, nein, nee, ne, nö, noe, non, não, nao, naum, n, negative`,
  /** Said of what works. */
  good: `
    works, worked, working, solved, fixed, resolved, helped, perfect, perfectly, great, awesome, brilliant, excellent, wonderful, fantastic, all good, what i was looking for, what i needed, back to life, good now, fine now, sorted, all done, turned on, turns on now, came back on, came on, starts again, up and running, cheers, that was it, that is it, got it, it does,
    thanks, thank you, thx, ty, thank u, cool, nice, amazing, succeeded, success, does the trick, did the trick, did it, is back, running again,
    geht, geholfen, geklappt, klappt, funktioniert, funktionierte, läuft, gelöst, erledigt, perfekt, super, danke, danke schön, dankeschön, vielen Dank, prima, toll, klasse, alles gut, das war es, das wars, wunderbar, passt, behoben,
    funciona, funcionó, funciono, encendió, ya enciende, sirvió, sirve, ayudó, solucionado, solucionó, resuelto, resolvió, perfecto, listo, gracias, muchas gracias, genial, excelente, todo bien, ya quedó, quedó, ahora sí, arreglado, estupendo, vale gracias,
    marche, fonctionne, aidé, résolu, réglé, parfait, merci, merci beaucoup, nickel, super, génial, c est bon, ça y est, impeccable, ça roule, top, reparti,
    funcionou, ligou, deu certo, deu, resolvido, resolveu, ajudou, perfeito, obrigado, obrigada, valeu, consegui, tudo certo, tudo bem, ótimo, maravilha, certinho, show, beleza`,
  /** Said of what does not. */
  bad: `
    broken, useless, worse, nonsense, wrong, stuck, frozen, unhelpful, dead, bad, kaputt, sinnlos, nutzlos, schlimmer, falsch, defekt, roto, inútil, peor, incorrecto, cassé, inutile, pire, faux, en panne, quebrado, inútil, pior, errado`,
  /** Trouble that can be over: "no more errors". */
  trouble: `
    error, errors, problem, problems, issue, issues, crash, crashes, crashing, freezes, frozen, fails, failing, Fehler, Fehlermeldung, Problem, Probleme, stürzt, abstürzt, hängt, error, errores, problema, problemas, falla, fallando, cuelga, traba,
    erreur, erreurs, problème, problèmes, plante, bug, bloqué, erro, erros, trava, travando, falha, falhando, failed`,
  not: `
    not, dont, doesnt, didnt, isnt, wasnt, wont, cant, cannot, couldnt, hasnt, havent, never, nicht, net, nie, kein, keine, keinen, no, nunca, ni, ne, n, pas, jamais, aucun, aucune, não, nao, nunca, nem`,
  still: `
    still, same, again, noch, immer noch, weiterhin, trotzdem, gleiche, gleichen, gleicher, gleiches, selbe, selben, dasselbe, wieder nicht, sigue, siguen, todavía, aún, aun, igual, mismo, misma, lo mismo, continúa, toujours, encore, pareil, même,
    ainda, continua, mesmo, mesma, igual`,
  nothing: `nothing, nichts, nada, rien, none`,
  but: 'but, however, although, aber, jedoch, doch, pero, aunque, mais, pourtant, mas, porém, only',
  more: 'any more, anymore, longer, more, mehr, más, mas, plus, mais, länger',
  /** Not decided yet, or something else is asked. */
  open: `i dont know, dont know, do not know, not sure, no idea, maybe, perhaps, will try, ill try, let me try, let me check, trying, try it, gonna try, going to try, one moment, one second, hold on, just a moment, havent tried, have not tried, not tried, didnt try, weiß nicht, weiß ich nicht, weiß ich noch nicht, weiß es nicht, keine Ahnung, vielleicht, probiere, versuche, versuche es, mal sehen, moment, einen Moment, no sé, no lo sé, no se, no lo se, quizás, quizá, tal vez, voy a probar, voy a intentar, un momento, espera, probando, je ne sais pas, je sais pas, sais pas, peut être, je vais essayer, vais essayer, j essaie, un instant, un moment, não sei, nao sei, sei lá, talvez, vou tentar, vou testar, um momento, só um momento, espera aí, peraí, por que, por qué`,
  /** Answers "anything else?" instead. */
  over: `
    nothing else, thats all, that is all, nichts weiter, sonst nichts, das ist alles, nada más, eso es todo, rien d autre, c est tout, nada mais, mais nada, é só, é só isso, anything else, no problem, no problems, no worries, kein problem`,
  /** Opens a question. */
  ask: `what, which, where, how, when, why, who, was, welche, welcher, welchen, welches, wie, wo, wann, warum, wer, qué, cuál, cómo, dónde, cuándo, quién, quel, quelle, comment, où, quand, pourquoi, qui, qual, quais, onde, quando, quem, cadê, por que, por qué`,
  fill: `
    it, that, this, is, was, has, have, had, been, i, we, me, my, for, to, do, does, did, at, all, really, much, what, a, an, the, so, now, very, of, in, on, get, got, can, could, just, any, help, helping, work, works, working, worked, changed, change, turn, log, helped, answer, question, right,
    einfach, leider, immer, simply, es, das, war, ist, hat, habe, bei, mir, so, sehr, jetzt, leider, wirklich, auch, gar, überhaupt, ganz, meine, mein, die, der, ich, ein, was, mich, geholfen, gebracht, funktioniert, geklappt, wieder, geht,
    me, lo, eso, la, el, ha, he, era, fue, es, está, mucho, muy, ya, mi, que, se, sin, funcionar, funciona, para, ahora, un, una,
    ça, ca, cela, a, ai, m, ma, c, est, l, le, la, il, elle, je, vraiment, du, tout, beaucoup, maintenant, y, d, de, marche, fonctionne, aidé,
    isso, o, a, me, foi, era, é, muito, agora, meu, minha, que, sem, um, uma, de, eu, lo`,
})

/** It still does not work. */
const denials = makeFrames(
  words,
  [
    `@not ~fill @good|help|work|working|hilft|helfen|aide|aider|funcionar|marcher|sert|servir|ajuda|adianta|adiantou|bringt|geholfen|gebracht|on|possible`,
    `@good ~fill @not`,
    `@still ~2 @not|@bad|@trouble|@nothing|nothing|sin|sem|same`,
    `@still thing|problem|error|issue|result|story|problema|erreur|probleme|erro|coisa|cosa|chose|resultado|fehler|ergebnis|ding`,
    `^ @still $`,
    `@still @still $`,
    `@not at all`,
    `@still ~fill the? same`,
    `the @still $`,
    `@not ~fill what|my|meine|mi|ma|minha|mon|meu|eso|isso|cela|it|das $`,
    `@not ~fill @fill question|frage|pregunta|probleme|problem|problema|pergunta|asked|meant|meinte|gefragt`,
    `@not really|yet|at_all|quite|much|wirklich|vraiment|mucho|muito|encore|ganz|exactly|anything`,
    `uberhaupt|gar nicht|nichts`,
    `pas du tout`,
    `noch|todavia|aun|ainda|toujours nicht|no|nao|pas|same`,
    `@nothing @not? ~fill changed|works|worked|happens|happened|geandert|verandert|passiert|gebracht|cambio|cambia|change|mudou|muda|funciona|happening|new`,
    `hat|bringt|brachte @nothing`,
    `no|keine|sin|sem|aucun|aucune|nenhuma|kein luck|change|difference|anderung|unterschied|cambios|cambio|mudanca|changement|difference|effet|erfolg|effect|success|efecto|efeito`,
    `@not ~fill turn|turns|start|starts|open|opens|connect|connects|charge|charges|load|loads|log|login|geht|enciende|enciende|arranca|liga|abre|s_allume|demarre|ouvre|lasst|startet|anda|find|see`,
    `makes|made no difference`,
    `unfortunately|sadly|leider|desafortunadamente|lamentablemente|malheureusement|infelizmente @not|@no`,
    `de jeito|maneira|forma nenhum|nenhuma|algum|alguma`,
    `^ para|por nada $`,
    `^ @nothing $`,
    `^ @bad $`,
    `is|its|got|totally|completely|so|ist|es|esta|est ~1 @bad`,
    `^ tampoco`,
    `wrong answer`,
    `for nothing`,
    `@but ~fill @no|@not $`,
    `@but ~4 @not|@still|@bad`,
    `non plus`,
    `keeps|kept|sigue|continua ~1 @trouble`,
    `@trouble ~3 @still there|da|ahi|la|hier`,
    `@trouble persists|persist|persiste|persistiert|continues|continua|remains|besteht|bleibt|stays|reste`,
    `@not ~fill anything|do|helpful|useful|hilfreich|util|utile|better|besser|mejor|mieux|melhor`,
    `that|thats|its|is wrong`,
    `did|it_did @nothing`,
    `no such`,
    `@not ~3 exist|exists|find|see|appear|appears|encuentro|encontro|aparece|existe|trouve|acho|vejo|veo|vois|finde|sehe`,
    `gibt|finde|sehe ~3 @not`,
    `@not ~1 change|andert|cambia|muda @nothing`,
    `y|e|et|und|and|but|pero|aber|mais|mas @nothing $`,
  ],
  'but',
)

/** What was wrong is gone: a "not" that is a yes. */
const relief = makeFrames(
  words,
  [
    `no|kein|keine|plus|sin|sem|zero more? d|de? ~fill @trouble @more?`,
    `@not ~2 @trouble ~2 @more`,
    `@trouble @not @more`,
    `ya no ~2 @trouble`,
    `no @more @trouble`,
    `@trouble solved|fixed|resolved|gone|gelost|behoben|weg|resuelto|solucionado|resolu|regle|resolvido`,
    `ne ~2 @trouble plus`,
  ],
  'but',
)

const bit = (name: Parameters<typeof words.bit>[0]) => words.bit(name)
const happy = /(?:👍|👌|✅|🎉|🙏|💯|❤|🥳|🙌|👏|✔)/u
const unhappy = /(?:👎|❌|😡|😠|🤬|😞|😭|💔|🚫|😤)/u

/**
 * What a short answer to "did that help?" says, in English, German, Spanish, French or Portuguese; null when it says neither.
 * A yes that goes on to what is still wrong is a no.
 */
export function readYesNo(text: string): 'yes' | 'no' | null {
  const tokens = words.tag(readWords(text))
  if (tokens.length === 0) return readSigns(text.slice(0, READ_AT_MOST))
  const opening = tokens[0]?.classes ?? 0
  if (tokens.length > WORDS_AT_MOST) return opening & bit('no') && tokens[1]?.stop ? 'no' : null

  const undecided = tokens.findIndex(({ classes }) => classes & bit('open'))
  const gone = relief.find(tokens, () => true)
  const denied = !gone && denials.find(tokens, (first) => undecided < 0 || first < undecided)
  if (denied) return 'no'
  if (undecided >= 0) return null
  if (gone || worksAfterAll(tokens)) return 'yes'
  if (tokens.some(({ classes }) => classes & bit('over'))) return null
  if (opening & bit('no')) return 'no'
  const asks = tokens.some(({ classes, stop, asked }) => asked || (classes & bit('ask') && stop > 0))
  if (asks && !(opening & bit('yes'))) return null
  if (opening & bit('yes') || tokens.some(({ classes }) => classes & bit('good'))) return 'yes'
  if (tokens.some(({ classes, stop }) => classes & bit('no') && stop > 0)) return 'no'
  return readSigns(text.slice(0, READ_AT_MOST))
}

/** "No that is all, it works": the no answers something else. */
function worksAfterAll(tokens: readonly Token[]): boolean {
  const turn = tokens.findIndex(({ stop }, i) => i > 0 && stop > 0)
  return turn > 0 && tokens.slice(turn, turn + 5).some(({ text }) => running.test(text))
}

const running =
  /^(?:works|working|solved|fixed|resolved|klappt|funktioniert|funciona|funciono|marche|fonctionne|funcionou|resuelto|resolvido|regle)$/

function readSigns(text: string): 'yes' | 'no' | null {
  if (unhappy.test(text)) return 'no'
  return happy.test(text) ? 'yes' : null
}
