import type { Said } from './said.ts'

/** What document 000 says in words, written down from the document. */
export const SAID_000: Said = {
  målsæt: ['Kvalitetsmål 2010–2013 (2010–2013, proposed), exclude'],
  ramme: ['ingen opfølgning: hverken datoer, målepunkter … ansvaret … forudsætning … samkøres'],
  note: [
    'Bilag 1 til Socialudvalget … 26. marts 2010 (sagsnr. 2010-50067, dokumentnr. 2010-199388) (side 1)',
    'Socialforvaltningens forslag … to af sine pejlemærker som kvalitetsmål i kommunens kvalitetskontrakt',
    'Side 1 … bocentre først, tabellerne … skolegang … 1 og 2',
    'bopcentre og bcentre … bocentre',
    '1 og 2 har hver ét delmål … inddelingen er pejls',
  ],
  '1': ['Flere udsatte børn og unge får en kvalificerende skolegang'],
  '1 hører til': ['Socialudvalget', 'Udsatte børn og familier', 'Udsatte børn og unge'],
  '1 tiltag': [
    'Implementeret eller under udvikling: Socialrådgivere på skolerne … (Veje til målet)',
    'Implementeret eller under udvikling: Fraværsprojekt … (Veje til målet)',
    'Implementeret eller under udvikling: Skoleskulkerklasser … (Veje til målet)',
    'Implementeret eller under udvikling: Kvalificering af særlig tilrettelagte skoletilbud … (Veje til målet)',
  ],
  '1 note': [
    'På tværs: … Socialforvaltningen og Børne- og Ungdomsforvaltningen … samkører … fravær (Veje til målet)',
    '22,5 % … social foranstaltning … ikke fuldført 9. klasse, mod 12,9 % … andre unge … 2002–2007) (Baggrund)',
    'Socialudvalgets mål … lige muligheder … voksenlivet (Baggrund)',
  ],
  '1A': [
    'Bekymrende skolefravær blandt udsatte børn og unge med sociale foranstaltninger reduceres med 10 procent',
  ],
  '1A note': [
    'hverken baseline, enhed eller en definition … bekymrende skolefravær … bekræftet en baseline',
    'procent, antager pejl',
  ],
  '2': ['Flere borgere på socialpsykiatriske bocentre flytter til mere selvstændige boformer'],
  '2 hører til': ['Socialudvalget', 'Voksne med særlige behov', 'Psykiatri'],
  '2 tiltag': [
    'Under udvikling: … udslusningsteam i Socialcenter København … (Veje til målet)',
    'Under udvikling: … tilknytningsboliger … (Veje til målet)',
    'Under udvikling: … boligstrategi … (Veje til målet)',
    'Under udvikling: … værestedsstrategi … (Veje til målet)',
    'Under udvikling: … idégruppe … beskæftigelsestilbud … (Veje til målet)',
  ],
  '2 note': [
    'På tværs: … Socialforvaltningen og Beskæftigelses- og Integrationsforvaltningen … (Veje til målet)',
    '»øget flow i bocentrene« … socialpsykiatri … blive boende … måles ikke (Baggrund)',
  ],
  '2A': [
    'Andelen, der årligt flytter fra de socialpsykiatriske bocentre til en mere selvstændig boform, stiger fra 6 til 10 procent',
  ],
  '2A baseline': ['Baselineåret står ikke … 2010'],
  '2A note': ['»antallet af borgere« … procent … (Kvalitetskrav)'],
  'går igen': [
    '1A ↔ strategi-2010 1.1: Fraværsprojektet … ikke tal',
    '1A ↔ strategi-2010 1.2: Skoleskulkerklasserne … ikke på fravær',
    '1A ↔ strategi-2010 3.3: Socialrådgivere på skolerne … hurtigere',
  ],
}

