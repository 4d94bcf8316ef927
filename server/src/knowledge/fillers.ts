import type { Locale } from '@baton/engine'

const list = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/))

/**
 * Words that any question has, whatever it is about: they neither find an article nor speak against one. Beside the languages' own
 * stop words these are greetings, courtesies and the words of asking itself. Lower case, with and without accents.
 */
export const fillers: Record<Locale, ReadonlySet<string>> = {
  en: list(`
    a an the i im ive id ill you your yours u me my mine we us our it its he she they them their this that these those there here
    is are was were be been being am do does did doing done dont doesnt didnt has have had having havent hasnt can cant cannot could
    couldnt will would wont wouldnt shall should may might must and or but if so then than because while when where why what which who
    whom whose how not no nor only too very just also even still already again now today yesterday tomorrow please pls plz hi hello hey
    dear good morning afternoon evening thanks thank thx cheers help helps need needs want wants wanted like know tell let lets make makes
    made get gets getting got give go goes going went say says said see seem seems try tried trying think thought something anything
    everything nothing someone anyone somebody anybody thing things way possible able right really actually kind sort some any all both
    each more most much many few lot other another such own same of in on at by for with about against between into through during
    before after above below to from up down out off over under until till since question questions problem problems issue issues
    happen happens happening happened always never ever mean means hope sorry sure well ok okay yes yeah wonder wondering would
    regarding information info explain work works working worked use using used instead one ones as maybe keep keeps back soon look
    looking looks supposed happy time times every whenever quite bit guys anymore onto upon week month whole last next find finds finding second long late`),
  de: list(`
    der die das den dem des ein eine einen einem einer eines kein keine keinen keinem keiner ich du er sie es wir ihr mich mir dich dir
    uns euch ihn ihm ihnen mein meine meinen meinem meiner meines dein deine ihre ihren ihrem ihrer unser unsere sein seine seinen
    seinem seiner bin bist ist sind seid war waren sein habe hab hat hast haben hatte hatten werde wird werden wurde wurden worden kann
    kannst konnen können koennen konnte konnten konnte könnte koennte will wollen wollte möchte mochte moechte möchten mochten moechten
    muss mussen müssen muessen soll sollen sollte darf durfen dürfen duerfen und oder aber wenn weil dass ob als da dann denn doch noch
    nur auch schon so sehr mal jetzt heute gestern morgen immer nie wieder nicht nichts nein ja wie was wer wo wann warum wieso weshalb
    welche welcher welches welchen woher wohin worauf wofur wofür womit in im an am auf aus bei beim bis durch für fur fuer gegen hinter
    mit nach neben ohne seit über uber ueber um unter von vom vor zu zum zur zwischen bitte danke hallo guten tag moin servus hilfe
    helfen hilft brauche brauchen weiß weiss wissen sagen sagt sehen gibt geben geht gehen ging mache machen macht gemacht tun getan
    bekomme frage fragen problem probleme etwas jemand man alle alles andere anderen mehr viel viele ganz gerne gern eigentlich leider
    trotzdem damit dafür dafur dafuer dabei dazu daran davon hier dort dieser diese dieses diesen diesem jeder jede jedes selbst sich
    schonmal einfach irgendwie möglich moglich moeglich funktioniert funktionieren klappt klappen lässt lasst laesst lassen liebe grüße
    grusse gruesse freundlichen vielen dank sehr geehrte damen herren mfg eben halt wohl also sonst zwar kommt kommen komme steht wäre
    ware waere hätte hatte haette ok okay stimmt
    lange lang finde finden findet welchem mehrere zwei`),
  es: list(`
    el la los las un una unos unas lo al del de a en y o u e que qué quien quién cual cuál como cómo cuando cuándo donde dónde por para
    con sin sobre entre hasta desde es son soy esta está estan están estoy ser estar fue era han ha he hemos haber hay tengo tiene tienen
    tener puedo puede pueden poder podria podría quiero quiere quisiera necesito necesita no ni si sí ya yo tu tú usted ustedes me mi mis
    te se su sus nos le les esto este esta estos estas eso ese esa aquel muy mas más pero porque también tambien todo todos toda todas
    algo nada alguien otro otra otros hola buenos buenas dias días tardes noches gracias favor ayuda ayudar ayudarme problema problemas
    pregunta saber hacer hago hace decir dice funciona funcionan ahora hoy ayer siempre nunca cada vez solo sólo aun aún todavia todavía
    ok vale bien`),
  fr: list(`
    le la les un une des de du d l au aux a à en y et ou où que quoi qui quel quelle quels quelles comment quand pourquoi combien pour par
    avec sans sur sous dans entre chez vers est es suis sont être etre était etait été ete ai as avons avez ont avoir avait j je tu il
    elle on nous vous ils elles me m te t se s mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs ce cet cette ces ça ca cela
    ne n pas plus moins peux peut peuvent pouvez pouvoir pourrais pourriez veux veut voudrais vouloir dois doit faut besoin aide aider
    problème probleme problèmes problemes question bonjour bonsoir salut merci svp plait plaît si oui non mais car donc aussi très tres
    tout tous toute toutes rien quelque chose autre autres même meme encore toujours jamais déjà deja maintenant aujourd hui hier fait
    faire fais savoir dit dire marche fonctionne fonctionnent ok bien`),
  pt: list(`
    o a os as um uma uns umas de do da dos das em no na nos nas ao à aos às por pelo pela para pra com sem sobre entre até ate desde e ou
    que quê quem qual quais como quando onde porque porquê por é e são sao sou está esta estão estao estou ser estar foi era há ha tem têm
    tenho ter tinha posso pode podem poder poderia quero quer queria gostaria preciso precisa não nao nem sim já ja eu tu você voce vocês
    voces ele ela eles elas me mim meu minha meus minhas te se seu sua seus suas nos lhe lhes isto este esta estes isso esse essa aquilo
    muito mais mas também tambem tudo todos toda todas algo nada alguém alguem outro outra olá ola oi bom boa dia tarde noite obrigado
    obrigada favor ajuda ajudar problema problemas pergunta saber fazer faço faco faz dizer diz funciona funcionam agora hoje ontem sempre
    nunca cada vez só so ainda ok bem`),
}
