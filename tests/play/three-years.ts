/**
 * A goal set's whole life, as those who took part would tell it: when, who, what they typed, and what they
 * were answered (each part between " | " stands in the answer; a command that ends with "!" is a yes to what
 * is asked). Times are Copenhagen's. Between two events pejl does by itself what its time has come for.
 * Document 001's figures for 2014 are there from the start; what is reported after that is made up.
 */
export const EVENTS = `
2016-01-12 09:00  controller               årsstatus 2014                                      → 1,6 | 2,4
2016-01-20 09:00  dataejer bolig           1A 905                                              → 1A for 2015 er registreret som 905
2016-01-20 09:05  dataejer bolig           1B 470                                              → 1B for 2015 er registreret som 470
2016-01-20 09:10  dataejer bolig           1C 97,3                                             → 1C for 2015 er registreret som 97,3
2016-01-21 10:00  dataejer bolig           1D 1.418                                            → 1D for 2015 er registreret som 1.418
2016-01-22 09:00  dataejer bolig           udskyd 1E 1. april 2016 optællingen er forsinket    → Tallet for 1E for 2015 forventes den 1. april 2016
2016-01-25 09:00  dataejer botilbud        1F1 118                                             → 1F1 for 2015 er registreret som 118
2016-01-25 09:05  dataejer botilbud        1F2 104                                             → 1F2 for 2015 er registreret som 104
2016-01-25 09:10  dataejer botilbud        5A3 6                                               → 5A3 for 2015 er registreret som 6
2016-01-26 09:00  dataejer skole           2C1 76                                              → 2C1 for 2015 er registreret som 76
2016-01-26 09:05  dataejer skole           2C2 57                                              → 2C2 for 2015 er registreret som 57
2016-01-26 09:10  dataejer skole           2D1 75                                              → 2D1 for 2015 er registreret som 75
2016-01-26 09:15  dataejer skole           2D2 54                                              → 2D2 for 2015 er registreret som 54
2016-01-26 09:20  dataejer skole           2E 10,1                                             → 2E for 2015 er registreret som 10,1
2016-01-27 09:00  dataejer kriminalitet    3A 1,0                                              → 3A for 2015 er registreret som 1,0
2016-01-27 09:05  dataejer kriminalitet    3B 8,3                                              → 3B for 2015 er registreret som 8,3
2016-01-27 09:10  dataejer kriminalitet    3C 2,6                                              → 3C for 2015 er registreret som 2,6
2016-01-28 09:00  dataejer beskæftigelse   4A 5.690                                            → 4A for 2015 er registreret som 5.690
2016-02-01 09:00  controller               4B1 1.200                                           → 4B1 for 2015 er registreret som 1.200
2016-02-01 09:05  controller               kommer-ikke 4B2 det tælles ikke særskilt            → kommer ikke
2016-02-01 09:10  dataejer rehabilitering  5A1 13                                              → 5A1 for 2015 er registreret som 13
2016-02-01 09:15  dataejer rehabilitering  5A2 8                                               → 5A2 for 2015 er registreret som 8
2016-02-01 10:00  dataejer misbrug         6A 41                                               → 6A for 2015 er registreret som 41
2016-02-01 10:05  dataejer misbrug         6B 12                                               → 6B for 2015 er registreret som 12
2016-02-02 09:00  dataejer livskvalitet    8A 61                                               → 8A for 2015 er registreret som 61
2016-02-02 09:05  dataejer livskvalitet    9A 78                                               → 9A for 2015 er registreret som 78
2016-02-02 09:10  dataejer livskvalitet    kommer-ikke 8B der spørges først til det i 2017     → kommer ikke
2016-02-03 09:00  dataejer sagsbehandling  9C 57                                               → 9C for 2015 er registreret som 57
2016-03-01 09:00  controller               indberet 1D 1.420 for 2015!                         → 1D for 2015 er registreret som 1.420
2016-04-04 09:00  dataejer bolig           1E 214                                              → 1E for 2015 er registreret som 214
2016-04-18 09:00  controller               årsstatus 2015!                                     → Offentliggjort den
2016-05-03 09:00  controller               indberet 1A 915 for 2015!                           → 1A for 2015 er registreret som 915
2016-06-01 09:00  controller               baseline 6A 41 for 2015                             → Baseline for 6A er nu 41
2016-06-01 09:05  controller               baseline 9A 78 for 2015                             → Baseline for 9A er nu 78
2017-01-24 09:00  dataejer bolig           1A 940                                              → 1A for 2016 er registreret som 940
2017-01-24 09:05  dataejer bolig           1B 462                                              → 1B for 2016 er registreret som 462
2017-01-24 09:10  dataejer bolig           1C 97,4                                             → 1C for 2016 er registreret som 97,4
2017-01-24 09:15  dataejer bolig           1D 1.340                                            → 1D for 2016 er registreret som 1.340
2017-01-24 09:20  dataejer bolig           1E 205                                              → 1E for 2016 er registreret som 205
2017-01-30 09:00  dataejer botilbud        1F1 110                                             → 1F1 for 2016 er registreret som 110
2017-01-30 09:05  dataejer botilbud        1F2 101                                             → 1F2 for 2016 er registreret som 101
2017-01-30 09:10  dataejer botilbud        5A3 7                                               → 5A3 for 2016 er registreret som 7
2017-02-01 09:00  dataejer skole           2C1 78                                              → 2C1 for 2016 er registreret som 78
2017-02-01 09:05  dataejer skole           2C2 59                                              → 2C2 for 2016 er registreret som 59
2017-02-01 09:10  dataejer skole           2D1 77                                              → 2D1 for 2016 er registreret som 77
2017-02-01 09:15  dataejer skole           2D2 57                                              → 2D2 for 2016 er registreret som 57
2017-02-01 09:20  dataejer skole           2E 8,7                                              → 2E for 2016 er registreret som 8,7
2017-02-02 09:00  dataejer kriminalitet    3A 1,1                                              → 3A for 2016 er registreret som 1,1
2017-02-02 09:05  dataejer kriminalitet    3B 7,9                                              → 3B for 2016 er registreret som 7,9
2017-02-02 09:10  dataejer kriminalitet    3C 2,4                                              → 3C for 2016 er registreret som 2,4
2017-02-06 09:00  dataejer beskæftigelse   4A 5.720                                            → 4A for 2016 er registreret som 5.720
2017-02-06 10:00  dataejer rehabilitering  5A1 14                                              → 5A1 for 2016 er registreret som 14
2017-02-06 10:05  dataejer rehabilitering  5A2 9                                               → 5A2 for 2016 er registreret som 9
2017-02-07 09:00  dataejer misbrug         6A 43                                               → 6A for 2016 er registreret som 43
2017-02-07 10:00  dataejer livskvalitet    9A 79                                               → 9A for 2016 er registreret som 79
2017-02-08 09:00  dataejer sagsbehandling  9C 70                                               → 9C for 2016 er registreret som 70
2017-03-01 09:00  controller               årsstatus 2016!                                     → Offentliggjort den
2018-01-23 09:00  dataejer bolig           1A 1.004                                            → 1A for 2017 er registreret som 1.004
2018-01-23 09:05  dataejer bolig           1B 455                                              → 1B for 2017 er registreret som 455
2018-01-23 09:10  dataejer bolig           1C 97,6                                             → 1C for 2017 er registreret som 97,6
2018-01-23 09:15  dataejer bolig           1D 1.260                                            → 1D for 2017 er registreret som 1.260
2018-01-23 09:20  dataejer bolig           1E 188                                              → 1E for 2017 er registreret som 188
2018-01-29 09:00  dataejer botilbud        1F1 99                                              → 1F1 for 2017 er registreret som 99
2018-01-29 09:05  dataejer botilbud        1F2 100                                             → 1F2 for 2017 er registreret som 100
2018-01-29 09:10  dataejer botilbud        5A3 7                                               → 5A3 for 2017 er registreret som 7
2018-01-31 09:00  dataejer skole           2C1 80                                              → 2C1 for 2017 er registreret som 80
2018-01-31 09:05  dataejer skole           2C2 61                                              → 2C2 for 2017 er registreret som 61
2018-01-31 09:10  dataejer skole           2D1 79                                              → 2D1 for 2017 er registreret som 79
2018-01-31 09:15  dataejer skole           2D2 60                                              → 2D2 for 2017 er registreret som 60
2018-01-31 09:20  dataejer skole           2E 6,9                                              → 2E for 2017 er registreret som 6,9
2018-02-01 09:00  dataejer kriminalitet    3A 1,0                                              → 3A for 2017 er registreret som 1,0
2018-02-01 09:05  dataejer kriminalitet    3B 7,4                                              → 3B for 2017 er registreret som 7,4
2018-02-01 09:10  dataejer kriminalitet    3C 2,5                                              → 3C for 2017 er registreret som 2,5
2018-02-01 10:00  dataejer beskæftigelse   4A 5.760                                            → 4A for 2017 er registreret som 5.760
2018-02-05 09:00  dataejer rehabilitering  5A1 15                                              → 5A1 for 2017 er registreret som 15
2018-02-05 09:05  dataejer rehabilitering  5A2 10                                              → 5A2 for 2017 er registreret som 10
2018-02-05 10:00  dataejer misbrug         6A 45                                               → 6A for 2017 er registreret som 45
2018-02-06 09:00  dataejer fattigdom       7A 10.450 for 2015                                  → 7A for 2015 er registreret som 10.450
2018-02-06 09:05  dataejer fattigdom       7B 1.720 for 2015                                   → 7B for 2015 er registreret som 1.720
2018-02-06 10:00  dataejer livskvalitet    9A 81                                               → 9A for 2017 er registreret som 81
2018-02-06 10:05  dataejer livskvalitet    kommer-ikke 9B spørgsmålet er taget ud for 2017     → kommer ikke
2018-02-07 09:00  dataejer sagsbehandling  9C 91!                                              → 9C for 2017 er registreret som 91
2018-03-01 09:00  controller               årsstatus 2017!                                     → Offentliggjort den
2018-03-05 09:00  dataejer bolig           1D 1.250 for 2018                                   → 1D følges til og med 2017
2019-04-01 09:00  direktion                status                                              → Perioden er slut. Slutstatus afventer 7A og 7B
2020-01-21 09:00  dataejer fattigdom       7A 10.100 for 2017                                  → 7A for 2017 er registreret som 10.100
2020-01-21 09:05  dataejer fattigdom       7B 1.800 for 2017                                   → 7B for 2017 er registreret som 1.800
2020-01-23 09:00  controller               indberet 1D 1.250 for 2017!                         → 1D for 2017 er registreret som 1.250
`

