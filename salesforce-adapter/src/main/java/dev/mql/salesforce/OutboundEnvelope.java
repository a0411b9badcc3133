package dev.mql.salesforce;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * An outbound message: whose it is, and which records it is about. The parser knows no document type and no entity, so
 * that a text can neither grow nor reach for anything; it goes no deeper than such a message does.
 */
record OutboundEnvelope(String organisation, List<String> ids) {

    private static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";
    private static final String OUTBOUND = "http://soap.sforce.com/2005/09/outbound";
    private static final String RECORD = "urn:sobject.enterprise.soap.sforce.com";
    private static final String RECORD_OF_PARTNER = "urn:sobject.partner.soap.sforce.com";
    private static final int DEEPEST = 12;
    private static final XMLInputFactory FACTORY = factory();

    OutboundEnvelope {
        ids = List.copyOf(ids);
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setXMLResolver((publicId, systemId, baseUri, namespace) -> {
            throw new XMLStreamException("nothing is fetched");
        });
        return factory;
    }

    /** Empty where the text is no outbound message. */
    static Optional<OutboundEnvelope> read(String text) {
        try {
            XMLStreamReader xml;
            synchronized (FACTORY) {
                xml = FACTORY.createXMLStreamReader(new StringReader(text));
            }
            return read(xml);
        } catch (XMLStreamException notXml) {
            return Optional.empty();
        }
    }

    private static Optional<OutboundEnvelope> read(XMLStreamReader xml) throws XMLStreamException {
        String organisation = "";
        List<String> ids = new ArrayList<>();
        int depth = 0;
        boolean message = false;
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new XMLStreamException("a DTD");
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.START_ELEMENT -> {
                    depth++;
                    if (depth > DEEPEST || (depth == 1 && !isNamed(xml, SOAP, "Envelope"))) {
                        throw new XMLStreamException("no envelope");
                    }
                    message |= isNamed(xml, OUTBOUND, "notifications");
                    if (isNamed(xml, OUTBOUND, "OrganizationId")) {
                        organisation = xml.getElementText();
                        depth--;
                    } else if (isNamed(xml, RECORD, "Id") || isNamed(xml, RECORD_OF_PARTNER, "Id")) {
                        ids.add(xml.getElementText());
                        depth--;
                    }
                }
                default -> {
                    // text between elements, comments
                }
            }
        }
        return message ? Optional.of(new OutboundEnvelope(organisation, ids)) : Optional.empty();
    }

    private static boolean isNamed(XMLStreamReader xml, String namespace, String name) {
        return xml.getLocalName().equals(name) && namespace.equals(xml.getNamespaceURI());
    }
}
