# What the tests of core/statistics compare with, beyond study-a.R. Run: Rscript more.R
# It reads study-a.csv and resamples.csv (made by the project's own generator, see resamples.test.ts) and
# writes more.json, distributions.json and versions.txt beside itself.
suppressMessages({library(MASS); library(sandwich); library(survival)})
f <- function(x) format(x, digits=17, scientific=TRUE, trim=TRUE)
list_json <- function(R) paste0("{\n", paste(sapply(names(R), function(k) paste0('  "',k,'": [', paste(ifelse(is.finite(as.numeric(R[[k]])), f(as.numeric(R[[k]])), "null"), collapse=", "), "]")), collapse=",\n"), "\n}\n")
R <- list(); add <- function(k, v) R[[k]] <<- v
d <- read.csv("study-a.csv"); d$t <- as.integer(d$arm == "intervention")
ctl <- glm.control(epsilon=1e-14, maxit=200)

# One proportion
for (c in list(c(0,10), c(10,10), c(1,1000000), c(7,20))) {
  k <- paste0("_", c[1], "_of_", c[2])
  add(paste0("clopper_pearson", k), binom.test(c[1], c[2])$conf.int)
  add(paste0("wilson", k), prop.test(c[1], c[2], correct=FALSE)$conf.int)
  add(paste0("wilson_90", k), prop.test(c[1], c[2], correct=FALSE, conf.level=.9)$conf.int)
}
# Fisher's exact test, far out and with zeros
add("fisher_0_10_7_12", fisher.test(matrix(c(0,10,7,5),2))$p.value)
add("fisher_900_1000_500_1000", fisher.test(matrix(c(900,100,500,500),2))$p.value)
add("fisher_50100_100000_49900_100000", fisher.test(matrix(c(50100,49900,49900,50100),2))$p.value)
add("fisher_3_10_3_10", fisher.test(matrix(c(3,7,3,7),2))$p.value)

# Rates: quasi-Poisson of both arms and of one; cluster-robust with both corrections; negative binomial
# Twice: a second fit from where the first ended has the weights of the end, too.
twice <- function(formula, family, data) { m <- glm(formula, family, data, control=ctl); glm(formula, family, data, start=coef(m), control=ctl) }
q <- twice(events ~ t + offset(log(years)), quasipoisson, d); s <- summary(q)
add("quasi_se_log_dispersion", c(s$coefficients[2,2], s$dispersion))
add("quasi_interval_normal", exp(coef(q)[2] + c(-1,1)*qnorm(.975)*s$coefficients[2,2]))
add("quasi_interval_t", exp(coef(q)[2] + c(-1,1)*qt(.975, q$df.residual)*s$coefficients[2,2]))
add("quasi_p_t", s$coefficients[2,4])
o <- twice(events ~ 1 + offset(log(years)), quasipoisson, d[d$t==1,])
add("quasi_one_arm_rate_se", c(exp(coef(o)[1]), summary(o)$coefficients[1,2], summary(o)$dispersion))
p <- glm(events ~ t + offset(log(years)), poisson, d, control=ctl)
add("poisson_cluster_CR1", sqrt(vcovCL(p, cluster=d$site, type="HC1")[2,2]))
add("poisson_HC1", sqrt(vcovHC(p, type="HC1")[2,2]))
p1 <- glm(events ~ 1 + offset(log(years)), poisson, d[d$t==1,], control=ctl); add("poisson_one_HC1", sqrt(vcovHC(p1, type="HC1")[1,1]))
nb <- glm.nb(events ~ t + offset(log(years)), d, control=glm.control(epsilon=1e-14, maxit=500))
for (i in 1:20) { th <- theta.ml(nb$y, fitted(nb), limit=100, eps=1e-15); nb <- twice(events ~ t + offset(log(years)), negative.binomial(as.numeric(th)), d) }
add("negbin_converged_ratio_theta_se_theta_se", c(exp(coef(nb)[2]), as.numeric(th), sqrt(vcov(summary(nb, dispersion=1))[2,2]), attr(th, "SE")))

# Means
ch <- d$after - d$before
one <- t.test(ch[d$t==1], mu=-1); add("one_sample_t", c(one$estimate, one$conf.int, one$parameter, one$p.value))
m2 <- lm(ch ~ t, d)
add("mean_cluster_CR1_CR0", c(coef(m2)[2], sqrt(vcovCL(m2, cluster=d$site, type="HC1")[2,2]), sqrt(vcovCL(m2, cluster=d$site, type="HC0", cadjust=FALSE)[2,2])))
l2 <- lm(achieved ~ t, d)
add("share_cluster_CR1_CR0", c(coef(l2)[2], sqrt(vcovCL(l2, cluster=d$site, type="HC1")[2,2]), sqrt(vcovCL(l2, cluster=d$site, type="HC0", cadjust=FALSE)[2,2])))
# The delta method for a ratio of two independent means, and of two means of the same persons
a <- d$after[d$t==1]; b <- d$after[d$t==0]
r <- mean(a)/mean(b); add("ratio_of_means_delta", c(r, sqrt(var(a)/length(a)/mean(b)^2 + r^2*var(b)/length(b)/mean(b)^2)))
x <- d$after[d$t==1]; y <- d$before[d$t==1]; n <- length(x)
r <- mean(x)/mean(y); add("ratio_paired_delta", c(r, sqrt((var(x) - 2*r*cov(x,y) + r^2*var(y))/n)/mean(y)))

