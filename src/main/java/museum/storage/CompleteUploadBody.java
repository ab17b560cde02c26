package museum.storage;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads {@code <CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>…</ETag></Part>…}, with or without a namespace. Protocol 03 §3.6. */
final class CompleteUploadBody {

    private static final int MOST_PARTS = 10_000;

    private CompleteUploadBody() {}

    static List<UploadsInParts.Part> read(byte[] body) {
        var parts = new ArrayList<UploadsInParts.Part>();
        try {
            var reader = factory().createXMLStreamReader(new ByteArrayInputStream(body));
            int number = 0;
            String etag = null;
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    switch (reader.getLocalName()) {
                        case "PartNumber" -> number = Integer.parseInt(text(reader));
                        case "ETag" -> etag = text(reader).replace("\"", "");
                        default -> {}
                    }
                } else if (event == XMLStreamConstants.END_ELEMENT
                        && reader.getLocalName().equals("Part")) {
                    if (number < 1 || number > MOST_PARTS || etag == null || parts.size() == MOST_PARTS) {
                        throw StoreError.INVALID_PART.refusal();
                    }
                    parts.add(new UploadsInParts.Part(number, etag));
                    number = 0;
                    etag = null;
                }
            }
        } catch (XMLStreamException | NumberFormatException unreadable) {
            throw StoreError.MALFORMED_XML.refusal();
        }
        if (parts.isEmpty()) {
            throw StoreError.MALFORMED_XML.refusal();
        }
        return parts;
    }

    private static String text(XMLStreamReader reader) throws XMLStreamException {
        return reader.getElementText().strip();
    }

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }
}
