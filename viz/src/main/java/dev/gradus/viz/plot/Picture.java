package dev.gradus.viz.plot;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;

/** A figure with title and legend, ready to be drawn. */
final class Picture {
    private static final int TITLE_SIZE = 15;
    private static final int LEGEND_SIZE = 12;

    private final JFreeChart chart;
    private final Options options;

    Picture(Figure figure, Options options) {
        this.options = options;
        chart = new JFreeChart("", Look.font(Font.BOLD, TITLE_SIZE), figure.panel(options), false);
        chart.setBackgroundPaint(options.palette().background());
        chart.setPadding(new RectangleInsets(10, 8, 8, 16));
        chart.setTitle((TextTitle) null);
        addTitle();
        addLegend();
    }

    private void addTitle() {
        if (!options.title().isBlank()) {
            TextTitle title = new TextTitle(options.title(), Look.font(Font.BOLD, TITLE_SIZE));
            title.setPaint(options.palette().text());
            title.setHorizontalAlignment(HorizontalAlignment.LEFT);
            title.setPadding(new RectangleInsets(0, 10, 4, 0));
            chart.setTitle(title);
        }
    }

    private void addLegend() {
        LegendTitle legend = new LegendTitle(chart.getPlot());
        if (chart.getPlot().getLegendItems().getItemCount() > 1) {
            legend.setPosition(RectangleEdge.TOP);
            legend.setHorizontalAlignment(HorizontalAlignment.LEFT);
            legend.setItemFont(Look.font(Font.PLAIN, LEGEND_SIZE));
            legend.setItemPaint(options.palette().text());
            legend.setBackgroundPaint(options.palette().background());
            legend.setFrame(BlockBorder.NONE);
            legend.setPadding(new RectangleInsets(0, 6, 4, 0));
            chart.addSubtitle(legend);
        }
    }

    int width() {
        return options.width();
    }

    int height() {
        return options.height();
    }

    void draw(Graphics2D g) {
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        chart.draw(g, new Rectangle2D.Double(0, 0, width(), height()));
    }

    byte[] png(double scale) {
        BufferedImage image = new BufferedImage(
                (int) Math.round(width() * scale), (int) Math.round(height() * scale), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.transform(AffineTransform.getScaleInstance(scale, scale));
        draw(g);
        g.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException("The picture could not be encoded in memory.", e);
        }
        return out.toByteArray();
    }
}
