/**
 * Words that stand beside values, in the five languages. Each is the inside of a regular expression over lower-case text with accents;
 * every list is of fixed words, so that a search stays linear.
 */
export const labels = {
  'order-number': String.raw`order|purchase|booking|bestell(?:ung|nummer|nr)|auftrag(?:s?nummer|s?nr)?|pedido|orden|encomenda|compra|commande|reserva`,
  'invoice-number': String.raw`invoice|receipt|rechnung(?:s?nummer|s?nr)?|factura|facture|fatura|nota fiscal|recibo`,
  'tracking-number': String.raw`tracking|shipment|consignment|sendung(?:s?nummer|sverfolgung(?:s?nummer)?|s?nr)?|paketnummer|seguimiento|rastreio|rastreamento|suivi|colis`,
  'customer-number': String.raw`customer|account|member(?:ship)?|kunden(?:nummer|nr|konto)|kontonummer|cliente|client|cuenta|conta|compte|adhérent`,
  'case-number': String.raw`case|ticket|reference|vorgang(?:s?nummer)?|ticketnummer|fallnummer|caso|referencia|referência|référence|dossier|protocolo`,
  serial: String.raw`serial|seriennummer|serie|série|device id|geräte(?:nummer|id)|imei`,
} as const

/** What may stand between a label and its value. */
export const between = String.raw`number|numbers|no|nr|num|nummer|número|numero|numéro|nº|n°|id|code|code|is|was|reads|ist|lautet|war|es|era|é|est|était|the|my|our|meine?[rs]?|die|der|das|mi|la|el|minha|meu|da|do|de|du|of|o|a|ma|mon|le|with|mit|con|com|avec`

export const phone = String.raw`phone|mobile|cell|call|reach|telefon(?:nummer)?|handy(?:nummer)?|mobil(?:nummer)?|tel|teléfono|móvil|celular|telefone|telemóvel|whatsapp|téléphone|portable|numéro`

export const months = String.raw`january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|januar|jänner|februar|märz|maerz|mai|juni|juli|oktober|dezember|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre|janeiro|fevereiro|março|maio|junho|julho|setembro|outubro|novembro|dezembro`

export const days = String.raw`monday|tuesday|wednesday|thursday|friday|saturday|sunday|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lunes|martes|miércoles|jueves|viernes|sábado|domingo|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|segunda-feira|terça-feira|quarta-feira|quinta-feira|sexta-feira`

export const relativeDays = String.raw`yesterday|today|tomorrow|the day before yesterday|gestern|vorgestern|heute|morgen früh|übermorgen|ayer|anteayer|hoy|hier soir|avant-hier|aujourd'hui|demain|ontem|anteontem|hoje|amanhã`

export const devices = String.raw`iphone|ipad|macbook|imac|apple watch|airpods|galaxy|pixel|kindle|kobo|tolino|pocketbook|nook|thinkpad|surface|xperia|huawei|xiaomi|redmi|oneplus|motorola|nokia|chromebook|playstation|xbox|fire tv|echo dot|samsung`
export const models = String.raw`pro|max|plus|mini|ultra|air|se|paperwhite|oasis|voyage|scribe|clara|libra|sage|elipsa|aura|nia|shine|vision|epos|page|touch|note|lite|fold|flip|series|gen|generation|hd|color|colour|basic|edge|tab`

export const systems = String.raw`ios|ipados|android|windows|macos|mac os|os x|ubuntu|linux|chrome|firefox|safari|edge|firmware|app version|app|software|version|versão|versión`

export const errors = String.raw`error|errors|fault|message|fehler(?:meldung|code)?|meldung|mensaje|mensagem|erro|erreur|code|código|says|shows|steht|zeigt|dice|muestra|diz|mostra|dit|affiche`

export const nameIs = String.raw`my name is|my name's|the name is|i am called|mein name ist|ich heiße|ich heisse|mein name lautet|mi nombre es|me llamo|mon nom est|je m'appelle|je m’appelle|meu nome é|me chamo|chamo-me|o meu nome é|name|nombre|nome|nom`
/** Followed by a first and a last name only: "I'm Ana Silva" is a name, "I'm Happy" is not. */
export const iAm = String.raw`i am|i'm|i’m|this is|ich bin|hier ist|hier spricht|soy|je suis|sou o|sou a|sou|aqui é o|aqui é a|regards|best regards|kind regards|thanks|grüße|viele grüße|liebe grüße|mit freundlichen grüßen|saludos|un saludo|cordialement|merci|atenciosamente|obrigado|obrigada|cumprimentos|abraços`

/** That a step was taken: by whom, and what is a step. */
export const iDid = String.raw`i(?:'ve|’ve| have)?|we(?:'ve|’ve| have)?|ich habe?|hab(?:e)?(?: ich)?|wir haben|he|hemos|ya|j'ai|j’ai|nous avons|eu|já|nós`
export const steps = String.raw`restart\p{L}*|reboot\p{L}*|reset|reinstall\p{L}*|re-install\p{L}*|tried|checked|updated|charged|cleared|unplugged|turned (?:it )?off|switched (?:it )?off|logged out|signed out|deleted|cancell?ed|uninstalled|neu ?gestartet|zurückgesetzt|neu installiert|ausprobiert|versucht|probiert|geprüft|überprüft|aktualisiert|aufgeladen|geladen|gelöscht|ausgeschaltet|abgemeldet|reiniciad\p{L}*|reinici[eé]|restablec\p{L}*|reinstal\p{L}*|intent[eéa]\p{L}*|prob[eé]|probado|comprob\p{L}*|actualiz\p{L}*|carg(?:ué|ado)|borr[eé]|borrado|redémarr\p{L}*|réinitialis\p{L}*|réinstall\p{L}*|essayé|vérifié|mis à jour|chargé|supprimé|éteint|reinici[eoa]\p{L}*|reinstalei|tentei|testei|verifiquei|atualizei|carreguei|apaguei|desliguei|experimentei`

/** "Sorry, it is …": what follows takes the place of what was said. */
export const corrections = String.raw`sorry|actually|correction|i meant|i mean|my mistake|typo|mistyped|instead of|should be|entschuldigung|ich meinte|korrektur|tippfehler|vertippt|sondern|stattdessen|perdón|quise decir|corrección|me equivoqué|sino|pardon|je voulais dire|correction|en fait|plutôt|desculpe?|quis dizer|correção|errei|enganei-me|na verdade`
/** What follows is not the value: "not 48213". */
export const rejects = String.raw`not|nicht|no|pas|não|rather than|instead of|statt|en vez de|au lieu de|em vez de`
