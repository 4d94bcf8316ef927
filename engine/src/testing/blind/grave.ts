import type { Locale } from '../../conversation/facts.ts'

/**
 * Twins: a message that a person must have at once, and one with the same scary word that is a trivial question. `kind | genuine | trivial`.
 * Written before the rule. These are kept out of its making: `grave.blind.test.ts` keeps the score.
 */
export const graveBlind: Readonly<Record<Locale, string>> = {
  en: `
safety | The power bank burst into flames on my desk this morning | Does the power bank come in flame red?
safety | my kid got an electric shock from your lamp | Is the shock absorber sold separately?
safety | I can smell gas coming from the heater you delivered | What is the gas mileage of the delivery van?
safety | The blade came loose and cut my hand, I'm bleeding quite a lot | The margins are cut off when I print the label
legal | I'm going to sue your company if this isn't refunded | Does my name Sue fit on the engraving?
legal | My attorney will be in touch with you about this contract | Do you have templates for power of attorney forms?
legal | I have reported you to trading standards | Which standards does the trading API follow?
fraud | Someone opened an account in my name and ordered two phones | Can I open a second account under the same name?
fraud | There are charges on my card that I never made, I think I've been hacked | Any hacks to charge the tablet faster?
self-harm | I can't do this anymore, I want to end my life | How do I end my trial?
self-harm | I've been thinking about killing myself | My feet are killing me, do you have wider shoes?
vulnerable | My mother has dementia and signed up for this without understanding it | Is there an app for memory training?
vulnerable | My husband passed away last week and I need to close his account | The password passed the check but I can't log in
`,
  de: `
safety | Der Akku ist explodiert und der Teppich hat gebrannt | Die Nachfrage ist ja explodiert, wann ist es wieder da?
safety | Ich habe von der Lampe einen Stromschlag bekommen | Wie hoch ist der Stromverbrauch der Lampe?
safety | Meine Tochter hat sich an dem Messer schwer verletzt | Verletzt das Öffnen der Packung die Garantie?
safety | Aus dem Gerät kommt Rauch und es riecht verschmort | Habt ihr den Pulli auch in Rauchblau?
legal | Ich werde meinen Anwalt einschalten | Gibt es für Anwälte einen Rabatt auf die Software?
legal | Dann sehen wir uns vor Gericht | Welches Gericht empfiehlt ihr für den Reiskocher?
legal | Ich habe bei der Polizei Anzeige gegen Ihre Firma erstattet | Wo schalte ich eine Anzeige in eurem Portal?
fraud | Jemand hat mit meinen Daten bei Ihnen bestellt, das ist Betrug | Wie hoch ist der Betrag auf der Rechnung?
fraud | Mein Konto wurde gehackt und es wurde Geld abgebucht | Kann man das Brett auch als Hackbrett nehmen?
self-harm | Ich will nicht mehr leben | Wie lange lebt so ein Akku?
self-harm | Ich denke daran, mich umzubringen | Der Preis bringt mich noch um, gibt es einen Gutschein?
vulnerable | Mein Vater ist dement und hat das Abo nicht verstanden | Habt ihr Spiele fürs Gedächtnis?
vulnerable | Meine Frau ist gestorben, ich muss ihren Vertrag kündigen | Mein Handy ist gestorben, wie installiere ich die App neu?
`,
  es: `
safety | El cargador explotó y se quemó la mesilla | ¿Tenéis el cargador en color rojo fuego?
safety | Mi hijo recibió una descarga eléctrica con la lámpara | ¿Dónde está la descarga de la aplicación?
safety | Huele a gas desde que instalaron la caldera | ¿La caldera funciona con gas natural?
safety | Me corté con el borde y no deja de sangrar | Se corta la imagen al imprimir la etiqueta
legal | Voy a demandarles si no me devuelven el dinero | ¿Hay mucha demanda de este modelo?
legal | Mi abogado se pondrá en contacto con ustedes | ¿Tienen plantillas para abogados?
legal | Ya puse una denuncia en consumo contra su empresa | ¿Cuál es el consumo del frigorífico?
fraud | Alguien ha usado mi tarjeta sin mi permiso en su tienda | ¿Alguien puede usar mi tarjeta de regalo?
fraud | Me han suplantado la identidad y hay un contrato a mi nombre | ¿Puedo cambiar el nombre del contrato?
self-harm | No quiero seguir viviendo | ¿Cuánto vive una batería así?
self-harm | Estoy pensando en quitarme la vida | ¿Cómo me quito de la lista de correo?
vulnerable | Mi madre tiene alzhéimer y firmó sin entender nada | ¿Tienen juegos de memoria?
vulnerable | Mi marido falleció y necesito cerrar su cuenta | Se me murió la batería, ¿cómo la cambio?
`,
  fr: `
safety | Le chargeur a explosé et a mis le feu au tapis | Existe-t-il en rouge feu ?
safety | Mon fils a reçu une décharge électrique avec votre lampe | Où est la décharge pour recycler la lampe ?
safety | Ça sent le gaz depuis l'installation de la chaudière | La chaudière marche-t-elle au gaz ?
safety | La lame s'est détachée et m'a entaillé la main, je saigne | La lame est-elle livrée avec ?
legal | Je vais vous poursuivre en justice | Comment poursuivre ma commande plus tard ?
legal | Mon avocat va vous contacter | Avez-vous de l'huile d'avocat ?
legal | J'ai porté plainte contre votre société | Sans me plaindre, pourriez-vous livrer plus tôt ?
fraud | Quelqu'un a usurpé mon identité pour commander chez vous | Quelle pièce d'identité faut-il pour retirer le colis ?
fraud | On a piraté mon compte et débité ma carte | Avez-vous un costume de pirate en taille 6 ans ?
self-harm | Je n'ai plus envie de vivre | J'ai envie de vivre l'expérience en VR, quel casque ?
self-harm | Je pense à me suicider | Ce bruit me tue, comment couper la notification ?
vulnerable | Ma mère est atteinte d'Alzheimer et a signé sans comprendre | Avez-vous des jeux de mémoire ?
vulnerable | Mon mari est décédé, je dois fermer son compte | Ma batterie est morte, comment la changer ?
`,
  pt: `
safety | O carregador explodiu e queimou o sofá | Tem o carregador na cor vermelho fogo?
safety | Meu filho levou um choque elétrico no abajur | O abajur combina com um azul choque?
safety | Está cheirando a gás desde que instalaram o fogão | O fogão funciona com gás de botijão?
safety | A lâmina soltou e cortei a mão, está sangrando muito | A imagem fica cortada quando imprimo
legal | Vou processar vocês se não devolverem o dinheiro | Como processo um pedido no painel?
legal | Meu advogado vai entrar em contato | Vocês têm modelos para advogados?
legal | Já registrei queixa no Procon contra a empresa | Onde vejo o registro da empresa na nota?
fraud | Alguém usou meus documentos para abrir uma conta aí | Quais documentos preciso para abrir uma conta?
fraud | Clonaram meu cartão e compraram na loja de vocês | Como clono uma tarefa no quadro?
self-harm | Não quero mais viver | Não quero mais receber e-mails
self-harm | Estou pensando em me matar | Essa espera está me matando, quando chega?
vulnerable | Minha mãe tem Alzheimer e assinou sem entender | Vocês têm jogos de memória?
vulnerable | Meu marido faleceu e preciso encerrar a conta dele | A bateria morreu, como troco?
`,
}