/** What the overview says in the end. */
export const LAST_STATUS = `
Pejlemærker 2014–2017
Perioden 2014–2017 er gjort op.
Skalaen går fra −5 til 5; 0 er baseline, og 5 er målet.
1. Flere udsatte københavnere har en bolig: 5,0
  Datagrundlag: 6 af 6 delmål · slutstatus: nået
2. Flere københavnske skoleelever klarer sig bedre: 4,6
  Datagrundlag: 3 af 5 delmål · slutstatus: ikke nået
3. Færre københavnske unge begår kriminalitet: 5,0
  Datagrundlag: 3 af 3 delmål · slutstatus: nået
4. Flere københavnere med særlige behov kommer i uddannelse eller beskæftigelse: 5,0
  Datagrundlag: 1 af 2 delmål · slutstatus: kan ikke afgøres
5. Flere københavnere mestrer i højere grad deres eget liv: 5,0
  Datagrundlag: 1 af 1 delmål · slutstatus: nået
6. Flere københavnere stopper eller reducerer deres misbrug: 5,0
  Datagrundlag: 1 af 6 delmål · slutstatus: kan ikke afgøres
7. Færre københavnere lever i fattigdom: 0,0
  Datagrundlag: 2 af 2 delmål · slutstatus: ikke nået
8. Flere borgere med særlige behov oplever høj livskvalitet: – (mål mangler)
  Datagrundlag: 0 af 2 delmål · slutstatus: kan ikke afgøres
9. Flere borgere er tilfredse med samarbejdet med Socialforvaltningen: 5,0
  Datagrundlag: 2 af 3 delmål · slutstatus: kan ikke afgøres
`

