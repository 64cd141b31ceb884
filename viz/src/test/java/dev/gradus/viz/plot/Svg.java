package dev.gradus.viz.plot;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Reads back what a plot wrote. */
final class Svg {
    private final Document document;

    Svg(Plot plot) {
        try {
            document = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(plot.svg())));
        } catch (Exception e) {
            throw new AssertionError("The SVG is not well-formed.", e);
        }
    }

    Element root() {
        return document.getDocumentElement();
    }

    List<String> texts() {
        return elements("text").stream().map(e -> e.getTextContent().strip()).toList();
    }

    List<Element> elements(String name) {
        NodeList found = document.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }

    /** How many elements of a kind are filled with a colour, by themselves or by the group around them. */
    long filled(String name, String colour) {
        return elements(name).stream().filter(e -> fill(e).equals(colour)).count();
    }

    private static String fill(Element element) {
        return element.hasAttribute("fill") || !(element.getParentNode() instanceof Element parent)
                ? element.getAttribute("fill")
                : fill(parent);
    }
}
