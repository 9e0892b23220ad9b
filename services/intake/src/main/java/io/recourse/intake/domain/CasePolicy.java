package io.recourse.intake.domain;

import io.recourse.rules.calendar.WorkingDays;
import io.recourse.rules.clearance.ClearancePolicy;
import io.recourse.rules.limitation.LimitationPolicy;
import io.recourse.rules.money.JudgmentInterest;
import io.recourse.rules.money.RateCap;
import io.recourse.rules.money.Waterfalls;

/** Every number a case of one jurisdiction is decided by. */
public record CasePolicy(
        LedgerPack pack,
        Waterfalls waterfalls,
        LimitationPolicy limitation,
        ClearancePolicy clearance,
        JudgmentInterest judgmentInterest,
        WorkingDays calendar,
        RateCap lpr) {}
