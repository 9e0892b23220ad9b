package io.recourse.local.portfolio;

import io.recourse.contracts.AccountPushed;

/** An account on its way, with the line that is sent. */
record Statement(SampleAccount sample, StatementLine line) {

    static Statement of(SampleAccount sample) {
        return new Statement(sample, StatementLine.of(sample.message()));
    }

    Accepted.Key key() {
        AccountPushed message = sample.message();
        return new Accepted.Key(
                sample.lender(), message.account(), message.episodeMeant(), message.asOf(), message.revision());
    }
}
