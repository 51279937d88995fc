// By how many points usage rises or falls from one month to the next: the middle of the slopes between every two months.
// One odd month, such as a holiday, moves an average; it does not move the middle.
function usageTrend(account) {
  var months = account.usageByMonth, slopes = [], i, j, middle, trend;
  if (months === undefined || months.length < 4) {
    return null;
  }
  for (i = 0; i < months.length; i++) {
    for (j = i + 1; j < months.length; j++) {
      slopes.push((months[j] - months[i]) / (j - i));
    }
  }
  slopes.sort(function (a, b) { return a - b; });
  middle = slopes.length / 2;
  trend = slopes.length % 2 === 0 ? (slopes[middle - 1] + slopes[middle]) / 2 : slopes[Math.floor(middle)];
  return Math.round(10 * trend) / 10;
}
