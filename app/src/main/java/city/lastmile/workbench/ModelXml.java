package city.lastmile.workbench;

import java.io.IOException;
import java.io.StringReader;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Reads a model's XML without following anything that it names outside itself. */
final class ModelXml {

    private static final String CAMUNDA = "http://camunda.org/schema/1.0/";
    /** The engine's former name, which it still obeys. */
    private static final String ACTIVITI = "http://activiti.org/";
    private static final ErrorHandler SILENT = new Strict();

    private ModelXml() {
    }

    /** Without this the parser prints each fault to the console. */
    private static final class Strict implements ErrorHandler {

        @Override
        public void warning(SAXParseException said) {
            // Says nothing about the model.
        }

        @Override
        public void error(SAXParseException wrong) throws SAXException {
            throw wrong;
        }

        @Override
        public void fatalError(SAXParseException wrong) throws SAXException {
            throw wrong;
        }
    }

    /**
     * @throws SAXException when the text is no XML, or names a document type
     */
    static Document read(String text) throws SAXException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(SILENT);
            return builder.parse(new InputSource(new StringReader(text)));
        } catch (ParserConfigurationException | IOException e) {
            throw new IllegalStateException("XML cannot be read here", e);
        }
    }

    /** @return all elements of the document, in its order */
    static Stream<Element> elements(Document document) {
        return stream(document.getElementsByTagName("*"));
    }

    static Stream<Element> elements(Document document, String localName) {
        return stream(document.getElementsByTagNameNS("*", localName));
    }

    /** @return all ids, and the names of messages */
    static Set<String> names(Document document) {
        return Stream.concat(elements(document).map(element -> element.getAttribute("id")),
                elements(document, "message").map(element -> element.getAttribute("name"))).collect(Collectors.toSet());
    }

    static Stream<Element> children(Element parent, String localName) {
        NodeList nodes = parent.getChildNodes();
        return IntStream.range(0, nodes.getLength()).mapToObj(nodes::item).filter(Element.class::isInstance)
                .map(Element.class::cast).filter(child -> localName.equals(child.getLocalName()));
    }

    /** @return the text of the child {@code text}, stripped, or an empty text */
    static String cell(Element entry) {
        return children(entry, "text").map(Element::getTextContent).map(String::strip).findFirst().orElse("");
    }

    private static Stream<Element> stream(NodeList nodes) {
        return IntStream.range(0, nodes.getLength()).mapToObj(nodes::item).map(Element.class::cast);
    }

    static Optional<String> attribute(Element element, String name) {
        return element.hasAttribute(name) ? Optional.of(element.getAttribute(name)) : Optional.empty();
    }

    /** @return the value of an attribute that is an extension of the engine's */
    static Optional<String> extension(Element element, String localName) {
        return attributes(element).filter(attribute -> localName.equals(attribute.getLocalName()))
                .filter(attribute -> isExtension(attribute.getNamespaceURI())).map(Node::getNodeValue).findFirst();
    }

    static boolean isExtension(@Nullable String namespace) {
        return namespace != null && (namespace.startsWith(CAMUNDA) || namespace.startsWith(ACTIVITI));
    }

    static Stream<Node> attributes(Element element) {
        return IntStream.range(0, element.getAttributes().getLength()).mapToObj(element.getAttributes()::item);
    }

    /** @return the id of the element or of the nearest one around it that has one; an empty text for none */
    static String owner(Node node) {
        return owner(node, element -> element.hasAttribute("id"));
    }

    static String owner(Node node, Predicate<Element> counts) {
        for (Node at = node; at != null; at = at.getParentNode()) {
            if (at instanceof Element element && element.hasAttribute("id") && counts.test(element)) {
                return element.getAttribute("id");
            }
        }
        return "";
    }
}
