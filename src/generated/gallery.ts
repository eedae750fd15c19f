export const questions = [
  {
    "text": "Which federal agencies offer the most to manufacturers?",
    "about": "Who helps whom",
    "picture": {
      "view": "chart",
      "list": "resources.facets",
      "by": "resources.facets.label",
      "value": "resources.facets.count",
      "hide": "resources.facets.value"
    },
    "query": "query AgenciesByResources(\n  # How many agencies, those of most resources first, 100 at most.\n  $first: Int = 100\n) {\n  resources {\n    totalCount\n    facets(by: AGENCY, first: $first) {\n      value\n      label\n      count\n    }\n  }\n}\n"
  },
  {
    "text": "Who has agreed on what with whom, and since when?",
    "about": "Agreements and money",
    "picture": {
      "view": "table",
      "list": "agreements.nodes",
      "sort": "-agreements.nodes.startYear",
      "hide": "agreements.nodes.id"
    },
    "query": "query Agreements(\n  # Id of an agency or association that is a party; without it, all agreements.\n  # example: \"Agency:nist\"\n  $party: ID\n) {\n  agreements(first: 100, filter: { party: $party }) {\n    nodes {\n      id\n      title\n      kind\n      status\n      startYear\n      parties(first: 10) {\n        nodes {\n          ... on Agency {\n            abbreviation\n          }\n          ... on Association {\n            abbreviation\n          }\n        }\n      }\n      focusArea\n      summary\n    }\n  }\n}\n"
  },
  {
    "text": "How much did Congress give the network, year by year?",
    "about": "Agreements and money",
    "picture": {
      "view": "line",
      "list": "fundingRecords.nodes",
      "by": "fundingRecords.nodes.year",
      "value": "fundingRecords.nodes.amountUsd"
    },
    "query": "query Appropriations {\n  fundingRecords(\n    first: 100\n    filter: { scope: NETWORK, kind: APPROPRIATION }\n    orderBy: { field: YEAR, direction: ASC }\n  ) {\n    nodes {\n      year\n      fiscalYear\n      amountUsd\n      term\n      certainty\n      summary\n      sources {\n        url\n      }\n    }\n  }\n}\n"
  },
  {
    "text": "Which associations work in which industries?",
    "about": "Who helps whom",
    "picture": {
      "view": "chart",
      "list": "associations.nodes",
      "by": "associations.nodes.industries",
      "value": "",
      "hide": "associations.nodes.id"
    },
    "query": "query AssociationsByIndustry(\n  # One industry; without it, all of them.\n  # example: \"aerospace\"\n  $industry: String\n) {\n  associations(first: 100, filter: { industry: $industry }) {\n    nodes {\n      id\n      name\n      abbreviation\n      industries\n      foundedYear\n      website\n    }\n  }\n}\n"
  },
  {
    "text": "Which awards to centers are known, and in which states?",
    "about": "Agreements and money",
    "picture": {
      "view": "map",
      "list": "fundingRecords.nodes",
      "place": "fundingRecords.nodes.center.state.code",
      "value": "",
      "hide": "fundingRecords.nodes.center.id"
    },
    "query": "query AwardsToCenters {\n  fundingRecords(first: 100, filter: { scope: CENTER, kind: COOPERATIVE_AGREEMENT_AWARD }) {\n    nodes {\n      center {\n        id\n        name\n        status\n        statusAsOf\n        state {\n          code\n        }\n      }\n      year\n      amountUsd\n      term\n      certainty\n      summary\n    }\n  }\n}\n"
  },
  {
    "text": "Which center serves each state, and who hosts it?",
    "about": "Centers and places",
    "picture": {
      "view": "table",
      "list": "states.nodes",
      "hide": "states.nodes.id,states.nodes.center.id"
    },
    "query": "query CentersOfStates(\n  # One region; without it, all states.\n  # example: SOUTH\n  $region: Region\n) {\n  states(first: 100, filter: { region: $region }) {\n    nodes {\n      id\n      code\n      name\n      region\n      hasOwnCenter\n      center {\n        id\n        name\n        status\n        statusAsOf\n        website\n        host {\n          name\n          kind\n        }\n      }\n    }\n  }\n}\n"
  },
  {
    "text": "Which grants and other help for energy and waste reduction are not known to be closed?",
    "about": "Programs and resources",
    "picture": {
      "view": "table",
      "list": "resources.nodes",
      "hide": "resources.nodes.id"
    },
    "query": "query EnergyAndWaste(\n  # Ids or slugs of topics, of which a resource has one or more.\n  $topics: [ID!] = [\"energy\", \"waste-reduction\"]\n) {\n  resources(first: 100, filter: { topicsAny: $topics, statusAny: [OPEN, UNKNOWN] }) {\n    nodes {\n      id\n      title\n      kind\n      status\n      statusAsOf\n      startYear\n      topics(first: 5) {\n        nodes {\n          label\n        }\n      }\n      website\n    }\n  }\n}\n"
  },
  {
    "text": "Are centers hosted by universities or by others, region by region?",
    "about": "Centers and places",
    "picture": {
      "view": "cross",
      "list": "centers.crossTab.cells",
      "by": "centers.crossTab.cells.rowLabel",
      "across": "centers.crossTab.cells.columnLabel",
      "value": "centers.crossTab.cells.count",
      "hide": "centers.crossTab.cells.row,centers.crossTab.cells.column"
    },
    "query": "query HostsByRegion {\n  centers {\n    totalCount\n    crossTab(rows: HOST_KIND, columns: REGION) {\n      rows {\n        label\n        count\n      }\n      columns {\n        label\n        count\n      }\n      cells {\n        row\n        rowLabel\n        column\n        columnLabel\n        count\n      }\n    }\n  }\n}\n"
  },
  {
    "text": "What did the network achieve, year by year, and what was measured?",
    "about": "Results",
    "picture": {
      "view": "cross",
      "list": "impactReports.nodes.metrics",
      "by": "impactReports.nodes.years",
      "across": "impactReports.nodes.metrics.metric",
      "value": "impactReports.nodes.metrics.value",
      "order": "label"
    },
    "query": "query ImpactsByYear {\n  impactReports(first: 100, filter: { scope: NETWORK }) {\n    nodes {\n      years\n      fiscalYear\n      period {\n        startYear\n        endYear\n      }\n      metrics {\n        metric\n        value\n        unit\n        qualifier\n      }\n    }\n  }\n}\n"
  },
  {
    "text": "What kinds of resources are there in each of the three focus areas?",
    "about": "Programs and resources",
    "picture": {
      "view": "cross",
      "list": "resources.crossTab.cells",
      "by": "resources.crossTab.cells.rowLabel",
      "across": "resources.crossTab.cells.columnLabel",
      "value": "resources.crossTab.cells.count",
      "hide": "resources.crossTab.cells.row,resources.crossTab.cells.column"
    },
    "query": "query KindsByFocusArea {\n  resources {\n    totalCount\n    crossTab(rows: KIND, columns: FOCUS_AREA) {\n      rows {\n        label\n        count\n      }\n      columns {\n        label\n        count\n      }\n      cells {\n        row\n        rowLabel\n        column\n        columnLabel\n        count\n      }\n    }\n  }\n}\n"
  },
  {
    "text": "Which centers are nearest to Denver, and how far are they?",
    "about": "Centers and places",
    "picture": {
      "view": "chart",
      "list": "nearestCenters.edges",
      "by": "nearestCenters.edges.node.name",
      "value": "nearestCenters.edges.distanceMiles",
      "order": "smallest",
      "hide": "nearestCenters.edges.node.id"
    },
    "query": "query NearestCenters(\n  # Degrees north of the equator.\n  $latitude: Float! = 39.74\n  # Degrees east of Greenwich: west of it, as in the United States, less than 0.\n  $longitude: Float! = -104.99\n  # How many centers, 100 at most.\n  $first: Int = 10\n) {\n  nearestCenters(to: { latitude: $latitude, longitude: $longitude }, first: $first) {\n    edges {\n      distanceMiles\n      approximate\n      node {\n        id\n        name\n        status\n        statusAsOf\n        city\n        state {\n          code\n        }\n      }\n    }\n  }\n}\n"
  },
  {
    "text": "How many jobs and how much in sales, savings and investment does each center tell of in its newest report?",
    "about": "Results",
    "picture": {
      "view": "cross",
      "list": "centers.nodes.impacts.nodes.metrics",
      "by": "centers.nodes.shortName",
      "across": "centers.nodes.impacts.nodes.metrics.metric",
      "value": "centers.nodes.impacts.nodes.metrics.value",
      "hide": "centers.nodes.id"
    },
    "query": "query NewestImpactsOfCenters {\n  centers(first: 100) {\n    nodes {\n      id\n      shortName\n      status\n      statusAsOf\n      impacts(first: 1) {\n        nodes {\n          year\n          years\n          period {\n            startYear\n            endYear\n          }\n          metrics {\n            metric\n            value\n            unit\n            qualifier\n          }\n        }\n      }\n    }\n  }\n}\n"
  },
  {
    "text": "Which programs, technologies and facilities do federal laboratories offer to manufacturers?",
    "about": "Programs and resources",
    "picture": {
      "view": "table",
      "list": "agencies.nodes.resources.nodes",
      "hide": "agencies.nodes.id,agencies.nodes.resources.nodes.id"
    },
    "query": "query OffersOfLaboratories {\n  agencies(first: 50, filter: { kind: LABORATORY }) {\n    nodes {\n      id\n      name\n      resources(first: 20) {\n        nodes {\n          id\n          title\n          kind\n          website\n          summary\n        }\n      }\n    }\n  }\n}\n"
  },
  {
    "text": "How many state organizations work with the centers, state by state?",
    "about": "Centers and places",
    "picture": {
      "view": "map",
      "list": "states.nodes",
      "place": "states.nodes.code",
      "value": "states.nodes.organizations.totalCount",
      "hide": "states.nodes.id"
    },
    "query": "query OrganizationsByState {\n  states(first: 100) {\n    nodes {\n      id\n      code\n      name\n      organizations {\n        totalCount\n      }\n    }\n  }\n}\n"
  },
  {
    "text": "How are the partners spread over the three arenas: federal, state and association?",
    "about": "Who helps whom",
    "picture": {
      "view": "chart",
      "list": "arenas",
      "by": "arenas.label",
      "value": "arenas.partners.totalCount"
    },
    "query": "query PartnersByArena {\n  arenas {\n    label\n    partners {\n      totalCount\n    }\n    summary\n  }\n}\n"
  },
  {
    "text": "In which states do technology resources have a place one can go to?",
    "about": "Programs and resources",
    "picture": {
      "view": "map",
      "list": "resources.nodes",
      "place": "resources.nodes.locations.nodes",
      "value": "",
      "hide": "resources.nodes.id"
    },
    "query": "query PlacesOfResources($focusArea: FocusArea = TECHNOLOGY) {\n  resources(first: 100, filter: { focusArea: $focusArea }) {\n    totalCount\n    nodes {\n      id\n      title\n      kind\n      locations(first: 20) {\n        nodes {\n          code\n        }\n      }\n      website\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}\n"
  },
  {
    "text": "When did the programs that are not known to be closed begin?",
    "about": "Programs and resources",
    "picture": {
      "view": "chart",
      "list": "resources.nodes",
      "by": "resources.nodes.startYear",
      "value": "",
      "hide": "resources.nodes.id"
    },
    "query": "query ProgramsByYear($kind: ResourceKind = PROGRAM) {\n  resources(\n    first: 100\n    filter: { kind: $kind, statusAny: [OPEN, UNKNOWN] }\n    orderBy: { field: START_YEAR, direction: DESC }\n  ) {\n    nodes {\n      id\n      title\n      status\n      startYear\n      focusArea\n      website\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}\n"
  },
  {
    "text": "What does the Department of Labor, with its offices, offer for the workforce of a Georgia manufacturer, but for what is closed, and through whom?",
    "about": "Who helps whom",
    "picture": {
      "view": "table",
      "list": "resources.nodes",
      "hide": "resources.nodes.id"
    },
    "query": "query ProgramsForManufacturers(\n  # Id or slug of an agency; its offices count as well.\n  $agency: ID = \"department-of-labor\"\n  $focusArea: FocusArea = WORKFORCE\n  # Global id of the state in which it can be used.\n  $state: ID! = \"State:GA\"\n  # Programs are OPEN only where a source tells so; of most of them that is UNKNOWN.\n  $status: [ResourceStatus!] = [OPEN, UNKNOWN]\n  # How many programs, 100 at most.\n  $first: Int = 50\n) {\n  resources(\n    first: $first\n    filter: {\n      agencyWithOffices: $agency\n      focusArea: $focusArea\n      servesState: $state\n      statusAny: $status\n    }\n  ) {\n    nodes {\n      id\n      title\n      kind\n      status\n      statusAsOf\n      providers(first: 10) {\n        nodes {\n          ... on Agency {\n            name\n          }\n          ... on Association {\n            name\n          }\n          ... on Center {\n            name\n            status\n          }\n        }\n      }\n      summary\n      website\n    }\n  }\n  state: node(id: $state) {\n    ... on State {\n      center {\n        name\n        status\n        statusAsOf\n        website\n      }\n    }\n  }\n}\n"
  },
  {
    "text": "Which services do centers offer most often?",
    "about": "Centers and places",
    "picture": {
      "view": "chart",
      "list": "centers.facets",
      "by": "centers.facets.label",
      "value": "centers.facets.count",
      "hide": "centers.facets.value"
    },
    "query": "query ServicesOfCenters(\n  # How many services, those of most centers first, 100 at most.\n  $first: Int = 100\n) {\n  centers {\n    totalCount\n    facets(by: SERVICE, first: $first) {\n      value\n      label\n      count\n    }\n  }\n}\n"
  },
  {
    "text": "Which topics do the resources cover most?",
    "about": "Programs and resources",
    "picture": {
      "view": "chart",
      "list": "resources.facets",
      "by": "resources.facets.label",
      "value": "resources.facets.count",
      "hide": "resources.facets.value"
    },
    "query": "query TopicsByResources(\n  # How many topics, those of most resources first, 100 at most.\n  $first: Int = 100\n) {\n  resources {\n    totalCount\n    facets(by: TOPIC, first: $first) {\n      value\n      label\n      count\n    }\n  }\n}\n"
  },
  {
    "text": "What can the center in Georgia bring to a manufacturer, and who offers it?",
    "about": "Who helps whom",
    "picture": {
      "view": "cross",
      "list": "center.resources.nodes",
      "by": "center.resources.nodes.kind",
      "across": "center.resources.nodes.focusArea",
      "hide": "center.resources.nodes.id"
    },
    "query": "query WhatCenterBrings(\n  # Slug of a center.\n  $center: String! = \"gamep\"\n) {\n  center(slug: $center) {\n    name\n    status\n    statusAsOf\n    resources(first: 100) {\n      nodes {\n        id\n        title\n        kind\n        focusArea\n        providerKind\n        providers(first: 60) {\n          nodes {\n            ... on Agency {\n              abbreviation\n            }\n            ... on Association {\n              abbreviation\n            }\n          }\n        }\n      }\n    }\n  }\n}\n"
  }
] as const;
