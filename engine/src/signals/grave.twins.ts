import type { Locale } from '../conversation/facts.ts'

/** Twins that the rule was made with: `kind | genuine | trivial`. Those that it was measured with are in testing/blind/grave.ts. */
export const graveTwins: Readonly<Record<Locale, string>> = {
  en: `
safety | The charger caught fire last night | Is the fire tablet case back in stock?
safety | the battery is swollen and getting really hot, is it dangerous? | the battery is killing me with its short life
safety | My daughter was injured when the chair collapsed | The page collapses when I click the menu
safety | I had an allergic reaction to your face cream and I'm in hospital | Is there a hospital discount?
legal | You'll be hearing from my lawyer | is there a legal-size paper option?
legal | I will take legal action over this | Where is the legal notice on your site?
legal | I'm taking you to court | Do you sell tennis court shoes?
legal | I've filed a complaint with the police | Do you have a police costume for kids?
fraud | This is fraud, I never ordered any of this | how do I set up fraud alerts?
fraud | My account has been hacked and the email was changed | Where do I report a phishing email I saw?
fraud | I am a victim of identity theft | What does identity theft protection cost?
self-harm | I want to die | My phone died, how do I reset it?
self-harm | i hurt myself sometimes and today it is bad | My eyes hurt, is there a dark mode?
vulnerable | I'm disabled and was left without my oxygen machine | The button is disabled, why?
`,
  de: `
safety | Das Ladegerät hat Feuer gefangen | Passt die Hülle auf das Fire-Tablet?
safety | Der Akku ist aufgebläht und extrem heiß, ist das gefährlich? | Der Akku macht mich fertig, so schnell leer
safety | Der Stuhl ist zusammengebrochen und ich bin im Krankenhaus | Gibt es einen Rabatt für Krankenhäuser?
safety | Ich habe eine allergische Reaktion auf die Creme | Ist die Creme für Allergiker geeignet?
legal | Mein Rechtsanwalt meldet sich bei Ihnen | Wo finde ich die rechtlichen Hinweise?
legal | Ich werde rechtliche Schritte einleiten | Welche Schritte sind für die Einrichtung nötig?
legal | Ich verklage Sie | Ich klage nicht, aber geht das auch schneller?
legal | Ich gehe damit zur Verbraucherzentrale | Wie ist der Verbrauch in der Zentrale geregelt?
fraud | Das ist Betrug, ich habe nie etwas bestellt | Wie richte ich Betrugswarnungen ein?
fraud | Jemand hat mein Konto übernommen und die Adresse geändert | Wie ändere ich die Adresse im Konto?
fraud | Ich bin Opfer von Identitätsdiebstahl | Was kostet der Schutz vor Identitätsdiebstahl?
self-harm | Ich will sterben | Ich sterbe vor Neugier, wann kommt das neue Modell?
self-harm | Ich verletze mich selbst | Verletzt das Verlinken euer Urheberrecht?
vulnerable | Ich bin blind und ohne das Gerät komme ich nicht zurecht | Habt ihr auch Blindkopien in der Mail?
`,
  es: `
safety | El cargador se incendió anoche | ¿La funda vale para la tableta Fire?
safety | La batería está hinchada y quema, ¿es peligroso? | La batería me mata, dura poquísimo
safety | La silla se rompió y estoy en el hospital | ¿Hay descuento para hospitales?
safety | Tuve una reacción alérgica a la crema | ¿La crema es apta para alérgicos?
legal | Voy a emprender acciones legales | ¿Dónde está el aviso legal?
legal | Nos veremos en los tribunales | ¿Tienen libros sobre tribunales?
legal | He presentado una denuncia ante la policía | ¿Tienen disfraz de policía para niños?
legal | Les voy a denunciar | ¿Cómo denuncio un comentario en el foro?
fraud | Esto es un fraude, yo nunca pedí nada | ¿Cómo activo las alertas de fraude?
fraud | Me han hackeado la cuenta y cambiaron el correo | ¿Cómo cambio el correo de la cuenta?
fraud | Soy víctima de robo de identidad | ¿Cuánto cuesta la protección contra el robo de identidad?
self-harm | Quiero morirme | Me muero de ganas de que llegue, ¿cuándo será?
self-harm | A veces me hago daño y hoy estoy muy mal | ¿La luz azul hace daño a la vista?
vulnerable | Soy ciega y sin el aparato no puedo vivir sola | ¿Cómo pongo copia oculta a ciegas?
`,
  fr: `
safety | Le chargeur a pris feu cette nuit | La housse va-t-elle sur la tablette Fire ?
safety | La batterie est gonflée et brûlante, est-ce dangereux ? | La batterie me tue, elle tient deux heures
safety | La chaise a cédé et je suis à l'hôpital | Y a-t-il une remise pour les hôpitaux ?
safety | J'ai fait une réaction allergique à la crème | La crème convient-elle aux personnes allergiques ?
legal | Je vais saisir le tribunal | Peut-on saisir le texte à la voix ?
legal | Vous aurez des nouvelles de mon avocat | Où sont les mentions légales ?
legal | J'entame une action en justice | Quelle est l'action du bouton rouge ?
legal | Je vais déposer plainte à la police | Comment changer la police de caractères ?
fraud | C'est une fraude, je n'ai jamais rien commandé | Comment activer les alertes à la fraude ?
fraud | Mon compte a été piraté et l'adresse changée | Comment changer l'adresse du compte ?
fraud | Je suis victime d'une usurpation d'identité | Combien coûte la protection contre l'usurpation d'identité ?
self-harm | Je veux mourir | Je meurs d'impatience, c'est pour quand ?
self-harm | Je me fais du mal et ce soir ça ne va pas | L'écran fait-il mal aux yeux ?
vulnerable | Je suis handicapé et sans l'appareil je ne peux pas sortir | L'option est-elle un handicap pour la batterie ?
`,
  pt: `
safety | O carregador pegou fogo ontem à noite | A capa serve no tablet Fire?
safety | A bateria está inchada e muito quente, é perigoso? | A bateria está me matando, dura nada
safety | A cadeira quebrou e estou no hospital | Tem desconto para hospitais?
safety | Tive uma reação alérgica ao creme | O creme serve para quem é alérgico?
legal | Vou tomar medidas judiciais | Quais as medidas da mesa?
legal | Nos vemos no tribunal | Vocês têm livros sobre tribunais?
legal | Fiz um boletim de ocorrência na polícia contra vocês | Tem fantasia de polícia infantil?
legal | Vou entrar com uma ação na justiça | Qual é a ação do botão vermelho?
fraud | Isso é fraude, nunca pedi nada disso | Como ativo os alertas de fraude?
fraud | Invadiram minha conta e trocaram o e-mail | Como troco o e-mail da conta?
fraud | Fui vítima de roubo de identidade | Quanto custa a proteção contra roubo de identidade?
self-harm | Quero morrer | Estou morrendo de vontade de receber, quando chega?
self-harm | Eu me machuco e hoje está muito difícil | A luz machuca a vista?
vulnerable | Sou cego e sem o aparelho não consigo ficar sozinho | Como mando cópia oculta?
`,
}
