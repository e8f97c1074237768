import type { Said } from './said.ts'

/** What document 001 says in words, written down from the document: titles as printed, the rest as facts. */
export const SAID_001: Said = {
  målsæt: ['Pejlemærker 2014–2017 (2014–2017, adopted), exclude'],
  målgruppe: [
    'Udsatte børn og unge & børn og unge med handicap',
    'Københavnerne med handicap',
    'Københavnerne med sindslidelser',
    'Udsatte voksne københavnere',
  ],
  ramme: [
    'to fokusområder … strategiske mål … alle ledelsesniveauer … løbende følges op … resultaterne',
    'røde tråd … lederkonference den 8. april … 380 ledere … årstallet står ikke … peger på 2015',
    'målgruppeplanerne … planerne for centerfællesskaberne',
    'ledernes ansvar på alle niveauer … ingen dato, ingen hyppighed … ingen navngiven',
    'reflekterer … lederfora … 1:1-samtaler … kun ske lokalt',
  ],
  note: [
    'Bilag I … Status på Socialudvalgets pejlemærker, 2014 … Socialudvalgets politiske pejlemærker 2014–2017',
    '0 … baseline (status quo), +5 for målet … −5',
    'blå … forslag til supplerende delmål … tabt … ukendt',
    'orange … forslag til mål … ikke før … baseline … tabt … ukendt',
    'Bilag 2 er ikke med … mangler … ventes … ukendt',
    'Overblikket har ingen fodnotetegn … Baseline (2013) … ikke på 4A, 7A, 7B og 9C (overblikket)',
  ],
  Ø101: [
    'Styrkelse af indsatsen for kriminalitetstruede og kriminelle unge på Socialforvaltningens døgninstitutioner',
  ],
  Ø102: ['Tidlig og familieorienteret indsats overfor unge førstegangskriminelle'],
  Ø103: ['Udvidelse af ordningen med socialrådgivere i daginstitutioner'],
  Ø201: ['Fleksibel bostøtte til borgere med psykiske lidelser'],
  'Ø201 note': ['pejlemærke 5 … psykisk lidelse'],
  Ø202: [
    'Specialiseret rehabiliteringsindsats for borgere med psykisk sygdom på botilbud',
    'Investeringer i bedre rehabilitering gennem et øget tværsektorielt samarbejde med Region Hovedstadens psykiatri',
  ],
  'Ø202 note': ['første … pejlemærke 1, det andet ved 4 og 7 … »Ø 202« … siger ikke … samme'],
  Ø301: ['Fremskudt behandling på socialpsykiatriske bocentre'],
  Ø302: ['Afrusnings- og afgiftningspladser'],
  Ø303: ['Styrkelse af en beskæftigelsesrettet indsats af borgere med misbrug'],
  'Ø303 note': [
    'pejlemærke 4 og 7 … »Ø 303« … Ønskeforslag om øget beskæftigelse for borgere med misbrug',
  ],
  Ø305: ['Støtte og hjælp til gravide misbrugere og misbrugere med børn'],
  Ø306: ['Finansiering af tilbud om lægesamtale for nyindskrevne i misbrugsbehandling'],
  Ø401: ['Tæt på familien (Omstilling af området for unge med handicap)'],
  Ø402: ['Udvikling af aktiviteter og beskæftigelse til borgere med handicap'],
  'Ø402 note': ['»Ø 402« … budget 2016'],
  Ø304: ['Kvalitetsløft af herberg: Kollegiet på Gl. Køge Landevej'],
  Ø601: ['Tværfaglig rehabilitering'],
  SI04: ['Tidlig familierettet indsats'],
  'SI04 note': ['pejlemærke 2 … omprioriteringsforslaget'],

  '1': ['Flere udsatte københavnere har en bolig'],
  '1 offentliggjort': [
    '2014: 1.6 1,6 … uden status … regnet som 0 … med 0 for 1D og 1E … ingen status … 1,597 … fodnote 1 … andre skjulte vægte',
  ],
  '1 årsag': [
    'færre boliger … husleje … 2007 … 55 % færre … højst 3.000 kr. … 27 % færre … 3.000–4.000 … hele landet',
    'for få … 2013 manglede … ca. 130 til 3.000 kr. … ca. 120 til 3.000–4.000 kr. … ca. 250',
    'indtil 1. januar 2014 … lave satser … under 25 år … kontanthjælpsreformen … 30 år (uddannelseshjælp)',
    'almene boliger er dyrere … København',
  ],
  '1 tiltag': [
    'Unge på vej … almene boligorganisationer … større lejligheder',
    'Basis-boliger … KAB og Teknik- og Miljøforvaltningen',
    'Færre udsættelser siden 2010 (1B) … flere årsværk … opsøgende … økonomisk rådgivning … BIF og SOF … regler … frivillige',
    'Ungdomsboliger, knap 2.000 nye almene (budget 2013, 2014 og 2015) og 2.000 nye private',
    'akuttilbud … psykisk lidelse … 14 overnatningspladser … akuttelefon … hele døgnet',
    'ACT-metoden … 2015–17 … psykisk lidelse og samtidigt misbrug',
  ],
  '1 forslag': [
    'Ø304',
    'Ø201 … aftenen og i weekenden … botilbud til egen bolig … venter',
    'Ø202 … specialiseret … 10–20 borgere … udadreagerende',
  ],
  '1 fodnote': ['uden status tæller ikke med … (fodnote 1)'],
  '1 note': [
    '»I.« og ikke 1 (detaljetabellen)',
    'kun ACT-metoden … pejlemærke 4 … Acceptance and Commitment Therapy',
  ],
  '1A': ['1.000 udsatte københavnere får anvist en bolig i 2017'],
  '1B': ['Der sker 80 færre udsættelser i 2017'],
  '1C': ['Flere københavnere, der får anvist en bolig, fastholder deres bolig'],
  '1D': ['Der er færre hjemløse københavnere'],
  '1E': ['Der er færre unge hjemløse københavnere'],
  '1F': [
    'Højst 100 københavnere med handicap og 100 københavnere med sindslidelse venter på et botilbud i 2017',
  ],
  '1F note': ['overblikket skriver Højest, detaljetabellen Højst (overblikket og detaljetabellen)'],
  '1F1': ['Københavnerne med sindslidelser'],
  '1F2': ['Københavnerne med handicap'],

  '2': ['Flere københavnske skoleelever klarer sig bedre'],
  '2 offentliggjort': ['2014: intet tal 0 (kun baseline-målinger)'],
  '2 tiltag': [
    'Børne- og Ungdomsforvaltningen … aftaleforum … socialrådgivere … skoler … daginstitutioner … fleksible … fælles udbud … privat dagbehandling',
    'Alle i skole … fraværskonsulenter',
    'Alle anbragte … 9. eller 10.-klasseprøven',
    'For at imødegå risici: … fælles sprog … samarbejdsorganisation … to forvaltninger',
    'For at imødegå risici: … egne skoler … folkeskolereformen',
    'For at imødegå risici: Ingen … for længe mellem to skoletilbud',
    'For at imødegå risici: Lokal opfølgning på resultaterne',
  ],
  '2 forslag': [
    'Ø103 … på tværs af fag … tidlig … udsatte børn',
    'SI04 … skolekontaktperson … højt fravær … sms-ordning eller morgenvækning',
  ],
  '2 opmærksomhed': ['Folkeskolereformen … rammen … Børne- og Ungdomsforvaltningen'],
  '2 note': ['ingen årsager ved pejlemærke 2'],
  '2A': [
    'Andelen af elever med dårlige resultater i de nationale test for læsning og matematik, uanset social baggrund, skal reduceres år for år',
  ],
  '2A note': [
    'udgå … feltet for baseline … ét sted for 2A og 2B i overblikket (»Forslag om at disse udgår«) … detaljetabellen (»Forslag om at denne udgår«) (overblikket og detaljetabellen)',
  ],
  '2B': [
    'Andelen af udsatte elever og elever med handicap med dårlige resultater i de nationale test for læsning og matematik skal reduceres år for år',
  ],
  '2B note': [
    'udgå … feltet for baseline … ét sted for 2A og 2B i overblikket (»Forslag om at disse udgår«) … detaljetabellen (»Forslag om at denne udgår«) (overblikket og detaljetabellen)',
  ],
  '2C': ['Flere anbragte unge gennemfører 9. el. 10. klasse'],
  '2C1': ['Flere anbragte deltager i 9. el. 10.-klasseprøven'],
  '2C2': ['Flere anbragte får en karakter på 2 eller derover i både dansk og matematik'],
  '2D': [
    'Flere unge, der har modtaget en forebyggende foranstaltning, gennemfører 9. el. 10. klasse',
  ],
  '2D1': ['Flere med forebyggende foranstaltninger deltager i 9. el. 10.-klasseprøven'],
  '2D2': [
    'Flere med forebyggende foranstaltninger får en karakter på 2 eller derover i både dansk og matematik',
  ],
  '2E': ['Skolefraværet blandt udsatte børn og unge samt børn og unge med handicap falder'],

  '3': ['Færre københavnske unge begår kriminalitet'],
  '3 offentliggjort': ['2014: intet tal 0 (kun baseline-målinger)'],
  '3 årsag': [
    'falder … gamle pejlemærker … Sikker By … hele landet … Justitsministeriets forskningskontor, 2001–2013 … mest den mindre alvorlige … seneste år også den alvorlige',
    '2013 … ca. 1.000 unge københavnere … ca. 400 foranstaltningsmodtagere sigtet for alvorlig eller personfarlig',
    'insisterende … første gang … forældre',
    'døgninstitutionerne … misbrug og psykiatri … skole, fritid og arbejde',
  ],
  '3 tiltag': [
    'Den Korte Snor, Exitprogrammet, Ny Start, Den Flyvende Hollænder og Gadeplansarbejdet',
    'forældre- og ungepålæg',
    'Netværkssamråd … inden for 7 dage',
    'Ungesamråd med anklagemyndighed, dommer og Socialforvaltningen',
    'Kortere varetægtsfængslinger',
  ],
  '3 forslag': ['Ø101 … skole, fritid … voksenlivet', 'Ø102 … insisterende … unge og familien'],
  '3 opmærksomhed': ['politiets indsats … mere … flere sigtelser'],
  '3 note': [
    'ca. 1.000 … 1,1 % … ca. 90.900 unge (3A) … ca. 400 og 8,6 % … ca. 4.650 foranstaltningsmodtagere (3B) … Strategi 2010 (003) … ca. 5.000',
  ],
  '3A': [
    'Andelen af københavnske unge, der sigtes for alvorlig eller personfarlig kriminalitet, er mindre end 1,1 % i 2017',
  ],
  '3B': ['Færre børn og unge med særlige behov sigtes for alvorlig kriminalitet'],
  '3C': [
    'Ungdomskriminaliteten fortsætter samlet set med at falde i København (sigtede 10-23 årige)',
  ],

  '4': ['Flere københavnere med særlige behov kommer i uddannelse eller beskæftigelse'],
  '4 offentliggjort': ['2014: intet tal 0 (kun baseline-målinger)'],
  '4 årsag': [
    'Beskæftigelse … mange formål … ordinært arbejde … livskvalitet',
    'stor del … ordinært arbejde ikke … langt sigt … kun en lille del … selvforsørgende',
  ],
  '4 tiltag': [
    'Unge på vej … 100 unge … delebolig … tværfagligt team',
    'ACT (Acceptance and Commitment Therapy) … eget hjem … dobbeltdiagnose',
    'Udskrivningskoordinatorer … psykiatrien',
    'IPS (Individual Placement Support)',
    'Aktivitets- og samværstilbuddene (§ 104) … beskæftigelse og inklusion',
    'Misbrugsbehandling og beskæftigelse',
  ],
  '4 forslag': [
    'Ø402 … handicapområdet … eksterne job',
    'Ø303',
    'Ø202 … Region Hovedstadens psykiatri',
  ],
  '4 note': [
    'Detaljetabellen … »0 (kun baseline-måling)«, overblikket »0 (kun baseline-målinger)« (overblikket og detaljetabellen)',
    'ACT … skrevet ud her … pejlemærke 1 … kun ACT-metoden',
  ],
  '4A': [
    'Flere københavnere med særlige behov bliver selvforsørgende via beskæftigelse eller uddannelse',
  ],
  '4A fodnote': ['antallet pr. juli 2014 og ikke for 2013 … (fodnote 2)'],
  '4A note': ['overskrift Baseline (2013) passer ikke … (overblikket)'],
  '4B': ['Flere københavnere deltager i Socialforvaltningens beskæftigelsestilbud'],
  '4B note': ['siger ikke, om 4B1 og 4B2 … antal eller andel'],
  '4B1': ['Flere københavnere med handicap deltager i Socialforvaltningens beskæftigelsestilbud'],
  '4B2': [
    'Flere københavnere med sindslidelse deltager i Socialforvaltningens beskæftigelsestilbud',
  ],

  '5': ['Flere københavnere mestrer i højere grad deres eget liv'],
  '5 offentliggjort': [
    '2014: 0.2 0,2 … vægtet efter befolkning … vægtene står ikke … 0,2 … 5A1 højst vejer 25,7 % (10,6 %, hvis 5A1 … −15 og ikke −5)',
  ],
  '5 årsag': [
    'Bostederne … rehabiliterende indsatser … ikke en fælles … pædagogik … systematik',
    'rehabilitering … VUM … handicap … psykiske lidelser på bocentre (5A1)',
    'egen bolig med bostøtte (5A3; dokumentets tekst siger A2)',
    'hjemmepleje … sundhedsområdet … 7 % … 2014 … 10 % … realistisk (5A2; dokumentets tekst siger A3)',
  ],
  '5 tiltag': [
    'medicinpædagogik på et center',
    'Rehabiliterende hverdagstræning i Borgercenter Hjemmepleje … lov fra 1. januar 2015',
  ],
  '5 forslag': [
    'Ø601 Rehabiliterende hverdagstræning … Borgercenter Hjemmepleje',
    'Ø201 … mindre hjælp … egen bolig',
  ],
  '5 fodnote': ['vægtet efter, hvor mange borgere … (fodnote 3)'],
  '5A': ['Flere københavnere klarer sig bedre og har derfor mindre behov for hjælp'],
  '5A fodnote': ['vægtet efter, hvor mange borgere … (fodnote 3)'],
  '5A1': ['Flere borgere skal blive bedre til at mestre eget liv målt ved VUM'],
  '5A2': ['Flere modtagere af den sociale hjemmepleje skal klare sig selv'],
  '5A2 note': ['tekst kalder … A3', 'foreløbige … teksten … 2014 (årsager)'],
  '5A3': ['Flere borgere på socialpsykiatriske botilbud flytter til mere selvstændige boformer'],
  '5A3 note': [
    'tekst kalder … A2',
    '2010–2013 … flytninger … andre tal (fra 6 til 10 procent) (000)',
  ],
}
