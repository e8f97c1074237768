/**
 * A goal set's whole life, as those who took part would tell it: when, who, what they typed, and what they
 * were answered (each part between " | " stands in the answer). Times are Copenhagen's. Between two events
 * pejl does by itself what its time has come for. Document 001's figures for 2014 are there from the start;
 * what is reported after that is made up.
 */
export const EVENTS = `
2016-01-12 09:00  controller               årsstatus 2014                                       → 1,6 | 2,4
2016-01-20 09:00  dataejer bolig           1A 905                                               → 1A for 2015 er registreret som 905
2016-01-20 09:05  dataejer bolig           1B 470                                               → 1B for 2015 er registreret som 470
2016-01-20 09:10  dataejer bolig           1C 97,3                                              → registreret som 97,3
2016-01-21 10:00  dataejer bolig           1D 1.418                                             → 1D for 2015 er registreret som 1.418
2016-01-22 09:00  dataejer bolig           udskyd 1E 1. april 2016 optællingen er forsinket     → 1E for 2015 forventes den 1. april 2016
2016-01-25 09:00  dataejer botilbud        1F1 118                                              → 1F1 for 2015 er registreret som 118
2016-01-25 09:05  dataejer botilbud        1F2 104                                              → 1F2 for 2015 er registreret som 104
2016-01-25 09:10  dataejer botilbud        5A3 6                                                → 5A3 for 2015 er registreret som 6
2016-01-26 09:00  dataejer skole           2C1 76                                               → 2C1 for 2015 er registreret som 76
2016-01-26 09:05  dataejer skole           2C2 57                                               → 2C2 for 2015 er registreret som 57
2016-01-26 09:10  dataejer skole           2D1 75                                               → 2D1 for 2015 er registreret som 75
2016-01-26 09:15  dataejer skole           2D2 54                                               → 2D2 for 2015 er registreret som 54
2016-01-26 09:20  dataejer skole           2E 10,1                                              → 2E for 2015 er registreret som 10,1
2016-01-27 09:00  dataejer kriminalitet    3A 1,0                                               → 3A for 2015 er registreret som 1,0
2016-01-27 09:05  dataejer kriminalitet    3B 8,3                                               → 3B for 2015 er registreret som 8,3
2016-01-27 09:10  dataejer kriminalitet    3C 2,6                                               → 3C for 2015 er registreret som 2,6
2016-01-28 09:00  dataejer beskæftigelse   4A 5.690                                             → 4A for 2015 er registreret som 5.690
2016-02-01 09:00  controller               4B1 1.200                                            → 4B1 for 2015 er registreret som 1.200
2016-02-01 09:05  controller               kommer-ikke 4B2 det tælles ikke særskilt             → 4B2 for 2015
2016-02-01 09:10  dataejer rehabilitering  5A1 13                                               → 5A1 for 2015 er registreret som 13
2016-02-01 09:15  dataejer rehabilitering  5A2 8                                                → 5A2 for 2015 er registreret som 8
2016-02-01 10:00  dataejer misbrug         6A 41                                                → 6A for 2015 er registreret som 41
2016-02-01 10:05  dataejer misbrug         6B 12                                                → 6B for 2015 er registreret som 12
2016-02-02 09:00  dataejer livskvalitet    8A 61                                                → 8A for 2015 er registreret som 61
2016-02-02 09:05  dataejer livskvalitet    9A 78                                                → 9A for 2015 er registreret som 78
2016-02-02 09:10  dataejer livskvalitet    kommer-ikke 8B der spørges først til det i 2017      → 8B for 2015
2016-02-03 09:00  dataejer sagsbehandling  9C 57                                                → 9C for 2015 er registreret som 57
2016-03-01 09:00  controller               ret 1D 1.420 for 2015                                → 1D for 2015 er registreret som 1.420
2016-04-04 09:00  dataejer bolig           1E 214                                               → 1E for 2015 er registreret som 214
2016-04-18 09:00  controller               offentliggør 2015                                    → 2015
2016-05-03 09:00  controller               ret 1A 915 for 2015                                  → 1A for 2015 er registreret som 915
2016-06-01 09:00  controller               baseline 6A 41 for 2015                              → Baseline for 6A
2016-06-01 09:05  controller               baseline 9A 78 for 2015                              → Baseline for 9A
`