/** What document 002 says in words, written down from the document. */
export const SAID_002: Said = {
  målsæt: ['Socialudvalgets grundlag 2014–2017 (2014–2017, draft), exclude'],
  målgruppe: [
    'Børn og unge',
    'Misbrugere',
    'Hjemløse',
    'psykiske lidelser',
    'handicap',
    'Voldsramte',
    'Prostituerede',
  ],
  'princip 1 forebyggelse': [
    'København skal være i front i forhold til forebyggelse og tidlig indsats',
    'så tidligt som muligt … færre … hele livet. (Princip 1)',
  ],
  'princip 2 ressourcer': [
    "Udsatte københavnere og københavnske borgere med handicap skal gennem aktivering af ressourcer og netværk sikres gode rammer for udvikling, 'recovery' og rehabilitering",
    'aktiv … helt menneske … ikke kan flytte sig. (Princip 2)',
  ],
  'princip 3 samskabelse': [
    'København skal være i front i samarbejdet med borgerne gennem samskabelse, samproduktion og frivillig indsats',
    'mere, end forvaltningen kan alene; frivillige overtager ikke … (Princip 3)',
  ],
  'princip 4 kvalitet': [
    'København skal være blandt de bedste, når det drejer sig om kvalitet i indsatsen og dialog med borgerne',
    'tillid og retssikkerhed … ligeværdig partner … dialogen er klar. (Princip 4)',
  ],
  ramme: [
    'Grundregel: … viden om, hvad der virker',
    'Opfølgning: effekten … hvorfor man gør … ikke hvor ofte, af hvem',
  ],
  note: [
    'UDKAST',
    'Sigte 1: … uddannelse, arbejde og egen bolig',
    'Sigte 2: … mestrer deres eget liv',
    'Sigte 3: … stabile rammer og omsorg',
    'pejlemærkerne 2014–2017: 1 og 2 blev til pejlemærke 1, 5 til 7, 6 til 5, 7 til 2 og 10 til 6; 3, 4, 8 og 9 har samme',
    'eksempler … ingen baseline',
  ],
  '1': ['Flere udsatte københavnere får anvist en bolig'],
  '1 note': ['1 og 2 … ét fælles afsnit'],
  '1A': ['Udsatte københavnere, der får anvist en bolig'],
  '1A eksempel': ['165 flere, en stigning på ca. 20 %'],
  '2': ['Færre udsættes fra deres bolig på årsplan'],
  '2 note': ['1 og 2 … ét fælles afsnit'],
  '2A': ['Udsættelser på et år'],
  '2A eksempel': ['80 færre, et fald på ca. 15 %'],
  '3': ['Færre unge begår alvorlig kriminalitet'],
  '3A': ['Unge, der begår alvorlig kriminalitet'],
  '3A eksempel': ['100 færre, et fald på 24 %'],
  '4': [
    'Flere borgere med særlige behov bliver selvforsørgende via beskæftigelse eller uddannelse',
  ],
  '4A': ['Borgere med særlige behov, der kommer i beskæftigelse eller uddannelse'],
  '4A eksempel': ['300 flere, en stigning på 1,4 %'],
  '5': ['Færre københavnere lever i langtidsfattigdom'],
  '5A': ['Københavnere i langtidsfattigdom'],
  '5A eksempel': ['730 færre, et fald på 5 %'],
  '6': ['Flere københavnere klarer sig bedre og har derfor mindre behov for hjælp'],
  '6A': ['Københavnere, der klarer sig bedre'],
  '6A eksempel': ['480 flere, en stigning på X % … baseline endnu er ukendt'],
  '7': [
    'Andelen af elever med dårlige resultater i de nationale test for læsning og matematik uanset social baggrund skal reduceres år for år',
  ],
  '7 note': ['X % … år for år'],
  '7A': ['Andel elever med dårlige resultater i de nationale test for læsning og matematik'],
  '7A eksempel': ['X % af eleverne, år for år'],
  '8': ['Flere borgere med særlige behov skal have øget deres livskvalitet'],
  '8 note': ['siger ikke, hvordan livskvalitet skal måles'],
  '8A': ['Borgere med særlige behov, der har fået øget livskvalitet'],
  '8A eksempel': ['X % flere'],
  '9': ['Flere af brugerne er tilfredse med de leverede ydelser'],
  '9 note': [
    '»Flere af brugerne er tilfredse med de leverede ydelser« … »Flere brugere er tilfredse med de leverede ydelser«',
  ],
  '9A': ['Andel brugere, der er tilfredse med de leverede ydelser'],
  '9A eksempel': ['X % af brugerne'],
  '10': ['Flere borgere reducerer eller stopper deres misbrug af stoffer eller alkohol'],
  '10A': ['Borgere, der reducerer eller stopper deres misbrug af stoffer eller alkohol'],
  '10A eksempel': ['X % flere'],
}