/** How each delmål ended, worked out by hand from the figures above. */
export const FINALS = `
1: 1A reached 1B reached 1C reached 1D reached 1E reached 1F reached 1F1 reached 1F2 reached
2: 2A undecided 2B undecided 2C reached 2C1 reached 2C2 reached 2D missed 2D1 missed 2D2 reached 2E missed
3: 3A reached 3B reached 3C reached
4: 4A reached 4B undecided 4B1 undecided 4B2 undecided
5: 5A reached 5A1 reached 5A2 reached 5A3 reached
6: 6A reached 6B undecided 6C undecided 6D undecided 6E undecided 6F undecided
7: 7A reached 7B missed
8: 8A undecided 8B undecided
9: 9A reached 9B undecided 9C reached
`

/** Each year's scores as they were published, worked out by hand; 2014's stand in document 001. */
export const PUBLISHED = `
2014: 1,6 | – | – | – | 0,2 | – | – | – | –
2015: 2,1 | 0,6 | 2,1 | 1,7 | −0,7 | – | – | – | 1,0
2016: 3,6 | 2,7 | 2,7 | 3,2 | 3,0 | 3,3 | – | – | 2,5
2017: 4,9 | 4,6 | 5,0 | 5,0 | 5,0 | 5,0 | – | – | 5,0
`
