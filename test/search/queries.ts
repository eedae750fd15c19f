/** What somebody types, and the id of what that person wants to see first. */
export type ExpectedHit = readonly [text: string, id: string];

/** What the ranker may be tuned on; the named abbreviations of the product are all here. */
export const tuning: readonly ExpectedHit[] = [
  // Abbreviations, in whatever case.
  ['AMT', 'Association:amt'],
  ['NAM', 'Association:national-association-of-manufacturers'],
  ['E3', 'Resource:e3-initiative'],
  ['GaMEP', 'Center:gamep'],
  ['epa', 'Agency:environmental-protection-agency'],
  ['DOE', 'Agency:department-of-energy'],
  ['cmmc', 'Resource:cmmc'],
  ['SBIR', 'Resource:sbir'],
  ['nist', 'Agency:nist'],
  ['TMAC', 'Center:tmac'],
  ['800-171', 'Resource:nist-sp-800-171'],
  // Aliases, former names, and names within names.
  ['Association of Machining Technologies', 'Association:amt'],
  ['APICS', 'Association:ascm'],
  ['NREL', 'Agency:national-laboratory-of-the-rockies'],
  ['RevAZ', 'Center:az-mep'],
  ['american metal stamping', 'Association:pma'],
  // Names while they are being typed.
  ['los alam', 'Agency:los-alamos-national-laboratory'],
  ['department of ener', 'Agency:department-of-energy'],
  ['floridam', 'Center:floridamakes'],
  ['sandia national lab', 'Agency:sandia-national-laboratories'],
  ['supplier scout', 'Resource:mep-supplier-scouting'],
  // States, and what is in them.
  ['Georgia', 'State:GA'],
  ['puerto ríco', 'State:PR'],
  ['MEP Georgia', 'Center:gamep'],
  ['new york mep', 'Center:ny-mep'],
  ['georgia tech', 'StateOrganization:georgia-institute-of-technology'],
  // Topics and closed lists.
  ['cybersecurity', 'Topic:cybersecurity'],
  ['apprenticeships', 'Topic:apprenticeship'],
  ['workforce', 'FocusAreaProfile:WORKFORCE'],
  ['federal', 'ArenaProfile:FEDERAL'],
  // Descriptions in the searcher's own words.
  ['apprenticeship grants', 'Resource:apprenticeship-building-america'],
  ['disaster loan', 'Resource:sba-disaster-loans'],
  ['additive manufacturing institute', 'Resource:america-makes'],
  ['pollution prevention grants', 'Resource:p2-grants'],
  ['help with government contracts', 'Resource:apex-accelerators'],
  ['free safety visits for small employers', 'Resource:osha-on-site-consultation'],
  ['export plan workshops', 'Resource:exportech'],
  // Word order and inflection.
  ['standards and technology institute', 'Agency:nist'],
  ['naval laboratory research', 'Agency:naval-research-laboratory'],
  ['e3 memorandum', 'Agreement:e3-memorandum-2010'],
  // Typos.
  ['manufactring institute', 'Association:the-manufacturing-institute'],
  ['gaorgia', 'State:GA'],
  ['minesota enterprise', 'Center:enterprise-minnesota'],
  ['natonal sience foundation', 'Agency:national-science-foundation'],
  // Results and money.
  ['appropriation 2023', 'FundingRecord:appropriation-fy2023'],
];

/** Never looked at while tuning: only its score is, and that when the ranker is done. */
export const heldOut: readonly ExpectedHit[] = [
  ['SME', 'Association:sme'],
  ['osha', 'Agency:osha'],
  ['sttr', 'Resource:sttr'],
  ['PRiMEX', 'Center:primex'],
  ['Instrument Society of America', 'Association:isa'],
  ['IPC', 'Association:global-electronics-association'],
  ['California Manufacturing Technology Center', 'Center:cmtc'],
  ['oak ridg', 'Agency:oak-ridge-national-laboratory'],
  ['boise sta', 'StateOrganization:boise-state-university'],
  ['Alabama', 'State:AL'],
  ['MEP Kentucky', 'Center:kmep'],
  ['exporting', 'Topic:exporting'],
  ['awareness', 'EngagementModeProfile:AWARENESS'],
  ['food safety training', 'Resource:food-safety-outreach'],
  ['robotics institute', 'Resource:arm-institute'],
  ['layoff aversion', 'Resource:rapid-response'],
  ['women in manufacturing', 'Resource:women-make-america'],
  ['volunteer patent lawyers', 'Resource:patent-pro-bono'],
  ['die casting', 'Association:nadca'],
  ['foundation science national', 'Agency:national-science-foundation'],
  ['small business development center', 'Resource:sbdc'],
  ['cybersecurty framework', 'Resource:nist-cybersecurity-framework'],
  ['hawai manufacturing inovate', 'Center:innovate-hawaii'],
  ['purdue mep results 2020', 'ImpactReport:purdue-mep-2020'],
];
