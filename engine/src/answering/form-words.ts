import { makeLexicon } from '../signals/lexicon.ts'

/** What a word does in a sentence: asks, requests, confirms, offers, points to something else, or only fills. */
export type Form =
  | 'what'
  | 'where'
  | 'when'
  | 'who'
  | 'howMany'
  | 'how'
  | 'tell'
  | 'need'
  | 'please'
  | 'confirm'
  | 'offer'
  | 'propose'
  | 'other'
  | 'aux'
  | 'you'
  | 'have'
  | 'wish'
  | 'thanks'
  | 'agrees'
  | 'open'
  | 'help'
  | 'more'
  | 'list'
  | 'skip'
  | 'not'
  | 'same'
  | 'dative'
  | 'of'
  | 'and'
  | 'fill'

export const formWords = makeLexicon<Form>({
  what: `worum, worüber, wie lautet, wie ist, wie heißt, wie heißen, wie war, what, whats, which, was, welche, welcher, welches, welchen, welchem, qué, cuál, cuáles, quel, quelle, quels, quelles, lequel, laquelle, quoi, que, qual, quais, what's, o que`,
  where: `where, wheres, wo, wohin, woher, dónde, adónde, où, onde, aonde, wherever`,
  when: `when, wann, cuándo, quand, quando`,
  who: `who, whom, whos, wer, wen, wem, quién, quiénes, qui, quem`,
  howMany: `how many, how much, how long, how often, wie viele, wie viel, wieviele, wieviel, wie lange, cuánto, cuánta, cuántos, cuántas, combien, quanto, quanta, quantos, quantas`,
  how: `how, hows, wie, cómo, comment, como`,
  tell: `read me, read out, read us, drop me, pop, pop me, let me have, let us have, may we know, durchsagen, mitteilen Sie, durchgeben Sie, me facilita, nos facilita, facilite, páseme, pásame, me pasa, pasarme, me dirait, pourrais je savoir, me conta, me diria, me envia, me manda, tell, tell me, tell us, give me, give us, giving me, reply with, answer with, respond with, antworten Sie mit, responda con, répondez avec, responda com, providing, provide me with, provide us with, sharing, telling me, sending me, sending us, get, grab, remind us, write down, provide, share, give, send me, send us, specify, indicate, let me know, let us know, clarify, state, may i have, may we have, could we have, can we have, may i ask, may i ask for, may i know, can i ask for, could you confirm, please confirm, can you confirm, may i take, can i take, can i just take, could i take, could i just have, can i just have, can i please have, could i please have, may i please have, dürfte ich, darf ich, kann ich, könnte ich, me podría dar, podría darme, puede darme, me puede dar, je peux avoir, puis je avoir, pourrais je avoir, posso ter, poderia me passar, pode me passar, me confirma, bestätigen Sie mir, can i have, could i have, may i get, can i get, could i get, can you tell, describe, explain, remind me, write me, what about your,
    nennen, mitteilen, schicken Sie, senden Sie, geben Sie mir, geben Sie uns, teilen Sie, sagen Sie, sagen, verraten, angeben, durchgeben, beschreiben, nennst, sagst, schildern, erzählen, gib mir, schick mir,
    indicar, indíqueme, indique, dígame, decirme, dime, deme, darme, me da, facilitar, facilíteme, facilitarme, proporcionar, proporcióneme, enviar, envíeme, compartir, me dice, me indica, puede decirme, cuénteme, contarme, explicar,
    indiquer, indiquez, dites, dire, donner, donnez, fournir, fournissez, communiquer, communiquez, envoyez, préciser, précisez, me donner, expliquer, décrire, transmettre,
    informar, informe, informa, me diga, dizer, diga, me diz, me passa, me passe, passar, fornecer, forneça, enviar, envie, me informe, me dar, explicar, descrever, conte`,
  need: `i would need to know, i d need, i d need to know, i need to know, we need to know, i still need, bräuchten wir, ich bräuchte, wir bräuchten, ich benötigte, me haría falta, nos haría falta, me hace falta, necesitaríamos, il nous faudrait, il nous faut, nous aurions besoin, precisaria, precisaríamos, i need, i ll need, ill need, i will need, i would need, we need, we ll need, need to know, need your, require, ich brauche, brauche ich, brauchen wir, wir brauchen, benötige ich, ich benötige, benötigen wir, wir benötigen, bräuchte, necesito, necesitamos, necesitaría, j ai besoin, il me faut, nous avons besoin, j aurais besoin, il me faudrait, preciso, precisamos, necessito`,
  please: `please, kindly, bitte, por favor, s il vous plaît, s il te plaît, merci de, se faz favor`,
  confirm: `confirm, confirming, confirmation, verify, double check, to be clear, make sure, so that s, that s right, is that right, is this right, is that correct, is this correct, correct, right, are you sure, let s confirm, as follows, if i understand, bestätigen, korrekt, richtig, stimmt das, stimmt, verstehe ich, also geht es, nicht wahr, oder, confirmar, confirma, confirme, correcto, verdad, es correcto, entonces, confirmer, confirmez, exact, c est bien, n est ce pas, c est ça, correct, si je comprends bien, certo, está certo, correto, não é, é isso, se entendi`,
  offer: `help, assist, assistance, helping, anything else, something else, do for you, be of service, helfen, weiterhelfen, sonst noch, noch etwas, behilflich, ayudar, ayudarle, ayudarte, algo más, alguna otra cosa, aider, autre chose, ajudar, ajudá lo, mais alguma coisa, algo mais, outra coisa`,
  propose: `shall i, should i, want me to, like me to, shall we, should we, can i book, may i book, how about, what about, do you think, work for you, works for you, does this, does that, interested in, soll ich, sollen wir, möchten Sie dass ich, debo, quiere que, quieres que, le parece, dois je, voulez vous que, souhaitez vous que, devo, quer que, gostaria que eu, you may like, do you like`,
  other: `old, previous, former, alte, alten, frühere, antiguo, antigua, anterior, ancien, ancienne, antigo, antiga, else, other, another, different, alternative, additional, instead, second, new, other than, more, ander, andere, anderen, anderes, weitere, weiteren, zweite, neue, neuen, sonst, alternativ, otro, otra, otros, otras, diferente, alternativo, más, nuevo, nueva, autre, autres, différent, différente, alternatif, nouveau, nouvelle, deuxième, outro, outra, outros, outras, diferente, alternativo, novo, nova, segundo, segunda`,
  aux: `do, does, did, is, are, was, were, will, would, can, could, may, have, has, any, haben, hat, hatten, ist, sind, können, könnten, könntest, kannst, würden, werden, gibt es, tiene, tienes, hay, es, está, puede, podría, puedes, ha, avez, as, est, y a t il, pouvez, pourriez, peux, êtes, tem, há, é, pode, poderia, você pode`,
  you: `you, your, yours, Sie, Ihre, Ihr, Ihren, Ihrem, Ihrer, du, dein, deine, deinen, usted, su, sus, tu, tú, te, vous, votre, vos, toi, ton, ta, você, seu, sua, seus, suas, o senhor, a senhora, u`,
  have: `do you happen to have, do you happen to know, would you have, would you happen to have, did you get, did you receive, were you given, did they give you, did we give you, hätten Sie, hättest du, haben Sie vielleicht, hat man Ihnen, wurde Ihnen, le dieron, te dieron, tendría, tiene usted, vous a t on donné, vous avez, tu as, você tem, você teria, o senhor tem, a senhora tem, deram a você, passaram para você, do you have, have you got, do you know, do you remember, is there, are there, haben Sie, kennen Sie, wissen Sie, gibt es, hast du, weißt du, tiene, tienes, sabe, sabes, recuerda, hay, avez vous, auriez vous, connaissez vous, as tu, y a t il, tem, teria, sabe, lembra`,
  wish: `i want, i need, i would like, i d like, i m looking, i am looking, looking for, looking to, can you find, could you find, please find, find me, search, book, reserve, buy, purchase, i wish, get me, also, next, now, another, schedule, make a, add, play, show me, check, transfer, rent`,
  thanks: `thanks, thank you, thx, that s all, that is all, no thanks, bye, danke, gracias, merci, obrigado, obrigada, that s it, goodbye`,
  agrees: `yes, yep, yeah, yup, sure, correct, right, ok, okay, sounds good, good, great, perfect, fine, ja, genau, sí, oui, sim, that works, cool, awesome, nice, excellent`,
  open: `don t know, dont know, not sure, no idea, no preference, any is fine, anything, doesn t matter, doesnt matter, whatever, weiß nicht, egal, no sé, da igual, je ne sais pas, peu importe, não sei, tanto faz`,
  more: `anything else, something else, else, further, sonst noch, noch etwas, algo más, alguna otra cosa, autre chose, mais alguma coisa, algo mais, outra coisa, what else, weiter`,
  help: `for you, für Sie tun, für Sie machen, hacer por usted, hacer por ti, faire pour vous, fazer por você, of service, be of service, dienen, servirle, servirlo, útil, utile, être utile, do for you, para ayudar, para ayudarle, be of help, be of assistance, help, assist, support, helfen, weiterhelfen, hilfe, behilflich, ayudar, ayudarle, ayudarlo, ayudarla, ayudarte, ayuda, aider, aide, ajudar, ajudá lo, ajudá la, ajuda`,
  /** The tail of a list of choices, which offers nothing. */
  list: `or anything else, or something else, or any other, or some other, or anything, or something, or others, or other, or another, oder etwas anderes, oder anderes, o algo más, o cualquier otro, o alguna otra, ou autre chose, ou un autre, ou outra coisa, ou algum outro`,
  /** May stand between a question word and what is asked for. */
  skip: `a, an, the, your, yours, is, are, was, were, s, please, me, us, exact, current, full, complete, registered, once, again, quickly, also, of, those, these, kind of, type of, sort of, would be, might be, could be, related, relevant, associated, ones, possibly, maybe, that, this,
    Ihre, Ihr, Ihren, Ihrem, Ihrer, deine, dein, deinen, deiner, die, der, das, den, dem, des, ist, sind, war, lautet, heißt, bitte, mir, uns, genaue, genauen, aktuelle, vollständige, vollständigen, noch, nochmal, noch einmal, einmal, kurz, mal, denn, eine, einen, ein, einer, von, gerade,
    su, sus, tu, tus, el, la, los, las, es, era, por favor, me, nos, un, una, de, del, exacto, exacta, completo, completa, otra vez, de nuevo, nuevamente,
    votre, vos, ton, ta, le, les, l, est, sont, s il vous plaît, nous, moi, une, du, d, exact, exacte, complet, complète, à nouveau, encore une fois, de nouveau,
    seu, sua, seus, suas, teu, tua, o, os, as, é, são, do, da, um, uma, exato, exata, novamente, de novo, outra vez`,
  not: `not, dont, don t, no need, doesnt, need not, without, never, nicht, kein, keine, keinen, brauchen keine, no hace falta, no es necesario, no necesito, sin, pas, pas besoin, inutile, sans, não precisa, não é necessário, não é preciso, não preciso, sem`,
  same: `same, changed, up to date, unchanged, still, gleich, gleiche, geändert, aktuell, mismo, misma, cambiado, cambió, même, changé, mesmo, mesma, mudou, noch immer, immer noch, noch richtig, toujours, sigue siendo, continua sendo, todavía`,
  /** To whom the writer gives: "I give you my number" is no request. */
  dative: `you, Ihnen, dir, le envío, te envío, lhe`,
  of: `of, for, on, from, in, at, to, with, belonging, von, vom, für, auf, aus, zu, zur, zum, der, des, de, del, para, sobre, en, du, pour, sur, da, do, no, na, em`,
  and: `and, or, und, oder, sowie, y, o, e, et, ou`,
  fill: `a, an, the, of, for, to, in, on, at, by, with, from, and, or, it, this, that, these, those, there, here, be, been, being, i, me, my, we, us, our, he, his, him, she, her, they, them, their, so, then, just, also, too, as, if, about, would, like, want, need, know, okay, ok, sure, great, alright, well, oh, and, but, not, no, yes, let, get, am, m, s, d, ll, re, ve, t, exactly, looking, look, find, search, should, shall, must, ought, going, wish, up, out, make, take, one, some,
    der, die, das, den, dem, des, ein, eine, einen, einem, einer, und, oder, mir, mich, uns, ich, wir, es, im, in, am, an, auf, für, mit, von, zu, zum, zur, bei, aus, um, noch, mal, denn, gerne, möchten, bitte, dann, doch,
    el, la, los, las, un, una, de, del, al, a, en, con, por, para, y, o, lo, le, se, mi, nos, me, que, quiere, desea,
    le, la, les, un, une, des, de, du, au, aux, à, en, avec, par, pour, et, ou, ce, cette, me, nous, je, j, l, s, il, elle, qu, est, que, voulez, souhaitez,
    o, os, as, um, uma, do, da, dos, das, no, na, em, com, por, para, e, ou, me, nos, se, que, eu, deseja, gostaria`,
})
