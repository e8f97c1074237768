// adaptivecards' own typings import a source file that its package leaves out.
export type IAdaptiveCard = object
