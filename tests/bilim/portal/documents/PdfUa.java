import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.ProfileDetails;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Asks veraPDF whether files are PDF/UA-1: a line a file, and after its name a rule that does not hold. */
public class PdfUa {
    static final String RULES = "org/verapdf/pdfa/validation/PDFUA-1.xml";

    public static void main(String[] files) throws Exception {
        Logger.getLogger("").setLevel(Level.OFF);
        VeraGreenfieldFoundryProvider.initialise();
        ValidationProfile profile = profile();
        for (String file : files) {
            try (InputStream in = Files.newInputStream(Path.of(file));
                    PDFAParser parser = Foundries.defaultInstance().createParser(in, PDFAFlavour.PDFUA_1);
                    PDFAValidator validator = Foundries.defaultInstance().createValidator(profile, false)) {
                ValidationResult found = validator.validate(parser);
                System.out.println(file);
                for (TestAssertion each : found.getTestAssertions()) {
                    System.out.println(file + "\t" + each.getRuleId().getClause() + ": " + each.getMessage());
                }
            }
        }
    }

    /** The rules inside the jar, read without JAXB, which the jar leaves out. */
    static ValidationProfile profile() throws Exception {
        InputStream in = PdfUa.class.getClassLoader().getResourceAsStream(RULES);
        Element root = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in).getDocumentElement();
        Set<Rule> rules = new HashSet<>();
        for (Element rule : all(root, "rule")) {
            rules.add(rule(rule));
        }
        Set<Variable> variables = new HashSet<>();
        for (Element each : all(root, "variable")) {
            variables.add(Profiles.variableFromValues(
                    each.getAttribute("name"), each.getAttribute("object"), text(each, "defaultValue"), text(each, "value")));
        }
        ProfileDetails details = Profiles.profileDetailsFromValues("PDF/UA-1", RULES, "veraPDF", new Date(0));
        return Profiles.profileFromValues(PDFAFlavour.PDFUA_1, details, "", rules, variables);
    }

    static Rule rule(Element rule) {
        Element id = all(rule, "id").get(0);
        int number = Integer.parseInt(id.getAttribute("testNumber"));
        return Profiles.ruleFromValues(
                Profiles.ruleIdFromValues(PDFAFlavour.Specification.ISO_14289_1, id.getAttribute("clause"), number),
                rule.getAttribute("object"),
                Boolean.parseBoolean(rule.getAttribute("deferred")),
                rule.getAttribute("tags"),
                text(rule, "description"),
                text(rule, "test"),
                Profiles.errorFromValues(text(rule, "message"), List.of()),
                List.of());
    }

    static List<Element> all(Element above, String name) {
        List<Element> found = new ArrayList<>();
        NodeList nodes = above.getElementsByTagName(name);
        for (int place = 0; place < nodes.getLength(); place++) {
            found.add((Element) nodes.item(place));
        }
        return found;
    }

    static String text(Element above, String name) {
        return all(above, name).get(0).getTextContent();
    }
}
