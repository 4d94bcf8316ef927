/**
 * What a desk is written to about, in five languages: a line each for one concept, folded stems. A claim that speaks of one must cite words
 * that speak of it too, in whatever language. Each stem is the beginning of a word.
 */
const lines = `
refund refunds reimburs moneyback|erstatt ruckerstatt ruckzahl zuruckzahl zuruckerstatt geldzuruck|reembols devolucion|rembours|reembols estorn ressarc devolucao
cancel|storn kundig abbestell|cancel anul|annul resil|cancel
return|rucksend ruckgabe zuruckgeb zurucksend zuruckschick retour|devolver devuelv|renvoy retour|devolver devolv
exchange swap|umtausch austausch tausch|cambiar cambio|echang|trocar troca
replace|ersatz ersetz|reemplaz sustitu repuesto|remplac|substitu reposi
repair fix|repar|repar arregl|repar|repar consert assistencia
order ordered orders|bestell|pedido pedid orden|command|pedido encomend
parcel package packet shipment shipping|paket packchen sendung versand versend|paquete envio|colis envoi|pacote encomend envio
deliver arriv|liefer zustell ankomm angekomm|entreg llega llego|livr arriv|entreg cheg
invoice bill billing|rechnung faktura|factur|factur|fatur notafiscal
receipt|quittung beleg|recib comprobante|recu ticket|recib comprovante
payment pay paid pays|zahl bezahl|pago pagar pagu pagad|paie pay|pagamento pagar pago pagu
charged charges charge debit deduct|abgebucht belast abbuch berechnet|cobr cargo|preleve debite factur|cobr debit
double twice duplicate|doppelt zweimal|doble dosveces duplicad|double doublon deuxfois|dobro duplicad duasvezes
price prices cost costs fee fees|preis kosten gebuhr|precio costo coste tarifa|prix cout frais tarif|preco custo taxa valor valores
discount voucher coupon compensation goodwill|rabatt gutschein entschadig kulanz nachlass|descuento cupon compensacion vale|remise reduction bon dedommag|desconto cupom vale compensacao
credit credits balance|guthaben gutschrift|credito saldo|credit avoir solde|credito saldo
subscription subscri membership plan|abo abonn mitglied tarif|suscrip membresia abono|abonn forfait adhesion|assinatura assinat mensalidade plano
account|konto benutzerkonto kundenkonto|cuenta|compte|conta
password|passwort kennwort|contrasena clave|motdepasse passe|senha palavrapasse
login log signin sign|anmeld einlogg login|sesion iniciar entrar|connexion connect|entrar login acess
access|zugriff zugang|acceso acceder|acces|acesso acess
email mail address|mail email adresse|correo email direccion|courriel mail email adresse|email correio endereco
phone telephone call|telefon anruf anruf|telefono llamada llamar|telephone appel|telefone celular ligacao
app application|app anwendung|aplicacion app|appli|aplicativo app
update upgrade|aktualis update|actualiz|mis maj actualis|atualiz
install|install|instal|install|instal
download|herunterlad download runterlad|descarg|telecharg|baix download descarreg
sync|synchron sync|sincron|synchron|sincron
connect connection wifi wlan network|verbind wlan netz wifi|conect conexion wifi red|connex reseau wifi|conect conexao wifi rede
screen display|bildschirm display anzeige|pantalla|ecran affich|tela ecra
battery|akku batterie|bateria|batterie|bateria
charger charging recharge|ladegerat aufladen|cargador cargar|charg recharg|carregador carregar
broken broke damage defect crack dent|kaputt defekt beschadig|roto rota danad defectuos|casse abime endommag defectu|quebrad danificad defeit estrag
error fail failure|fehler scheiter fehlgeschlag|error fallo falla|erreur echec echou|erro falha
crash freez frozen hang|absturz sturz eingefror hang|bloque cuelga congel|plant fige bloqu|trav congel
late delay|verspat verzog spat|retras tarde tard|retard tard|atras tarde
missing lost gone disappear vanish|fehl verlor verschwund weg|falta perdi desaparec|manqu perdu disparu|falta perdi desaparec sumi
wrong incorrect|falsch verkehrt|equivocad incorrect erroneo|mauvais incorrect fauss|errad incorret
angry furious upset frustrat annoy|wutend verarger sauer frustr genervt|enfad furios frustr molest|colere furieu frustr enerv|irritad furios frustr chatead raiva
disappoint|enttausch|decepcion|decu decep|decepcion desapont
complain complaint|beschwer reklam|queja reclam|plainte reclam plaindre|reclam queix
urgent urgently immediately asap|dringend eilig sofort umgehend|urgente urgencia inmediat|urgent urgence immediat|urgente urgencia imediat
lawyer legal attorney court sue|anwalt rechtlich gericht klage|abogad legal demanda tribunal|avocat juridi tribunal justice|advogad legal processo justica tribunal procon
fraud scam stolen steal hack|betrug gestohlen diebstahl gehackt|fraude estafa robad hacke|fraude arnaque vole pirat|fraude golpe roubad hacke
injur hurt fire smoke burn dangerous danger safety unsafe|verletz brand rauch brenn gefahr sicherheit|herid incendi humo quem peligr seguridad|bless incendi fumee brul danger securit|ferid incend fumac queim perig seguranca
delete erase|losch|borr elimin|supprim effac|apag exclu delet
warranty guarantee|garantie gewahrleist|garantia|garantie|garantia
address street|anschrift strasse adresse|direccion calle|adresse rue|endereco rua morada
size sizes|grosse|talla tamano|taille|tamanho
colour color|farbe|color|couleur|cor cores
trial free|probe kostenlos gratis|prueba gratis|essai gratuit|teste gratis gratuit
gift present|geschenk|regalo|cadeau|presente
book books ebook title|buch bucher ebook titel|libro titulo|livre titre|livro titulo
device reader tablet|gerat reader tablet|dispositivo aparato lector|appareil liseuse tablette|aparelho dispositivo leitor
appointment reservation booking class|termin reservier buchung kurs|cita reserva clase|rendez reserv cours|consulta reserva aula agend
human person|mensch mitarbeiter person|persona humano agente|humain personne conseill|pessoa humano atendente
today|heute|hoy|aujourd|hoje
tomorrow|morgen|manana|demain|amanha
yesterday|gestern|ayer|hier|ontem
week weeks|woche|semana|semaine|semana
monday|montag|lunes|lundi|segundafeira
tuesday|dienstag|martes|mardi|tercafeira
wednesday|mittwoch|miercoles|mercredi|quartafeira
thursday|donnerstag|jueves|jeudi|quintafeira
friday|freitag|viernes|vendredi|sextafeira
saturday|samstag sonnabend|sabado|samedi|sabado
sunday|sonntag|domingo|dimanche|domingo
month months|monat|mes meses|mois|mes meses
hour hours|stunde|hora|heure|hora
language english german french spanish portuguese|sprache englisch deutsch franzos spanisch portugies|idioma ingles aleman frances espanol portugues|langue anglais allemand francais espagnol portugais|idioma ingles alemao frances espanhol portugues`

const byStem = new Map<string, number[]>()
let longest = 0
lines
  .trim()
  .split('\n')
  .forEach((line, concept) => {
    for (const stem of line.split(/[ |]/)) {
      const concepts = byStem.get(stem) ?? []
      if (!concepts.includes(concept)) byStem.set(stem, [...concepts, concept])
      longest = Math.max(longest, stem.length)
    }
  })

const none: readonly number[] = []

/** The concepts that a folded word may speak of; none for most words. The longest stem counts. */
export function conceptsOf(word: string): readonly number[] {
  for (let length = Math.min(word.length, longest); length >= 3; length--) {
    const concepts = byStem.get(word.slice(0, length))
    // A short stem stands for itself alone: "fix" is not in "fixture".
    if (concepts !== undefined && (length >= 4 || word.length - length <= 2)) return concepts
  }
  return none
}

/** What is one concept in several words, put together. Takes and gives folded text. */
export function joinPhrases(folded: string): string {
  return folded.replaceAll(
    /money back|geld zuruck|zuruck geld|dos veces|deux fois|duas vezes|zwei mal|mot de passe|palavra[- ]passe|nota fiscal/g,
    (phrase) => phrase.replaceAll(/[- ]/g, ''),
  )
}
