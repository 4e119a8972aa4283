/** Two things that are sold, or eaten, as one. */
export const ONE_DISH =
  `mac and cheese,macaroni and cheese,ham and cheese,salt and pepper,salt and vinegar,oil and vinegar,fish and chips,half and half,
  sweet and sour,ham and eggs?,cookies and cream,peanut butter and jelly,peanut butter and jam,pb and j,gin and tonic,rum and coke,surf and turf,
  pork and beans,franks and beans,bread and butter,biscuits and gravy,sausage and peppers,strawberries and cream,black and white`.split(
    /,\s*/,
  )
