package city.lastmile.intake;

import java.text.Normalizer;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Checks contact data for slips of the pen; whether they are true only a call can tell. */
@Component
class ContactCheck {

    private static final int LONGEST_NAME = 50;
    private static final int LONGEST_EMAIL = 254;
    /** E.164 allows fifteen digits; the shortest Chinese number without area code has seven. */
    private static final Pattern PHONE = Pattern.compile("\\+?\\d{7,15}");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>\",;]+@[^\\s@<>\",;.]+(\\.[^\\s@<>\",;.]+)+");

    Contact check(Contact contact, List<FieldProblem> problems) {
        return new Contact(name(contact, problems), phone(contact, problems), email(contact, problems));
    }

    private static @Nullable String name(Contact contact, List<FieldProblem> problems) {
        String name = Words.line(contact.name());
        if (Words.count(name) > LONGEST_NAME) {
            problems.add(FieldProblem.of("contact.name", "intake.contact.name", LONGEST_NAME));
        }
        return name;
    }

    private static @Nullable String phone(Contact contact, List<FieldProblem> problems) {
        String line = Words.line(contact.phone());
        if (line == null) {
            return null;
        }
        String phone = Normalizer.normalize(line, Normalizer.Form.NFKC).replaceAll("[\\s()\\p{Pd}]", "");
        if (!PHONE.matcher(phone).matches()) {
            problems.add(FieldProblem.of("contact.phone", "intake.contact.phone"));
        }
        return phone;
    }

    private static @Nullable String email(Contact contact, List<FieldProblem> problems) {
        String email = Words.line(contact.email());
        if (email != null && (email.length() > LONGEST_EMAIL || !EMAIL.matcher(email).matches())) {
            problems.add(FieldProblem.of("contact.email", "intake.contact.email"));
        }
        return email;
    }
}
