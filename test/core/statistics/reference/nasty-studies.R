# Studies made to be awkward, for what study-a is too well-behaved to show. Run: Rscript nasty-studies.R
# Writes nasty-studies.csv beside itself; nasty.R reads it. Versions: versions.txt.
set.seed(5281129)
study <- function(name, treated, others, site, make) {
  n <- treated + others
  d <- data.frame(study=name, participant=sprintf("%s%04d", name, 1:n), arm=rep(c("intervention", "comparison"), c(treated, others)), site=site(n))
  cbind(d, make(n, d$arm == "intervention"))
}
shuffled <- function(d) d[sample(nrow(d)), ]
D <- rbind(
  # Few persons, each cluster of one or two, falls and rises, ties in everything that is whole.
  study("small", 4, 7, function(n) c("a","b","c","d","a","e","f","g","g","h","i"), function(n, t) data.frame(
    x1=round(rnorm(n, 40 + 3*t, 9), 3), x2=rep(0:1, length.out=n), x3=round(rexp(n), 5), achieved=c(1,1,1,0,0,0,1,0,0,0,0),
    events=c(0,3,1,0,2,5,9,0,1,4,7), years=round(runif(n, .1, 3), 4), before=c(5,5,7,2,9,9,4,0,3,8,1), after=c(1,-4,7,2,9,3,-11,0,3,2,1),
    time=c(3,3,5,9,1,3,3,5,5,8,9), status=c(1,0,1,1,1,1,0,1,0,0,1), weight=round(runif(n, .5, 2), 3))),
  # A dozen against hundreds; one cluster has half of all, many have one; years, kronor and a tiny share as covariates.
  study("uneven", 12, 300, function(n) ifelse(runif(n) < .5, "large", sprintf("s%03d", sample(200, n, TRUE))), function(n, t) data.frame(
    x1=sample(1950:2005, n, TRUE) + round(runif(n), 3), x2=round(rlnorm(n, 12.5 + .4*t, .7), 2), x3=signif(rexp(n)*1e-6, 6), achieved=as.integer(runif(n) < .01 + .3*t),
    events=rnbinom(n, mu=4 + 3*t, size=.25), years=round(rexp(n, .4) + .003, 4), before=round(rnorm(n, 1e6, 3), 3), after=round(rnorm(n, 1e6 - 2 - t, 4), 3),
    time=ceiling(rexp(n, 1/400)), status=as.integer(runif(n) < .35), weight=ifelse(runif(n) < .1, 0, signif(10^runif(n, -3, 3), 4)))),
  # Six times in all; nearly everybody tied; counts of 0, 1 and 2; clusters in both arms.
  study("tied", 90, 130, function(n) paste0("c", sample(7, n, TRUE)), function(n, t) data.frame(
    x1=round(rnorm(n), 6), x2=as.integer(runif(n) < .3 + .2*t), x3=round(rt(n, 2) + .3*t, 6), achieved=as.integer(runif(n) < .5 + .2*t),
    events=rbinom(n, 2, .4 - .1*t) * rbinom(n, 3, .5), years=sample(c(.25, .5, 1), n, TRUE), before=sample(0:3, n, TRUE), after=sample(-1:3, n, TRUE) + .5*t,
    time=sample(6, n, TRUE), status=as.integer(runif(n) < .7), weight=sample(1:3, n, TRUE))),
  # One covariate all but tells who took part.
  study("apart", 40, 55, function(n) sprintf("k%02d", sample(25, n, TRUE)), function(n, t) data.frame(
    x1=round(ifelse(t, runif(n, .9, 4), runif(n, -3, 1.15)), 5), x2=round(rnorm(n, 0, 1e-3), 8), x3=sample(5, n, TRUE), achieved=as.integer(runif(n) < ifelse(t, .97, .9)),
    events=rpois(n, .2), years=1, before=round(rcauchy(n), 3), after=round(rcauchy(n), 3), time=sample(2000, n), status=rep(c(1,1,1,0,1), length.out=n), weight=1)),
  # A million of something each, so uneven that theta is small; and times to a day in a long life.
  study("huge", 70, 60, function(n) paste0("h", sample(30, n, TRUE)), function(n, t) data.frame(
    x1=round(rnorm(n, 1e5, 10), 2), x2=sample(0:9, n, TRUE), x3=round(rbeta(n, .2, .2), 6), achieved=as.integer(runif(n) < .5),
    events=rnbinom(n, mu=4e5 + 2e5*t, size=.8), years=round(rlnorm(n), 5), before=round(rlnorm(n, 14, 2), 2), after=round(-rlnorm(n, 14, 2), 2),
    time=sample(36500, n, TRUE), status=as.integer(runif(n) < .6), weight=round(rlnorm(n, 0, 2), 5))))
write.csv(D, "nasty-studies.csv", row.names=FALSE, quote=FALSE)
