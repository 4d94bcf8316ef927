/** Words that hold sentences together and say nothing of their own, folded, of four letters and more, in five languages. */
export const glue: ReadonlySet<string> = new Set(
  `that this these those with from have has had having been being were would could should will what when where which there their they them then
  than also just only very much many your yours mine about into over after before again some more most other here still even such because since
  until while does doing done like know think please help thanks thank hello good dear well make made give take need want tell said says
  problem problems issue question questions doubt doubts solve solved problema problemas duvida duvidas duda dudas pregunta pregunta resolver
  solucionar probleme frage fragen losen question questions resoudre anything something
  dass dies diese dieser dieses diesem diesen mein meine meinen meinem meiner eine einen einem einer sich auch aber oder wenn weil noch schon
  sehr mehr immer wieder jetzt hier dort nach uber unter durch gegen ohne seit sind waren wird werden wurde habe haben hatte hatten kann konnen
  konnte muss mussen soll sollte will mochte bitte danke hallo guten dann denn doch mal alle alles etwas ihre ihren ihnen ihrer gibt geht leider
  para como pero este esta esto estos estas eses esse essa isso aquele porque donde cuando quien cual mas muy tambien todavia siempre ahora aqui
  alli desde hasta sobre entre antes despues esta estoy estaba tengo tiene tener hacer hace hecho puede puedo quiero necesito gracias hola buenos
  buenas favor ayuda todo todos todas nada algo otro otra cada mismo misma
  avec pour dans mais quand parce pourquoi quel quelle plus moins tres deja encore aussi toujours jamais maintenant depuis sans sous entre avant
  apres suis sont etait etre avoir fait faire peux peut pouvez veux voudrais dois merci bonjour bien tout tous toute toutes rien autre meme cette
  votre notre leur leurs vous nous elle elles ceci cela
  minha minhas meus quando onde quem qual mais muito ainda tambem sempre agora depois estou estava tenho fazer posso quero preciso obrigado
  obrigada ajuda tudo nada outro outra cada mesmo mesma voce voces para pela pelo numa nosso nossa isto aqui`
    .trim()
    .split(/\s+/),
)
