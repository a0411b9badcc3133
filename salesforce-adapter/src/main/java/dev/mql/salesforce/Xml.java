package dev.mql.salesforce;

/** An XML document of the Metadata API, written line by line. Not for several threads. */
final class Xml {

    private final StringBuilder text;
    private final String root;
    private int depth;

    private Xml(StringBuilder text, String root, int depth) {
        this.text = text;
        this.root = root;
        this.depth = depth;
    }

    static Xml document(String root) {
        return new Xml(
                new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<")
                        .append(root)
                        .append(" xmlns=\"http://soap.sforce.com/2006/04/metadata\">\n"),
                root,
                1);
    }

    Xml line(String name, String value) {
        indent().append('<')
                .append(name)
                .append('>')
                .append(escaped(value))
                .append("</")
                .append(name)
                .append(">\n");
        return this;
    }

    Xml line(String name, boolean value) {
        return line(name, Boolean.toString(value));
    }

    /** @param content writes what stands inside */
    Xml block(String name, Runnable content) {
        indent().append('<').append(name).append(">\n");
        depth++;
        content.run();
        depth--;
        indent().append("</").append(name).append(">\n");
        return this;
    }

    String end() {
        return text + "</" + root + ">\n";
    }

    private StringBuilder indent() {
        return text.append("    ".repeat(depth));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