# Difference-in-differences with the persons' own site as cluster, intervals with G - 1 degrees of freedom
long <- rbind(data.frame(y=d$before,post=0,t=d$t,site=d$site), data.frame(y=d$after,post=1,t=d$t,site=d$site))
m <- lm(y ~ t*post, long); se <- sqrt(vcovCL(m, cluster=long$site, type="HC1")["t:post","t:post"]); G <- length(unique(long$site))
add("did_interval_t_clusters", coef(m)[["t:post"]] + c(-1,1)*qt(.975, G-1)*se)
add("did_p_t_clusters", 2*pt(-abs(coef(m)[["t:post"]]/se), G-1))

# Weights: a weighted difference with heteroscedasticity- and cluster-robust errors
w <- ifelse(d$t==1, 1, (d$age %% 7 + 1)/4)
wl <- lm(after ~ t, d, weights=w)
add("weighted_difference", coef(wl)[2])
add("weighted_HC0_HC1", c(sqrt(vcovHC(wl, type="HC0")[2,2]), sqrt(vcovHC(wl, type="HC1")[2,2])))
add("weighted_cluster_CR1_CR0", c(sqrt(vcovCL(wl, cluster=d$site, type="HC1")[2,2]), sqrt(vcovCL(wl, cluster=d$site, type="HC0", cadjust=FALSE)[2,2])))
wmean <- function(v, k) sum(v[k]*w[k])/sum(w[k])
add("weighted_standardised_difference_age", (wmean(d$age, d$t==1) - wmean(d$age, d$t==0)) / sqrt((var(d$age[d$t==1]) + var(d$age[d$t==0]))/2))

# Logistic regression and matching on the propensity score
ps <- glm(t ~ age + woman + prior, binomial, d, control=ctl)
add("propensity_coefficients", coef(ps)); add("propensity_se", sqrt(diag(vcov(ps)))); add("propensity_first_five", fitted(ps)[1:5])
lp <- predict(ps, type="link")
# Nearest neighbours by looking at everybody, in rounds; plain R, so that it says what is meant. Scores are compared in
# steps of 1e-10, and two steps are no difference: an age one year above and one below are equally near.
steps <- round(lp*1e10)
match_of <- function(caliper, ratio, replace) {
  width <- if (is.null(caliper)) Inf else caliper*sqrt((var(lp[d$t==1])+var(lp[d$t==0]))/2)
  treated <- which(d$t==1); treated <- treated[order(-steps[treated], d$participant[treated])]; free <- which(d$t==0)
  pairs <- matrix(NA, nrow(d), ratio)
  for (round in 1:ratio) for (i in treated) {
    gap <- abs(steps[free]-steps[i]); near <- free[gap <= min(gap)+2]; j <- near[order(d$participant[near])][1]
    if (abs(lp[j]-lp[i]) <= width) { pairs[i, round] <- j; if (!replace) free <- setdiff(free, j) }
  }
  w <- rep(0, nrow(d))
  for (i in treated) { js <- pairs[i, !is.na(pairs[i,])]; if (length(js)) { w[i] <- 1; w[js] <- w[js] + 1/length(js) } }
  list(match.matrix=matrix(as.character(pairs[which(d$t==1),]), ncol=ratio), weights=w)
}
for (case in list(list("plain", NULL, 1, FALSE), list("caliper", .002, 1, FALSE), list("two", NULL, 2, FALSE), list("replace", NULL, 1, TRUE))) {
  mm <- match_of(case[[2]], case[[3]], case[[4]])
  add(paste0("matching_", case[[1]], "_distance"), sum(abs(lp[rep(which(d$t==1), ncol(mm$match.matrix))] - lp[match(as.vector(mm$match.matrix), rownames(d))]), na.rm=TRUE))
  add(paste0("matching_", case[[1]], "_pairs"), sum(!is.na(mm$match.matrix)))
  wt <- mm$weights; k <- wt > 0
  smd <- function(v) (weighted.mean(v[d$t==1 & k], wt[d$t==1 & k]) - weighted.mean(v[d$t==0 & k], wt[d$t==0 & k])) / sqrt((var(v[d$t==1]) + var(v[d$t==0]))/2)
  add(paste0("matching_", case[[1]], "_smd_age_woman_prior"), c(smd(d$age), smd(d$woman), smd(d$prior)))
}

