/**
 * Mid-P lower tails: the probability of less than what was counted, and half of that of just that. The
 * half makes an interval or a test hold on average what it says, where a whole would be too careful
 * (Lancaster 1961; Berry and Armitage 1995). Summed exactly, term by term, from the largest down.
 */

/** Of a Poisson variable with this mean, at `x`. */
export function poissonTail(x: number, mean: number): number {
  const at = Math.exp(x * Math.log(mean) - mean - lnFactorial(x))
  return lowerTail(at, x, (k) => k / mean)
}

/** Of the first of two counts with the same mean, given their sum: binomial with ½ (Przyborowski and Wilenski 1940). */
export function evenTail(x: number, sum: number): number {
  const at = Math.exp(lnChoose(sum, x) - sum * Math.LN2)
  return lowerTail(at, x, (k) => k / (sum - k + 1))
}

/** Of `x` among `n`, when `hits` of `n + others` are drawn at random: hypergeometric (Fisher). */
export function drawnTail(x: number, n: number, hits: number, others: number): number {
  const at = Math.exp(lnChoose(n, x) + lnChoose(others, hits - x) - lnChoose(n + others, hits))
  return lowerTail(at, x, (k) => (k * (others - hits + k)) / ((n - k + 1) * (hits - k + 1)))
}

/** @param ratio how much less probable k − 1 is than k */
function lowerTail(at: number, x: number, ratio: (k: number) => number): number {
  let [term, sum] = [at, at / 2]
  for (let k = x; k > 0 && term > sum * 1e-16; k--) {
    term *= ratio(k)
    sum += term
  }
  return sum
}

export const lnChoose = (n: number, k: number): number =>
  lnFactorial(n) - lnFactorial(k) - lnFactorial(n - k)

/** ln n! of a whole number: multiplied out when small, else Stirling's series (error below 10⁻¹¹). */
export function lnFactorial(n: number): number {
  if (n < 20) {
    let product = 1
    for (let k = 2; k <= n; k++) product *= k
    return Math.log(product)
  }
  const series = 1 / (12 * n) - 1 / (360 * n ** 3) + 1 / (1260 * n ** 5)
  return (n + 0.5) * Math.log(n) - n + Math.log(2 * Math.PI) / 2 + series
}
