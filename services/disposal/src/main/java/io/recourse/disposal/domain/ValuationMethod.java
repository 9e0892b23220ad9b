package io.recourse.disposal.domain;

/** Ways to a reference price (确定财产处置参考价规定 art. 2). */
public enum ValuationMethod {
    /** The parties agree on a price (议价). */
    AGREEMENT(false),
    /** A public price basis is asked for (定向询价). */
    OFFICIAL(false),
    /** Inquiry with the listed network platforms (网络询价). */
    NETWORK(true),
    /** An appraiser is commissioned (委托评估). */
    APPRAISAL(true);

    private final boolean objectionAllowed;

    ValuationMethod(boolean objectionAllowed) {
        this.objectionAllowed = objectionAllowed;
    }

    /** Objections are heard against network inquiry and appraisal only (art. 22, 24); only these two are ordered by us. */
    public boolean objectionAllowed() {
        return objectionAllowed;
    }
}
