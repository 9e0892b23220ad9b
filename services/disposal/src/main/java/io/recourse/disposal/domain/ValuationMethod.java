package io.recourse.disposal.domain;

/** Ways to a reference price (确定财产处置参考价规定 art. 2). */
public enum ValuationMethod {
    /** The parties agree on a price (议价). */
    AGREEMENT("agreement", false),
    /** A public price basis is asked for (定向询价). */
    OFFICIAL("official-inquiry", false),
    /** Inquiry with the listed network platforms (网络询价). */
    NETWORK("network-inquiry", true),
    /** An appraiser is commissioned (委托评估). */
    APPRAISAL("appraisal", true);

    private final String word;
    private final boolean objectionAllowed;

    ValuationMethod(String word, boolean objectionAllowed) {
        this.word = word;
        this.objectionAllowed = objectionAllowed;
    }

    /** How our own events call it, in the contract's released words; venues are told, and answer, the name in capitals. */
    public String word() {
        return word;
    }

    /** Objections are heard against network inquiry and appraisal only (art. 22, 24); only these two are ordered by us. */
    public boolean objectionAllowed() {
        return objectionAllowed;
    }
}
