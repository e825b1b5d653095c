package city.lastmile.portal;

import java.io.StringWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** A web feed as RFC 4287 has it. */
final class AtomFeed {

    static final String TYPE = "application/atom+xml;charset=UTF-8";
    private static final String NAMESPACE = "http://www.w3.org/2005/Atom";

    private final String title;
    private final String address;
    private final List<Entry> entries = new ArrayList<>();

    AtomFeed(String title, String address) {
        this.title = title;
        this.address = address;
    }

    private record Entry(String id, String title, String summary, String link, Instant updated) {
    }

    void entry(String id, String title, String summary, String link, Instant updated) {
        entries.add(new Entry(id, title, summary, link, updated));
    }

    String xml() {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("feed");
            xml.writeDefaultNamespace(NAMESPACE);
            head(xml, address, title, address, "self",
                    entries.stream().map(Entry::updated).max(Comparator.naturalOrder()).orElse(Instant.EPOCH));
            element(xml, "author", "name", title);
            for (Entry entry : entries) {
                xml.writeStartElement("entry");
                head(xml, entry.id(), entry.title(), entry.link(), "alternate", entry.updated());
                element(xml, "summary", entry.summary());
                xml.writeEndElement();
            }
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return text.toString();
    }

    private static void head(XMLStreamWriter xml, String id, String title, String link, String relation,
            Instant updated) throws XMLStreamException {
        element(xml, "id", id);
        element(xml, "title", title);
        element(xml, "updated", updated.truncatedTo(ChronoUnit.SECONDS).toString());
        xml.writeEmptyElement("link");
        xml.writeAttribute("rel", relation);
        xml.writeAttribute("href", link);
    }

    private static void element(XMLStreamWriter xml, String outer, String inner, String text) throws XMLStreamException {
        xml.writeStartElement(outer);
        element(xml, inner, text);
        xml.writeEndElement();
    }

    private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }
}
