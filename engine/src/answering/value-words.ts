import { makeLexicon } from '../signals/lexicon.ts'

/** Words by which a value shows itself. */
export type ValueWord =
  | 'day'
  | 'dayPart'
  | 'clock'
  | 'number'
  | 'unit'
  | 'currency'
  | 'people'
  | 'at'
  | 'from'
  | 'to'
  | 'kin'
  | 'next'
  | 'tried'
  | 'account'
  | 'there'
  | 'thatDay'

export const valueWords = makeLexicon<ValueWord>({
  day: `january, february, march, april, june, july, august, september, october, november, december, jan, feb, mar, apr, jun, jul, aug, sept, oct, nov, dec,
    monday, tuesday, wednesday, thursday, friday, saturday, sunday, mon, tue, wed, thu, fri, today, tonight, tomorrow, yesterday, day after, day after tomorrow, weekend, next week, this week, last week, of this month, next month, last month,
    Januar, Februar, März, Mai, Juni, Juli, Oktober, Dezember, Montag, Dienstag, Mittwoch, Donnerstag, Freitag, Samstag, Sonntag, heute, morgen, gestern, vorgestern, übermorgen,
    enero, febrero, marzo, abril, mayo, junio, julio, agosto, septiembre, octubre, noviembre, diciembre, lunes, martes, miércoles, jueves, viernes, sábado, domingo, hoy, mañana, ayer, anteayer,
    janvier, février, mars, avril, juin, juillet, août, septembre, octobre, novembre, décembre, lundi, mardi, mercredi, jeudi, vendredi, samedi, dimanche, aujourd hui, demain, hier,
    janeiro, fevereiro, março, maio, junho, julho, setembro, outubro, novembro, dezembro, segunda feira, terça feira, quarta feira, quinta feira, sexta feira, segunda, terça, quarta, quinta, sexta, hoje, amanhã, ontem`,
  dayPart: `morning, evening, afternoon, noon, midnight, half past, quarter to, quarter past, vormittag, nachmittag, mittag, abend, mediodía, tarde, noche, matin, midi, soir, manhã, noite, meio dia`,
  clock: `am, pm, o clock, oclock, uhr, h, heures, a m, p m, hrs`,
  number: `one, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve, couple, single, both, eins, zwei, drei, vier, fünf, sechs, sieben, acht, neun, zehn, dos, tres, cuatro, cinco, seis, siete, ocho, nueve, diez, deux, trois, quatre, cinq, sept, huit, neuf, dix, dois, duas, três, quatro, sete, oito, nove, dez, myself, alone, just me, only me, by myself`,
  unit: `days, day, nights, night, weeks, week, hours, months, Tage, Nächte, Wochen, Stunden, Monate, días, noches, semanas, horas, meses, jours, nuits, semaines, heures, mois, dias, noites`,
  currency: `dollar, dollars, bucks, euro, euros, usd, eur, gbp, pounds, pesos, reais, real, cents, franken, chf`,
  people: `people, persons, person, passengers, adults, guests, wife, husband, family, friends, Personen, personas, personnes, pessoas`,
  at: `in, at, near, around, within, of, im, bei, en, cerca de, à, em, perto de`,
  from: `from, leaving, departing, out of, von, aus, ab, desde, depuis, starting`,
  to: `to, for, going, towards, into, nach, zu, bis, para, hacia, a, vers, pour, até, reach, visit`,
  kin: `mom, mum, dad, mother, father, brother, sister, friend, mutter, vater, madre, padre, mère, père, mãe, pai`,
  next: `next, this, last, coming, nächsten, diesen, letzten, próximo, este, prochain, dernier, passado`,
  tried: `tried, restarted, rebooted, reinstalled, reset, unplugged, probiert, versucht, neu gestartet, neugestartet, zurückgesetzt, neu installiert, probé, reinicié, intenté, reinstalé, he reiniciado, he probado, essayé, redémarré, réinstallé, tentei, reiniciei, reinstalei, testei`,
  there: `there, nearby, that area, same area, same city, that city, same place, dort, in der Nähe, allí, ahí, cerca, là bas, sur place, lá, ali, perto`,
  thatDay: `that day, same day, that date, same date, this day, an dem Tag, ese día, ce jour là, nesse dia`,
  account: `checking, savings, credit card, girokonto, sparkonto, corriente, ahorros, courant, épargne, corrente, poupança`,
})
