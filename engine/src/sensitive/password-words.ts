/** Words of five languages, folded: lower case and without accents. */

/** What a password is called. */
export const names =
  'pass ?words?|passwds?|pass ?phrases?|pass ?codes?|pwd|(?:\\w*-?)?passworter|\\w*-?passwort|\\w*-?kennwort|zugangswort|losungswort|contrasenas?|clave(?: (?:de acceso|secreta|personal|actual|nueva|wifi|del? \\w+))?|palabra clave|mots? de passe|mdp|senhas?|palavras?[ -]passe|passe'
/** Called so by those in a hurry: only with a sign after it. */
export const shortNames = 'pw|pass|psw|pswd|kw|pass-?wd'

/** Between the name and the value. */
export const verbs =
  'is|was|was always|are|ist|war|lautet|heisst|es|era|sera|est|etait|e|eh|seria|is now|is still|ist jetzt|ist noch|ist immer noch|es ahora|est toujours|agora e|continua sendo|should be|to|auf|zu|por|en|para'
/** Of these, the ones that stand in many a sentence: what follows must look like a password. `e` is "and" and, with its accent, "is". */
export const weakVerbs = new Set(['are', 'e', 'to', 'auf', 'zu', 'por', 'en', 'para', 'should be'])

/** What it is for, between the name and the verb: "for my account", "von meinem Konto". */
export const belongings =
  "(?:(?:for|of|to|on|at|in|from|fur|zu|zum|zur|vom|von|der|des|de|del|da|do|das|dos|para|pour|du|sur|au|aux|en|no|na|em|you sent)(?:\\s+[\\w.@'/-]{1,40}){1,5}?|i (?:use|used|have|set|chose|tried)|we use|que (?:uso|tengo|puse|usaba)|que eu (?:uso|usei)|que j'utilise|die ich (?:nutze|benutze|verwende)|das ich (?:nutze|benutze|verwende)|atual|actual|actuel|nova|nueva|antiga|antigua)"

/** Words that come after "my password is" and are no password. */
export const notValues = new Set(
  (
    'a able about already also always an and another any as at automatically back bad be because been being blocked broken but by cannot cant changed compromised correct denied different disabled easy empty even exactly expired ' +
    'fine for forgotten from getting given giving gone good had has have here hidden how if in incorrect invalid it its just known left locked long lost missing mine my necessary needed never new no none not nothing now of off ok okay old on ' +
    'only or our out outdated over possible probably protected rejected required reset right safe saved secure sent set short shown so somehow still stolen stored strong that the there this to too totally unable unknown unsafe updated used useless valid very ' +
    'wait weak what when where which why with working works wrong your yours link email e-mail page field box manager recovery request requested accepted allowed recognized recognised visible entered typed ' +
    'abgelaufen aber alt anders auch auf aus bei bereits bekannt das dass dasselbe dem den der die doch ein eine einfach einzugeben falsch fehlt fur gesperrt geandert geht genau gespeichert gleich gultig hier immer in ist ja jetzt kann kein keine korrekt ' +
    'leider mehr mein mir mit nach nicht nichts noch nun nur oder ok richtig sehr sicher so unbekannt und ungultig unsicher vergessen verloren verschwunden von was weg wie wieder wird wo wohl zu zum zur zuruckgesetzt zurucksetzen zu\xa0kurz ' +
    'incorrecta incorrecto incorreta incorreto otra otro outra outro igual equivocado erroneo expirado caducado caducada bloqueada bloqueado cambiada correcta correcto de del demasiado el en erronea equivocada esta este expirada la lo mal mala me mi misma muy necesaria no nueva o olvidada para pero por porque que segura ser si siempre sin su tan tu un una valida y ya ' +
    'a ai au aussi avec bien bloque ce cette change correct dans des deja depuis du elle en erronee est et expire faux fausse il impossible inconnu incorrect invalide je la le les ma mais mauvais mon ne non nouveau nul obligatoire on ou oublie par pas perdu plus pour quand que qui refuse sans se son sur toujours tres trop un une valable valide ' +
    'agora ainda alterada alterado antiga ao assim bem bloqueada com como correta da das diferente do e ela ele em errada errado esquecida essa esta eu expirada expirou fraca foi igual incorreta invalida ja jamais mais mas me mesma meu minha muito na nao nem no nova o obrigatoria os ou para pela pelo perdida pois por porque pra qual que se sem sempre seu so sua tambem te tudo um uma valida voce'
  ).split(' '),
)

/** A code that is used once, or that stands on the back of a card, and what it is called. Values are digits. */
export const codeNames =
  "(?:one[ -]?time|otp|verification|verify|security|authenticat\\w+|auth|2fa|2-?factor|two[ -]factor|mfa|sms|text|log ?-?in|sign ?-?in|access|unlock|recovery|backup) ?(?:pass)?(?:codes?|pins?|pass ?words?|number|nr)|otp|tan|puk|pins?(?:[ -]?(?:codes?|number|nummer|zahl))?|(?:einmal|bestatigungs|verifizierungs|verifikations|sicherheits|anmelde|login|zugangs|freigabe|sms-?|authentifizierungs|geheim|karten|entsperr)-?(?:codes?|passwort|kennwort|pin|zahl|nummer)|geheimzahl|\\w{0,6}tan|codigos? (?:de |del |da |do )?(?:verificacion|verificacao|seguridad|seguranca|acceso|acesso|un solo uso|uso unico|confirmacion|confirmacao|autenticacion|autenticacao|sms|pin|desbloqueo|desbloqueio)|clave dinamica|codes? (?:pin|de |d')?(?:de )?(?:verification|securite|confirmation|connexion|acces|acces|usage unique|a usage unique|sms|authentification|secret|deverrouillage|pin)|senha (?:de \\d digitos|numerica)"
export const cardCodeNames =
  'cvv2?|cvc2?|cid|cvn|card (?:security|verification) (?:code|number|value)|security code|prufnummer|prufziffer|kartenprufnummer|sicherheitscode|codigo de seguridad|cryptogramme|code de securite|codigo de seguranca'
