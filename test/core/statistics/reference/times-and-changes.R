# What the tests compare differences and ratios of times, rates and changes with. Run: Rscript times-and-changes.R
# It reads study-a.csv and writes times-and-changes.json beside itself.
suppressMessages({library(sandwich); library(survival)})
f <- function(x) format(x, digits=17, scientific=TRUE, trim=TRUE)
list_json <- function(R) paste0("{\n", paste(sapply(names(R), function(k) paste0('  "',k,'": [', paste(f(as.numeric(R[[k]])), collapse=", "), "]")), collapse=",\n"), "\n}\n")
R <- list(); add <- function(k, v) R[[k]] <<- v
d <- read.csv("study-a.csv"); d$t <- as.integer(d$arm == "intervention")
z <- qnorm(.975)

# The difference of two rates per time followed: Poisson without a logarithm, robust (HC1)
d$y1 <- d$years * d$t; d$y0 <- d$years * (1 - d$t)
rate <- function(t) sum(d$events[d$t==t]) / sum(d$years[d$t==t])
m <- glm(events ~ 0 + y1 + y0, poisson(link="identity"), d, start=c(rate(1), rate(0)), control=glm.control(epsilon=1e-15, maxit=200))
se <- sqrt(drop(t(c(1,-1)) %*% vcovHC(m, type="HC1") %*% c(1,-1))); diff <- coef(m)[[1]] - coef(m)[[2]]
add("rate_difference_HC1", c(diff, se, diff + c(-1,1)*z*se, 2*pnorm(-abs(diff/se))))

# Two medians: their intervals put together (Zou and Donner 2008), as they are and in logarithms; the log-rank p
q <- quantile(survfit(Surv(time, status) ~ t, d, conf.type="log-log"), .5)
M <- cbind(q$quantile[,1], q$lower[,1], q$upper[,1]) # comparison, intervention
mover <- function(M) { e <- M[2,1] - M[1,1]; c(e, e - sqrt((M[2,1]-M[2,2])^2 + (M[1,3]-M[1,1])^2), e + sqrt((M[2,3]-M[2,1])^2 + (M[1,1]-M[1,2])^2)) }
sd <- survdiff(Surv(time, status) ~ t, d); p <- pchisq(sd$chisq, 1, lower.tail=FALSE)
add("median_difference", c(mover(M), p)); add("median_ratio", c(exp(mover(log(M))), p))

# The ratio of two restricted means, symmetric in the logarithm
rm <- summary(survfit(Surv(time, status) ~ t, d), rmean=365)$table
r <- rm[2,"rmean"] / rm[1,"rmean"]; s <- sqrt(sum((rm[,"se(rmean)"] / rm[,"rmean"])^2))
add("restricted_mean_ratio", c(r, s, exp(log(r) + c(-1,1)*z*s), 2*pnorm(-abs(log(r)/s))))

# Two shares by the curve after a year: their difference, and their ratios, symmetric in the logarithm (Greenwood's errors)
s365 <- summary(survfit(Surv(time, status) ~ t, d), times=365); S <- s365$surv; G <- s365$std.err # comparison, intervention
share <- function(e, se, log) if (log) c(e, se, exp(log(e) + c(-1,1)*z*se), 2*pnorm(-abs(log(e)/se))) else c(e, se, e + c(-1,1)*z*se, 2*pnorm(-abs(e/se)))
add("share_difference", share(S[2]-S[1], sqrt(sum(G^2)), FALSE))
add("share_ratio_without", share(S[2]/S[1], sqrt(sum((G/S)^2)), TRUE)); add("share_ratio_with", share((1-S[2])/(1-S[1]), sqrt(sum((G/(1-S))^2)), TRUE))

# Levels to what differences lead one to expect: after / (before + the comparison's change), by the delta method
means <- function(t) colMeans(d[d$t==t, c("after","before")])
V <- matrix(0, 4, 4); for (t in 1:0) { i <- 1:2 + 2*(1-t); V[i,i] <- cov(d[d$t==t, c("after","before")]) / sum(d$t==t) }
a <- means(1)[[1]]; b <- means(1)[[2]]; u <- means(0)[[1]]; v <- means(0)[[2]]
e <- eval(deriv(~ a / (b + u - v), c("a","b","u","v"))); g <- attr(e, "gradient")
s <- sqrt(drop(g %*% V %*% t(g))); r <- as.numeric(e)
add("ratio_of_changes", c(r, s, r + c(-1,1)*z*s, 2*pnorm(-abs((r-1)/s))))
cat(list_json(R), file="times-and-changes.json")
