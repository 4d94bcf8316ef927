/**
 * Common words of each language, in their proper spelling: the glue of any sentence, then what customers write about. The
 * languages that the product does not speak are here so that they are not taken for one that it does.
 */
export const languageWords = {
  en: `the and is to of in i you it my not with for this that on have can how what are be do does was were will would could should has had
    an a at by from or but if when where why who which there their they them then than we our your me he she his her its as so just still after before
    about into out up down over again any some all no yes please thanks thank hello hi help need want get got make made go going come know think see look
    try tried tell told say said give use used using work works working worked more most other another new old first last day days week weeks time
    today yesterday tomorrow since already because also only very much many too now here back never always
    dont cant im ive isnt doesnt didnt wont id youre thats whats order account book books reader device payment money card screen button charge
    password email address delivery shipping refund return bought buy send sent received receive cancel change open close download update problem
    question answer wrong broken missing error message person someone anything nothing something without until while being been did done
    am let find found take took put keep`,
  de: `der die das und ist ich nicht mit mein meine meinen meinem meiner auf ein eine einen einem einer zu wie was kann es für den dem des im in von
    sie er wir ihr ihre ihren ihnen mir mich uns sich du dein auch aber oder wenn dass ob weil als noch schon nur sehr mehr immer wieder jetzt hier da dort
    bei aus an am um nach vor über unter durch gegen ohne bis seit zum zur vom beim sind war waren wird werden wurde habe haben hat hatte hätte können könnte
    muss müssen soll sollte will möchte würde gibt geht kommt macht machen gemacht bitte danke hallo guten tag hilfe ja nein kein keine keinen warum wo wer
    wann welche welcher dieser diese dieses diesem alle alles etwas nichts jemand man heute gestern morgen tag tage woche wochen zeit bestellung konto buch
    bücher gerät lesegerät zahlung geld karte bildschirm knopf taste laden geladen passwort adresse lieferung versand rückgabe gekauft kaufen schicken
    geschickt bekommen erhalten stornieren ändern öffnen herunterladen problem frage antwort falsch kaputt fehlt fehler nachricht funktioniert leider
    dann denn doch mal so viel anderes neu neue neuen alt erst zwei drei vielen dank ihn gar eigentlich einfach wirklich finde finden lassen lässt
    steht sagt sagen weiß gerne`,
  es: `el la los las lo y es que no con mi mis en un una unos por para como puedo se del al de a su sus le les me te nos yo usted ustedes él ella ellos
    pero o si cuando donde porque qué quién cuál cómo más muy ya aún todavía también solo siempre nunca ahora aquí allí hoy ayer mañana desde hasta sin
    sobre entre antes después este esta esto estos estas ese esa eso está están estoy estaba son soy era fue ser estar ha he han había hay tengo tiene
    tienen tener hacer hace hecho puede pueden poder quiero quiere necesito va voy ir dice dijo sé saber ver creo gracias hola buenos buenas días por favor
    ayuda sí bien mal todo todos todas nada algo alguien otro otra cada mismo misma vez veces día semana semanas tiempo pedido cuenta libro libros lector
    dispositivo pago dinero tarjeta pantalla botón cargar contraseña correo dirección entrega envío devolución compré comprar comprado enviar enviado
    recibir recibido cancelar cambiar abrir descargar problema pregunta respuesta error mensaje funciona funcionar persona llegado llega dos tres nuevo
    nueva hice intenté sale aparece dentro fuera aunque mientras pues así`,
  fr: `le la les l et est je j ne n pas avec mon ma mes sur un une des du de d en pour comment vous il elle on nous ils elles ce c cette ces ça cela que qu qui quoi
    dans par au aux à y se s me m te t lui leur leurs votre vos notre nos son sa ses mais ou où si quand parce pourquoi quel quelle plus moins très déjà
    encore aussi seulement toujours jamais maintenant ici là aujourd hui hier demain depuis sans sous entre avant après jusqu suis es sommes êtes sont était
    étaient être été ai as a avons avez ont avais avait avoir fait faire peux peut pouvez pouvoir veux voudrais dois doit faut vais va aller dit dire sais
    savoir voir crois merci bonjour salut aide oui non bien mal tout tous toute toutes rien quelque quelqu autre autres chaque même fois jour jours
    semaine temps commande compte livre livres liseuse appareil paiement argent carte écran bouton charger passe mot adresse livraison retour
    remboursement acheté acheter envoyer envoyé reçu recevoir annuler changer ouvrir télécharger problème question réponse erreur message marche fonctionne
    personne svp plaît deux trois nouveau nouvelle moi toi donc alors comme chez vers`,
  pt: `o a os as e é que não nao com meu minha meus minhas em um uma uns por para pra como posso se do da dos das no na nos nas ao à de lhe me te nós eu você vocês ele
    ela eles elas mas ou quando onde porque quê quem qual mais muito já ainda também só sempre nunca agora aqui ali hoje ontem amanhã desde até sem sobre
    entre antes depois este esta isto esse essa isso aquele está estão estou estava são sou era foi ser estar tem tenho têm ter há fazer faz feito fiz
    pode podem poder quero quer preciso vai vou ir diz disse sei saber ver acho obrigado obrigada olá oi bom boa dia dias tarde por favor ajuda sim bem mal
    tudo todos todas nada algo alguém outro outra cada mesmo mesma vez vezes semana semanas tempo pedido conta livro livros leitor aparelho pagamento dinheiro
    cartão tela botão carregar senha email endereço entrega envio devolução comprei comprar comprado enviar enviado receber recebi cancelar mudar trocar
    abrir baixar problema pergunta resposta erro mensagem funciona funcionar pessoa chegou chega dois duas três novo nova consigo consegui dentro fora
    embora enquanto pois assim então vcs vc tá pelo pela num numa seu sua`,
  it: `il lo la gli le e è che non con mio mia miei in un una uno per come posso si del della dei delle al alla nel nella di da su ho hai ha abbiamo hanno sono sei siamo
    era essere avere fare fatto può voglio vorrei devo questo questa quello ma o se quando dove perché chi più molto già ancora anche solo sempre mai ora qui
    oggi ieri domani grazie ciao buongiorno aiuto sì no bene tutto niente qualcosa qualcuno ordine conto libro libri lettore pagamento soldi funziona
    arrivato comprato cosa dopo prima senza mi ti ci vi sto stato stata`,
  nl: `de het een en is van ik niet met mijn op voor dat die te zijn wat hoe kan aan er maar om ook als bij nog wel naar dan zo of uit door over hij zij wij jij je u
    uw ons haar hun heb heeft hebben had was waren wordt worden moet wil kunnen zou geen meer al hier daar waar waarom wie dit deze alles iets niets iemand
    bedankt hallo hulp ja nee graag alstublieft bestelling rekening boek boeken lezer betaling geld werkt gekocht vandaag gisteren morgen want toch mij`,
  sv: `och att det är en ett jag inte med min mitt mina på för som av till den har kan hur vad om så men eller när var vem varför från vi du ni han hon de dem
    sig här där nu redan bara också mycket mer alla allt något ingen någon vill ska måste hade blir vara göra gjort tack hej hjälp ja nej beställning konto
    bok böcker läsare betalning pengar fungerar köpt idag igår imorgon efter innan`,
  da: `og at det er en et jeg ikke med min mit mine på for som af til den har kan hvordan hvad om så men eller når hvor hvem hvorfor fra vi du i han hun de dem
    sig her der nu allerede kun også meget mere alle alt noget ingen nogen vil skal må havde bliver være gøre gjort tak hej hjælp ja nej bestilling konto
    bog bøger læser betaling penge virker købt dag går morgen efter før`,
  pl: `i w z na do nie to się jest że jak co mój moja moje mam ma masz mogę może czy ale lub gdy gdzie kto dlaczego od dla po przez przed bez tylko też już jeszcze
    bardzo więcej zawsze nigdy teraz tutaj tam dziś wczoraj jutro ten ta te tego tej wszystko nic coś ktoś chcę proszę dziękuję dzień dobry pomoc tak
    zamówienie konto książka książki czytnik płatność pieniądze działa kupiłem jestem był była być`,
  tr: `ve bir bu da de ne için ile mi mu ben benim sen siz biz o var yok değil nasıl neden nerede kim ama veya daha çok hiç şimdi burada bugün dün yarın evet hayır
    lütfen teşekkürler merhaba yardım istiyorum olarak gibi kadar sonra önce her şey sipariş hesap kitap kitaplar okuyucu ödeme para çalışmıyor aldım
    yapmak oldu olan bana beni`,
  ro: `și să nu este că cu pe la de în un o a al ai ale mea meu mele sunt am are ai eu tu el ea noi voi ei dar sau dacă când unde cine cum ce mai foarte deja încă
    doar mereu niciodată acum aici azi ieri mâine mulțumesc bună ajutor da vreau pot poate trebuie comandă cont carte cărți plată bani funcționează
    cumpărat după înainte fără pentru prin din`,
  cs: `a v na je to se že s z do o k i ne jak co můj moje mám má máte mohu může ale nebo když kde kdo proč od pro po před bez jen také už ještě velmi více vždy nikdy
    teď tady tam dnes včera zítra ten ta ty vše nic něco někdo chci prosím děkuji dobrý den pomoc ano objednávka účet kniha knihy čtečka platba peníze
    funguje koupil jsem jsme jsou byl byla být`,
  ca: `el la els les i és que no amb meu meva en un una per com puc es del dels al als de a li em et ens jo vostè però o si quan on perquè què qui més molt ja encara
    també només sempre mai ara aquí avui ahir demà sense aquest aquesta això està estan soc ser estar ha he han tinc té fer vull necessito gràcies hola bon
    ajuda sí comanda compte llibre llibres lector pagament diners funciona comprat`,
  id: `yang dan di ini itu saya tidak untuk dengan dari ke pada adalah ada bisa apa bagaimana kenapa mengapa siapa mana tapi atau jika kalau sudah belum akan juga
    hanya sangat lebih lagi sekarang sini sana hari kemarin besok terima kasih halo tolong bantuan ya mau ingin harus pesanan akun buku pembaca pembayaran
    uang beli kami kita anda mereka`,
} as const