# Survival
km <- survfit(Surv(time, status) ~ t, d, conf.type="log-log"); s1 <- summary(km, times=c(180, 365, 730))
add("km_loglog_comparison_then_intervention", c(rbind(s1$surv, s1$lower, s1$upper)))
sd1 <- survdiff(Surv(time, status) ~ t, d); add("logrank_observed_expected_chisq_p", c(sd1$obs, sd1$exp, sd1$chisq, pchisq(sd1$chisq, 1, lower.tail=FALSE)))

rm1 <- summary(survfit(Surv(time, status) ~ t, d), rmean=365)$table
add("restricted_mean_365_comparison_intervention_se", c(rm1[, "rmean"], rm1[, "se(rmean)"]))
q2 <- quantile(survfit(Surv(time, status) ~ t, d, conf.type="log-log"), .5)
add("median_lower_upper_comparison_intervention", c(rbind(q2$quantile[,1], q2$lower[,1], q2$upper[,1])))

# Multiple testing
pv <- c(.001, .008, .039, .041, .042, .06, .074, .205, .212, .216, .222, .251, .269, .275, .34, .341, .384, .569, .594, .696, .762, .94, .942, .975, .986)
for (k in c("bonferroni", "holm", "BH")) add(paste0("adjusted_", k), p.adjust(pv, k))

# Power
add("power_prop", c(power.prop.test(n=50,p1=.5,p2=.75)$power, power.prop.test(n=1000,p1=.1,p2=.11)$power, power.prop.test(p1=.5,p2=.75,power=.9)$n, power.prop.test(p1=.02,p2=.01,power=.8,sig.level=.01)$n))
add("power_t", c(power.t.test(n=20,delta=1,sd=1)$power, power.t.test(n=150,delta=.2,sd=1)$power, power.t.test(power=.9,delta=1,sd=1,tol=1e-12)$n, power.t.test(power=.8,delta=2,sd=9,tol=1e-12)$n))

# Resampling: the same draws that the project's generator made
if (file.exists("resamples.csv")) {
  rs <- as.matrix(read.csv("resamples.csv", header=FALSE)); y <- d$after[1:12]
  mm <- apply(rs, 1, function(i) mean(y[i+1])); add("bootstrap_percentile_mean", c(mean(y), quantile(mm, c(.025,.975), type=7), sd(mm)))
}
cat(list_json(R), file="more.json")

rows <- c()
w <- function(fn, args, v) rows <<- c(rows, paste0('  ["',fn,'", [',paste(f(args),collapse=", "),'], ',f(v),']'))
for (x in c(-37,-20,-8.5,-5,-1.96,-.3,1e-10,.5,1.2,3,8)) w("normalCdf",x,pnorm(x))
for (p in c(1e-50,1e-12,.0005,.005,.025,.1,.4,.6,.975,.995,.9999999)) w("normalQuantile",p,qnorm(p))
for (df in c(.5,1,1.7,2,3,4,5.5,11,30,329.760593151920,5000,1e6,1e10)) {
  for (x in c(-50,-10,-4.5,-1.96,-.1,.1,2,7)) w("studentTwoSided",c(x,df),2*pt(-abs(x),df))
  for (p in c(1e-10,.0005,.005,.025,.1,.4,.6,.975,.9995)) w("studentQuantile",c(p,df),qt(p,df)) }
for (ab in list(c(1,1),c(.5,.5),c(1,10),c(3,50),c(95,87),c(96,86),c(1,1e6),c(5,1e6),c(5e5,5e5),c(1e5,9e5),c(142.5,400),c(3,1e7)))
  for (p in c(1e-10,.0005,.005,.025,.1,.5,.9,.975,.9995)) w("betaQuantile",c(p,ab),qbeta(p,ab[1],ab[2]))
for (x in c(1e-8,.01,.6225,3.84,10,50,300,1000)) w("normalTwoSided",sqrt(x),pchisq(x,1,lower.tail=FALSE))
for (c in list(c(1,10,.5),c(2.1,38,3.1),c(-1,5.5,1),c(2,1e3,1.7),c(1.96,298,0),c(2.5,7,-1))) w("noncentralStudentCdf",c,pt(c[1],c[2],c[3]))
cat("[\n", paste(rows, collapse=",\n"), "\n]\n", sep="", file="distributions.json")
cat(R.version.string, "\n", paste(sapply(c("MASS","sandwich","survival"), function(p) paste(p, packageVersion(p))), collapse="\n"), "\n", sep="", file="versions.txt")
