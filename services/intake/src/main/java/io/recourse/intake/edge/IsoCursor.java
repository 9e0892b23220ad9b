package io.recourse.intake.edge;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.exc.WstxLazyException;
import com.ctc.wstx.stax.WstxInputFactory;
import io.recourse.casework.door.BadInput;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Goes through an XML file once, element by element, and keeps no more of it than it is asked to read. A DOCTYPE is refused
 * before it is looked into and no entity is resolved; what is too deep or too long to be a message breaks the file off.
 */
final class IsoCursor {

    /** The deepest path of the messages has 16 elements. */
    private static final int DEEPEST = 48;

    private static final int LONGEST_ATTRIBUTE = 4096;
    private static final int MOST_ATTRIBUTES = 32;

    /** Of one part that is read: a transaction with all its parties, taxes and documents has some hundreds. */
    private static final int MOST_ELEMENTS = 5_000;

    /** UTF-16 units of one text; the messages know none that counts here above 140. */
    private static final int LONGEST_TEXT = 2_000;

    /** Likewise of all texts of one part. */
    private static final int MOST_TEXT = 200_000;

    private static final XMLInputFactory FACTORY = factory();

    private final XMLStreamReader xml;
    private int depth;
    private @Nullable String namespace;

    private static XMLInputFactory factory() {
        // asked for by name: whatever else is on the class path, these are the bounds we mean
        WstxInputFactory factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, DEEPEST);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, LONGEST_ATTRIBUTE);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, MOST_ATTRIBUTES);
        // names of strangers are not kept beyond their file
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        return factory;
    }

    IsoCursor(InputStream in) throws BadInput, IOException {
        try {
            xml = FACTORY.createXMLStreamReader(in);
        } catch (XMLStreamException e) {
            throw broken(e, null);
        }
        String encoding = xml.getEncoding();
        if (encoding != null && !encoding.equalsIgnoreCase("UTF-8") && !encoding.equalsIgnoreCase("US-ASCII")) {
            throw new BadInput("encoding-unsupported", null, "A file is in UTF-8.");
        }
    }

    /** How deep the cursor stands: 0 before the root, 1 on it. */
    int depth() {
        return depth;
    }

    String name() {
        return xml.getLocalName();
    }

    String namespace() {
        String uri = xml.getNamespaceURI();
        return uri == null ? "" : uri;
    }

    /** From here on elements of other namespaces are passed over with all that is in them. */
    void keepTo(String uri) {
        namespace = uri;
    }

    long line() {
        return Math.max(1, xml.getLocation().getLineNumber());
    }

    /**
     * Moves on to the next element directly below the open one at that depth, over all that stands before it.
     *
     * @return false at the end of the element of that depth
     */
    boolean next(int parent) throws BadInput, IOException {
        while (true) {
            switch (event()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    depth++;
                    if (depth == parent + 1 && (namespace == null || namespace.equals(namespace()))) {
                        return true;
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    if (depth < parent) {
                        return false;
                    }
                }
                case XMLStreamConstants.END_DOCUMENT -> {
                    return false;
                }
                default -> {}
            }
        }
    }

    /** Nothing follows the root but comments. */
    void end() throws BadInput, IOException {
        while (event() != XMLStreamConstants.END_DOCUMENT) {
            // what may stand there says nothing
        }
    }

    /**
     * The element the cursor stands on with all that is in it, up to its end.
     *
     * @throws BadInput {@code entry-too-large}, with the cursor on the end: what follows can be read
     */
    IsoElement read() throws BadInput, IOException {
        int outside = depth - 1;
        Deque<IsoElement> open = new ArrayDeque<>();
        StringBuilder text = new StringBuilder();
        IsoElement whole = started();
        open.push(whole);
        int elements = 1;
        int skipped = 0;
        int texts = 0;
        boolean tooLarge = false;
        while (depth > outside) {
            switch (event()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    depth++;
                    tooLarge |= ++elements > MOST_ELEMENTS;
                    if (skipped > 0 || tooLarge || (namespace != null && !namespace.equals(namespace()))) {
                        skipped++;
                    } else {
                        IsoElement child = started();
                        open.element().add(child);
                        open.push(child);
                        text.setLength(0);
                    }
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    tooLarge |= skipped == 0 && !added(text);
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    if (skipped > 0) {
                        skipped--;
                    } else {
                        texts += text.length();
                        tooLarge |= texts > MOST_TEXT;
                        open.pop().text(tooLarge ? "" : text.toString());
                        text.setLength(0);
                    }
                }
                default -> {}
            }
        }
        if (tooLarge) {
            throw new BadInput("entry-too-large", null, "This is longer than what such a message says.");
        }
        return whole;
    }

    private IsoElement started() {
        return new IsoElement(xml.getLocalName(), xml.getAttributeValue(null, "Ccy"));
    }

    /** @return whether it had room; blanks need none */
    private boolean added(StringBuilder text) throws BadInput, IOException {
        try {
            int length = xml.getTextLength();
            if (text.length() + length <= LONGEST_TEXT) {
                text.append(xml.getTextCharacters(), xml.getTextStart(), length);
                return true;
            }
            return xml.isWhiteSpace();
        } catch (WstxLazyException e) {
            throw broken(e);
        }
    }

    private int event() throws BadInput, IOException {
        try {
            int event = xml.next();
            if (event == XMLStreamConstants.DTD) {
                throw new BadInput("doctype-refused", null, "A file has no DOCTYPE.");
            }
            if (event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw new BadInput("entity-refused", null, "A file has no entities of its own" + at(xml.getLocation()));
            }
            return event;
        } catch (XMLStreamException e) {
            throw broken(e, xml.getLocation());
        } catch (WstxLazyException e) {
            throw broken(e);
        }
    }

    /** What the parser finds only when it goes over what it had not looked at. */
    private BadInput broken(WstxLazyException e) throws IOException {
        return e.getCause() instanceof XMLStreamException cause
                ? broken(cause, xml.getLocation())
                : new BadInput("xml-malformed", null, "The file is no XML that is read here" + at(xml.getLocation()));
    }

    /** What the parser says may quote the file; where it says it does not. A sender that hangs up is no broken file. */
    private static BadInput broken(XMLStreamException e, @Nullable Location stood) throws IOException {
        Throwable cause = e.getCause() == null ? e.getNestedException() : e.getCause();
        if (cause instanceof IOException io && !(cause instanceof CharConversionException)) {
            throw io;
        }
        Location where = e.getLocation() == null ? stood : e.getLocation();
        String rule = cause instanceof CharConversionException ? "not-utf-8" : "xml-malformed";
        return new BadInput(rule, null, "The file is no XML that is read here" + at(where));
    }

    private static String at(@Nullable Location where) {
        return where == null || where.getLineNumber() < 1
                ? "."
                : ": line " + where.getLineNumber() + ", column " + where.getColumnNumber() + ".";
    }
}
