package dev.gradus.viz.plot;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import org.apache.batik.dom.GenericDOMImplementation;
import org.apache.batik.svggen.ImageHandlerBase64Encoder;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGIDGenerator;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Writes a picture as SVG: the same picture as the same text, safe to put several into one page. */
final class SvgWriter {
    private static final String SVG = "http://www.w3.org/2000/svg";
    private static final String PROVISIONAL_ID = "gradus-plot-id-";
    private static final int DECIMALS = 2;

    private SvgWriter() {}

    static String write(Picture picture, String title) {
        Document document = GenericDOMImplementation.getDOMImplementation().createDocument(SVG, "svg", null);
        SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
        context.setComment(null);
        context.setPrecision(DECIMALS);
        context.setImageHandler(new ImageHandlerBase64Encoder());
        context.setIDGenerator(new SVGIDGenerator() {
            @Override
            public String generateID(String prefix) {
                return super.generateID(PROVISIONAL_ID + prefix);
            }
        });
        SVGGraphics2D graphics = new SVGGraphics2D(context, false);
        picture.draw(graphics);
        Element root = graphics.getRoot();
        root.setAttribute("width", Integer.toString(picture.width()));
        root.setAttribute("height", Integer.toString(picture.height()));
        root.setAttribute("viewBox", "0 0 " + picture.width() + " " + picture.height());
        root.setAttribute("role", "img");
        Element name = document.createElementNS(SVG, "title");
        name.setTextContent(title);
        root.insertBefore(name, root.getFirstChild());
        StringWriter out = new StringWriter();
        try {
            graphics.stream(root, out, false, false);
        } catch (IOException e) {
            throw new UncheckedIOException("The picture could not be written in memory.", e);
        }
        return finished(out.toString());
    }

    // Two pictures in one page must not share ids, or the clip of the first would cut the second.
    private static String finished(String svg) {
        CRC32 sum = new CRC32();
        sum.update(svg.getBytes(StandardCharsets.UTF_8));
        return svg.replace(PROVISIONAL_ID, "p" + Long.toHexString(sum.getValue()) + "-")
                .replace("'" + Look.FONT + "'", "'" + Look.FONT + "', Verdana, sans-serif");
    }
}
