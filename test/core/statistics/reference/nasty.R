# What the tests of core/statistics compare with on awkward data. Run: Rscript nasty.R
# It reads nasty-studies.csv (made by nasty-studies.R) and resamples.csv, and writes nasty.json beside itself.
suppressMessages({library(MASS); library(sandwich); library(survival)})
options(warn=1)
f <- function(x) format(x, digits=17, scientific=TRUE, trim=TRUE)
list_json <- function(R) paste0("{\n", paste(sapply(names(R), function(k) paste0('  "',k,'": [', paste(ifelse(is.finite(as.numeric(R[[k]])), f(as.numeric(R[[k]])), "null"), collapse=", "), "]")), collapse=",\n"), "\n}\n")
R <- list(); add <- function(k, v) R[[k]] <<- unname(v)
all <- read.csv("nasty-studies.csv"); ctl <- glm.control(epsilon=1e-15, maxit=500)
twice <- function(formula, family, data) { m <- glm(formula, family, data, control=ctl); glm(formula, family, data, start=coef(m), control=ctl) }
# Scoring of a negative binomial nears its end a step at a time: as many fits from where the last ended as it takes.
fitted_at <- function(th, data) { m <- glm(events ~ t + offset(log(years)), poisson, data, control=ctl); for (i in 1:40) m <- suppressWarnings(glm(events ~ t + offset(log(years)), negative.binomial(th), data, start=coef(m), control=ctl)); m }
smd <- function(v, t, w, dev) (weighted.mean(v[t==1], w[t==1]) - weighted.mean(v[t==0], w[t==0])) / dev
for (s in unique(all$study)) {
  d <- all[all$study==s,]; d$t <- as.integer(d$arm=="intervention"); name <- function(k) paste0(s, "_", k)
  # Rates: Pearson's dispersion; HC1 by person, CR1 by site; negative binomial to the last digit of its likelihood.
  q <- twice(events ~ t + offset(log(years)), quasipoisson, d); S <- summary(q)$coefficients[2,]
  add(name("quasi"), c(exp(coef(q)[2]), exp(coef(q)[2] + c(-1,1)*qt(.975, q$df.residual)*S[2]), S[2], S[4]))
  p <- twice(events ~ t + offset(log(years)), poisson, d)
  add(name("rate_HC1"), c(exp(coef(p)[2]), sqrt(vcovHC(p, type="HC1")[2,2])))
  G <- length(unique(d$site)); e <- sqrt(vcovCL(p, cluster=d$site, type="HC1")[2,2])
  add(name("rate_CR1"), c(exp(coef(p)[2] + c(0,-1,1)*qt(.975, G-1)*e), e, 2*pt(-abs(coef(p)[2]/e), G-1)))
  # Theta by the root of the profile's slope, so that glm.nb's own tolerance is no part of it; digammas' difference as a sum.
  rising <- function(th) if (max(d$events) < 1e4) sapply(d$events, function(y) sum(1/(th + seq_len(y) - 1))) else digamma(d$events+th) - digamma(th)
  slope <- function(lt) { th <- exp(lt); m <- fitted_at(th, d); mu <- fitted(m)
    sum(rising(th) + log(th) + 1 - log(th+mu) - (d$events+th)/(mu+th)) }
  if (slope(log(1e-3))*slope(log(1e4)) < 0) {
    th <- exp(uniroot(slope, log(c(1e-3, 1e4)), tol=1e-14)$root); nb <- fitted_at(th, d)
    add(name("negbin"), c(exp(coef(nb)[2]), th, sqrt(vcov(summary(nb, dispersion=1))[2,2])))
  } else add(name("negbin"), NA)
  # Means: Welch, one sample of changes, ratios by the delta method.
  w <- t.test(d$after[d$t==1], d$after[d$t==0]); add(name("welch"), c(w$estimate[1]-w$estimate[2], w$conf.int, w$stderr, w$parameter, w$p.value))
  o <- t.test((d$after-d$before)[d$t==1], mu=-1, conf.level=.99); add(name("one_sample"), c(o$estimate, o$conf.int, o$stderr, o$p.value))
  a <- d$after[d$t==1]; b <- d$after[d$t==0]; r <- mean(a)/mean(b); add(name("ratio_of_means"), c(r, sqrt(var(a)/length(a) + r^2*var(b)/length(b))/abs(mean(b))))
  # Clusters: shares, and differences in differences.
  m <- lm(achieved ~ t, d); for (k in c("HC1", "HC0")) add(name(paste0("share_", k)), c(coef(m)[2], sqrt(vcovCL(m, cluster=d$site, type=k, cadjust=k=="HC1")[2,2])))
  L <- rbind(data.frame(y=d$before,post=0,t=d$t,site=d$site), data.frame(y=d$after,post=1,t=d$t,site=d$site))
  m <- lm(y ~ t*post, L); e <- sqrt(vcovCL(m, cluster=L$site, type="HC1")[4,4]); add(name("did"), c(coef(m)[4], coef(m)[4] + c(-1,1)*qt(.975, G-1)*e, e, 2*pt(-abs(coef(m)[4]/e), G-1)))
  # Weights, of which some are none: those persons are not there.
  k <- d[d$weight > 0,]; m <- lm(after ~ t, k, weights=weight); e <- sqrt(vcovHC(m, type="HC1")[2,2])
  add(name("weighted"), c(coef(m)[2], coef(m)[2] + c(-1,1)*qt(.975, nrow(k)-1)*e, e))
  add(name("weighted_CR1"), sqrt(vcovCL(m, cluster=k$site, type="HC1")[2,2]))
  # Matching by looking at everybody, in plain R; balance on the deviation pooled before; errors by matched set, or by person
  # where persons are used again. Distances are compared in steps of 1e-10, two of which are no difference (see more.R).
  ps <- twice(t ~ x1 + x2 + x3, binomial, d); lp <- predict(ps); add(name("propensity"), c(coef(ps), sqrt(diag(vcov(ps)))))
  steps <- round(lp*1e10); width <- sqrt((var(lp[d$t==1]) + var(lp[d$t==0]))/2); X <- d[c("x1","x2","x3")]
  dev <- sapply(X, function(v) sqrt((var(v[d$t==1]) + var(v[d$t==0]))/2)); balance <- function(w) mapply(smd, X, MoreArgs=list(t=d$t, w=w), dev)
  add(name("smd_before"), balance(rep(1, nrow(d))))
  for (rule in list(list("plain", Inf, 1, FALSE), list("caliper", .2, 1, FALSE), list("two", Inf, 2, FALSE), list("two_caliper", .5, 2, FALSE), list("reuse", Inf, 1, TRUE), list("reuse_two", Inf, 2, TRUE), list("reuse_three_caliper", .3, 3, TRUE))) {
    treated <- which(d$t==1); treated <- treated[order(-steps[treated], d$participant[treated])]; free <- which(d$t==0); mine <- vector("list", nrow(d))
    for (round in 1:rule[[3]]) for (i in treated) {
      left <- setdiff(free, mine[[i]]); if (!length(left)) next
      gap <- abs(steps[left]-steps[i]); near <- left[gap <= min(gap)+2]; j <- near[order(d$participant[near])][1]
      if (abs(steps[j]-steps[i]) <= rule[[2]]*width*1e10) { mine[[i]] <- c(mine[[i]], j); if (!rule[[4]]) free <- setdiff(free, j) }
    }
    w <- rep(0, nrow(d)); g <- d$participant
    for (i in treated) if (length(mine[[i]])) { w[i] <- 1; w[mine[[i]]] <- w[mine[[i]]] + 1/length(mine[[i]]); if (!rule[[4]]) g[mine[[i]]] <- g[i] }
    k <- w > 0; W <- lm(after ~ t, d[k,], weights=w[k]); e <- sqrt(vcovCL(W, cluster=g[k], type="HC1")[2,2])
    add(name(paste0("matching_", rule[[1]])), c(length(unlist(mine)), coef(W)[2], coef(W)[2] + c(-1,1)*qt(.975, length(unique(g[k]))-1)*e, e, balance(w)))
  }
  # Survival: at three times, the medians, the mean up to a limit, the log-rank test. Comparison first.
  km <- survfit(Surv(time, status) ~ t, d, conf.type="log-log"); at <- quantile(d$time, c(.2, .5, .7), type=1); add(name("km_times"), at)
  K <- summary(km, times=at, extend=TRUE); add(name("km"), c(rbind(K$surv, K$std.err, K$lower, K$upper)))
  md <- quantile(km, .5); add(name("medians"), c(rbind(md$quantile[,1], md$lower[,1], md$upper[,1])))
  rm <- summary(km, rmean=as.numeric(at[3]))$table; add(name("rmst"), c(rm[,"rmean"], rm[,"se(rmean)"]))
  sd1 <- survdiff(Surv(time, status) ~ t, d); add(name("logrank"), c(sd1$obs[2], sd1$exp[2], sd1$chisq, pchisq(sd1$chisq, 1, lower.tail=FALSE)))
}
plain <- function(x) sapply(x, format, scientific=FALSE, trim=TRUE)
# Shares: none, all, one of a million, a million against a million.
tables <- list(c(0,10,5,10), c(10,10,3,9), c(0,1,0,1), c(1,1000000,3,1000000), c(999999,1000000,999990,1000000), c(1,3,0,2500000), c(7,7,0,9), c(500000,1000000,501000,1000000), c(1,2,1999999,2000000), c(12,40,30,41), c(200000,1000000,20,1000))
for (c in tables) {
  k <- paste(c("", plain(c)), collapse="_"); x <- c[c(1,3)]; n <- c[c(2,4)]; ci <- function(i) suppressWarnings(prop.test(x[i], n[i], correct=FALSE)$conf.int); s <- x/n
  add(paste0("wilson", k), c(ci(1), ci(2))); add(paste0("clopper_pearson_99", k), c(binom.test(x[1], n[1], conf.level=.99)$conf.int, binom.test(x[2], n[2], conf.level=.99)$conf.int))
  add(paste0("newcombe", k), c(s[1]-s[2], s[1]-s[2]-sqrt((s[1]-ci(1)[1])^2+(ci(2)[2]-s[2])^2), s[1]-s[2]+sqrt((ci(1)[2]-s[1])^2+(s[2]-ci(2)[1])^2)))
  add(paste0("fisher", k), fisher.test(matrix(c(x, n-x), 2))$p.value)
  if (all(x > 0)) { e <- sqrt(sum(1/x - 1/n)); add(paste0("risk_ratio", k), c(s[1]/s[2], exp(log(s[1]/s[2]) + base::c(-1,1)*qnorm(.975)*e))) }
  if (all(x > 0 & x < n)) { o <- twice(cbind(x, n-x) ~ i, binomial, data.frame(x=x, n=n, i=c(1,0))); add(paste0("odds_ratio", k), exp(coef(o)[2] + base::c(0,-1,1)*qnorm(.975)*sqrt(sum(1/x + 1/(n-x))))) }
}
# Power, from two persons to a hundred thousand in each arm, and how many are needed of a difference in a thousand.
for (n in c(2, 3, 7, 60, 1000, 100000)) for (k in list(c(.5, .05), c(2, .01), c(.01, .05))) add(paste0("power_t_", plain(n), "_", k[1], "_", k[2]), power.t.test(n=n, delta=k[1], sd=1, sig.level=k[2])$power)
for (k in list(c(2, 0, 1), c(30, 0, .2), c(9, .5, .9), c(100000, .01, .011), c(1000000, .5, .5005))) add(paste0("power_prop", paste(c("", plain(k)), collapse="_")), power.prop.test(n=k[1], p1=k[2], p2=k[3])$power)
add("needed_t", c(power.t.test(power=.8, delta=.001, sd=1, tol=1e-14)$n, power.t.test(power=.99, delta=9, sd=1, tol=1e-14)$n, power.t.test(power=.8, delta=.5, sd=3, sig.level=.001, tol=1e-14)$n))
# Needed of shares in closed form, with R's root as what it is near.
needed <- function(p, q, power, a) ((qnorm(1-a/2)*sqrt((p+q)*(1-(p+q)/2)) + qnorm(power)*sqrt(p*(1-p)+q*(1-q)))/(p-q))^2
add("needed_prop", c(needed(.5, .50001, .8, .05), needed(.001, .002, .9, .05), needed(0, .4, .8, .05)))
# Bootstrap: the ends of several levels, of draws of tied figures; a median, a share, a ratio.
rs <- as.matrix(read.csv("resamples.csv", header=FALSE)) + 1; y <- all$after[1:12]; b <- c(0,0,1,0,0,0,1,0,0,1,0,0); z <- 1e6 + (1:12)^2
boot <- function(k, g) { v <- apply(rs, 1, g); for (l in c(.5, .9, .95, .99, .999)) add(paste0("bootstrap_", k, "_", l), c(g(1:12), quantile(v, c((1-l)/2, (1+l)/2), type=7), sd(v))) }
boot("median", function(i) median(y[i])); boot("share", function(i) mean(b[i])); boot("ratio", function(i) mean(z[i])/mean(z[rev(i)[1:6]]))
# Several tests with ties, none and certainty among them.
pv <- c(1, 0, .04, .04, 1e-300, .04, .5, 1, .013, 1e-16)
for (k in c("bonferroni", "holm", "BH")) add(paste0("tied_", k), p.adjust(pv, k))
cat(list_json(R), file="nasty.json")
