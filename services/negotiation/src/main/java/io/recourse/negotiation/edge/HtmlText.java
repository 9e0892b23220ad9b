package io.recourse.negotiation.edge;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** What a mail in HTML says, line by line; what it quotes is marked as plain mails mark it (RFC 3676, 4.5). */
final class HtmlText implements NodeVisitor {

    private final StringBuilder text = new StringBuilder();
    private int quoted;

    private HtmlText() {}

    static String of(String html) {
        HtmlText text = new HtmlText();
        Element body = Jsoup.parse(html).body();
        body.select("script, style, template").remove();
        body.traverse(text);
        return text.text.toString();
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof TextNode words) {
            text.append(words.text().replace('\u00a0', ' '));
        } else if (node instanceof Element element) {
            if (isQuotation(element)) {
                quoted++;
            }
            if (element.isBlock() || element.normalName().equals("br")) {
                newLine();
            }
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (node instanceof Element element) {
            if (isQuotation(element)) {
                quoted--;
            }
            if (element.isBlock()) {
                newLine();
            }
        }
    }

    private static boolean isQuotation(Element element) {
        return element.normalName().equals("blockquote");
    }

    private void newLine() {
        text.append(quoted > 0 ? "\n> " : "\n");
    }
}
