# What the tests compare rates over time with, of the same persons before and after. Run: Rscript before-and-after.R
# It reads before-and-after.csv and writes before-and-after.json beside itself.
suppressMessages(library(sandwich))
f <- function(x) format(x, digits=17, scientific=TRUE, trim=TRUE)
list_json <- function(R) paste0("{\n", paste(sapply(names(R), function(k) paste0('  "',k,'": [', paste(f(as.numeric(R[[k]])), collapse=", "), "]")), collapse=",\n"), "\n}\n")
R <- list(); add <- function(k, v) R[[k]] <<- v
d <- read.csv("before-and-after.csv")
part <- function(events, days, a) data.frame(e=d[[events]], x=d[[days]]/365.25, t=as.integer(d$arm=="treatment"), a=a, person=d$person, office=d$office)
L <- rbind(part("events", "days", 1), part("events_before", "days_before", 0)); L$r <- L$e/L$x
ends <- function(e, s, g, without=0) c(e, e + c(-1,1)*qt(.975,g-1)*s, 2*pt(-abs((e-without)/s), g-1))
for (by in c("office", "person")) {
  g <- length(unique(L[[by]]))
  # Differences in differences of rates: each weighs by its time. And the ratio to what is expected, by the delta method.
  m <- lm(r ~ t*a, L, weights=x); V <- vcovCL(m, L[[by]], type="HC1"); b <- coef(m)
  add(paste0("did_", by), ends(b[[4]], sqrt(V[4,4]), g))
  ex <- sum(b[1:3]); own <- ex + b[[4]]; k <- c(rep(1/ex - own/ex^2, 3), 1/ex)
  add(paste0("did_ratio_", by), ends(own/ex, sqrt(drop(t(k) %*% V %*% k)), g, 1))
  # One group before and after: the difference, and the ratio of the Poisson model.
  T <- L[L$t==1,]; g <- length(unique(T[[by]]))
  m <- lm(r ~ a, T, weights=x); add(paste0("own_", by), ends(coef(m)[[2]], sqrt(vcovCL(m, T[[by]], type="HC1")[2,2]), g))
  m <- glm(e ~ a + offset(log(x)), poisson, T, control=glm.control(epsilon=1e-15, maxit=200))
  e <- ends(coef(m)[[2]], sqrt(vcovCL(m, T[[by]], type="HC1")[2,2]), g); add(paste0("own_ratio_", by), c(exp(e[1:3]), e[4]))
}
cat(list_json(R), file="before-and-after.json")
